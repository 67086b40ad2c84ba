//! Documents as rows. Contents have a table and a way of their own: [`file`] alone reads one.

use chrono::{DateTime, Utc};
use domain::{DocumentId, DocumentKind, DocumentType, ProfileId, lifecycle::DocumentState};
use sqlx::{PgConnection, PgPool};

use super::{Document, File, read::Undecided, send::NewDocument};
use crate::Problem;

pub(super) async fn count(tx: &mut PgConnection, profile: ProfileId) -> Result<i64, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM documents WHERE profile_id = $1"#, profile.0).fetch_one(tx).await?)
}

pub(super) async fn insert(
    tx: &mut PgConnection,
    id: DocumentId,
    profile: ProfileId,
    document: &NewDocument,
    hash: &[u8],
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO documents (id, profile_id, state, kind, title, file_name, file_type, byte_count, content_hash, valid_until, sent_at)
         VALUES ($1, $2, 'sent', $3, $4, $5, $6, $7, $8, $9, $10)",
        id.0,
        profile.0,
        document.kind.code(),
        document.title,
        document.file_name,
        document.file_type.code(),
        i32::try_from(document.content.len()).map_err(Problem::broken)?,
        hash,
        document.valid_until,
        now
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!("INSERT INTO document_contents (document_id, content) VALUES ($1, $2)", id.0, document.content).execute(tx).await?;
    Ok(())
}

/// The latest first, without contents.
pub(super) async fn list(tx: &mut PgConnection, profile: ProfileId) -> Result<Vec<Document>, Problem> {
    Ok(sqlx::query_as!(
        Document,
        r#"SELECT id AS "id: DocumentId", state AS "state: DocumentState", kind AS "kind: DocumentKind", title, file_name,
                  file_type AS "file_type: DocumentType", byte_count, valid_until, refused_because, sent_at, decided_at
           FROM documents WHERE profile_id = $1 ORDER BY sent_at DESC, id DESC"#,
        profile.0
    )
    .fetch_all(tx)
    .await?)
}

/// What waits for staff of everybody whom staff looks at (`ProfileState::is_looked_at`); sent before they asked to join, it waits since then.
pub(super) async fn undecided(pool: &PgPool) -> Result<Vec<Undecided>, Problem> {
    Ok(sqlx::query_as!(
        Undecided,
        r#"SELECT d.profile_id AS "profile: ProfileId", a.name AS cto, array_agg(d.title ORDER BY d.sent_at) AS "titles!",
                  GREATEST(min(d.sent_at), (SELECT max(v.applied_at) FROM applications v WHERE v.profile_id = d.profile_id)) AS "since!"
           FROM documents d JOIN profiles p ON p.id = d.profile_id JOIN accounts a ON a.id = p.account_id
           WHERE d.state = 'sent' AND p.state NOT IN ('draft', 'refused') AND a.state = 'active'
           GROUP BY d.profile_id, a.name ORDER BY 4"#
    )
    .fetch_all(pool)
    .await?)
}

/// A document whose row is locked.
pub(super) struct Locked {
    pub profile: ProfileId,
    pub state: DocumentState,
}

pub(super) async fn lock(tx: &mut PgConnection, id: DocumentId) -> Result<Option<Locked>, Problem> {
    Ok(sqlx::query_as!(
        Locked,
        r#"SELECT profile_id AS "profile: ProfileId", state AS "state: DocumentState" FROM documents WHERE id = $1 FOR UPDATE"#,
        id.0
    )
    .fetch_optional(tx)
    .await?)
}

pub(super) async fn decide(
    tx: &mut PgConnection,
    id: DocumentId,
    state: DocumentState,
    refused_because: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE documents SET state = $2, refused_because = $3, decided_at = $4 WHERE id = $1",
        id.0,
        state.code(),
        refused_because,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn remove(tx: &mut PgConnection, id: DocumentId) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM documents WHERE id = $1", id.0).execute(tx).await?;
    Ok(())
}

/// Whose document it is.
pub(super) async fn profile_of(tx: &mut PgConnection, id: DocumentId) -> Result<Option<ProfileId>, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT profile_id AS "profile: ProfileId" FROM documents WHERE id = $1"#, id.0).fetch_optional(tx).await?)
}

/// One content.
pub(super) async fn file(tx: &mut PgConnection, id: DocumentId) -> Result<Option<File>, Problem> {
    Ok(sqlx::query_as!(
        File,
        r#"SELECT d.file_name AS name, d.file_type AS "kind: DocumentType", c.content
           FROM documents d JOIN document_contents c ON c.document_id = d.id WHERE d.id = $1"#,
        id.0
    )
    .fetch_optional(tx)
    .await?)
}
