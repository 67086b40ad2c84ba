//! What is asked about conversations.

use chrono::{DateTime, Utc};
use domain::{AccountId, CandidacyId, DocumentType, MessageId, MissionId, Role, lifecycle::MessageState};
use sqlx::{PgConnection, PgPool};

use super::place::{Place, places};
use crate::{
    Problem,
    messages::{File, OpenReport, read::Mark},
};

/// A message of a page.
pub(in crate::messages) struct Row {
    pub id: MessageId,
    pub number: i32,
    pub state: MessageState,
    pub author: Option<AccountId>,
    pub role: Role,
    pub author_name: Option<String>,
    pub ceo_reads: bool,
    pub sent_at: DateTime<Utc>,
    pub words: Option<String>,
    pub file_name: Option<String>,
    pub file_type: Option<DocumentType>,
    pub byte_count: Option<i32>,
    pub is_reported: bool,
    pub reported_by_reader: bool,
}

/// The latest first, from before a number on, at most `limit`.
pub(in crate::messages) async fn page(
    pool: &PgPool,
    candidacy: CandidacyId,
    reader: Role,
    account: AccountId,
    before: Option<i32>,
    limit: usize,
) -> Result<Vec<Row>, Problem> {
    Ok(sqlx::query_as!(
        Row,
        r#"SELECT m.id AS "id: MessageId", m.number, m.state AS "state: MessageState", m.author_id AS "author: AccountId", m.author_role AS "role: Role",
                  a.name AS "author_name?", m.ceo_reads, m.sent_at, w.words AS "words?", f.file_name AS "file_name?",
                  f.file_type AS "file_type?: DocumentType", f.byte_count AS "byte_count?",
                  EXISTS (SELECT FROM message_reports r WHERE r.message_id = m.id AND r.settled_at IS NULL) AS "is_reported!",
                  EXISTS (SELECT FROM message_reports r WHERE r.message_id = m.id AND r.reporter_id = $3 AND r.settled_at IS NULL) AS "reported_by_reader!"
           FROM messages m LEFT JOIN message_words w ON w.message_id = m.id LEFT JOIN message_files f ON f.message_id = m.id
           LEFT JOIN accounts a ON a.id = m.author_id
           WHERE m.candidacy_id = $1 AND ($2 <> 'ceo' OR m.ceo_reads) AND ($4::integer IS NULL OR m.number < $4)
           ORDER BY m.number DESC LIMIT $5"#,
        candidacy.0,
        reader.code(),
        account.0,
        before,
        i64::try_from(limit).unwrap_or(i64::MAX)
    )
    .fetch_all(pool)
    .await?)
}

pub(in crate::messages) async fn marks(pool: &PgPool, candidacy: CandidacyId) -> Result<Vec<Mark>, Problem> {
    Ok(sqlx::query_as!(Mark, r#"SELECT role AS "role: Role", last_read, read_at FROM message_marks WHERE candidacy_id = $1"#, candidacy.0)
        .fetch_all(pool)
        .await?)
}

/// A message, without what was written.
pub(in crate::messages) struct Found {
    pub id: MessageId,
    pub candidacy: CandidacyId,
    pub mission: MissionId,
    pub state: MessageState,
    pub author: Option<AccountId>,
    pub author_role: Role,
    pub ceo_reads: bool,
    pub sent_at: DateTime<Utc>,
    pub is_reported: bool,
}

pub(super) async fn found(connection: &mut PgConnection, id: MessageId) -> Result<Option<Found>, Problem> {
    Ok(sqlx::query_as!(
        Found,
        r#"SELECT m.id AS "id: MessageId", m.candidacy_id AS "candidacy: CandidacyId", v.mission_id AS "mission: MissionId", m.state AS "state: MessageState",
                  m.author_id AS "author: AccountId", m.author_role AS "author_role: Role", m.ceo_reads, m.sent_at,
                  EXISTS (SELECT FROM message_reports r WHERE r.message_id = m.id AND r.settled_at IS NULL) AS "is_reported!"
           FROM messages m JOIN conversations v ON v.candidacy_id = m.candidacy_id WHERE m.id = $1"#,
        id.0
    )
    .fetch_optional(connection)
    .await?)
}

pub(in crate::messages) async fn message(pool: &PgPool, id: MessageId) -> Result<Option<Found>, Problem> {
    found(&mut *pool.acquire().await?, id).await
}

pub(in crate::messages) async fn conversation_of(pool: &PgPool, id: MessageId) -> Result<Option<CandidacyId>, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT candidacy_id AS "id: CandidacyId" FROM messages WHERE id = $1"#, id.0).fetch_optional(pool).await?)
}

/// One content.
pub(in crate::messages) async fn file(pool: &PgPool, id: MessageId) -> Result<Option<File>, Problem> {
    Ok(sqlx::query_as!(
        File,
        r#"SELECT f.file_name AS name, f.file_type AS "kind: DocumentType", c.content
           FROM message_files f JOIN message_file_contents c ON c.message_id = f.message_id WHERE f.message_id = $1"#,
        id.0
    )
    .fetch_optional(pool)
    .await?)
}

/// What waits in one conversation.
pub(in crate::messages) struct Unread {
    pub count: u32,
    /// Who wrote the last of it.
    pub from: Role,
}

/// What waits to be read by a side; nothing where nothing does.
pub(in crate::messages) async fn unread_of(
    connection: &mut PgConnection,
    candidacy: CandidacyId,
    role: Role,
) -> Result<Option<Unread>, Problem> {
    let row = sqlx::query!(
        r#"SELECT count(*) AS "count!", (array_agg(m.author_role ORDER BY m.number DESC))[1] AS "from: Role"
           FROM messages m LEFT JOIN message_marks k ON k.candidacy_id = m.candidacy_id AND k.role = $2
           WHERE m.candidacy_id = $1 AND m.state = 'sent' AND m.author_role <> $2 AND m.number > COALESCE(k.last_read, 0)
             AND ($2 <> 'ceo' OR m.ceo_reads)"#,
        candidacy.0,
        role.code()
    )
    .fetch_one(connection)
    .await?;
    Ok(row.from.map(|from| Unread { count: u32::try_from(row.count).unwrap_or(u32::MAX), from }))
}

/// A conversation of a list.
pub(in crate::messages) struct Listed {
    pub candidacy: CandidacyId,
    pub place: Place,
    pub last_at: DateTime<Utc>,
    pub last_by: Role,
    pub unread: u32,
}

/// The latest first, at most `limit`.
pub(in crate::messages) async fn list(pool: &PgPool, role: Role, account: AccountId, limit: usize) -> Result<Vec<Listed>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT v.candidacy_id AS "candidacy: CandidacyId", last.sent_at AS last_at, last.author_role AS "last_by: Role", waiting.count AS "unread!"
           FROM conversations v LEFT JOIN candidacies c ON c.id = v.candidacy_id
           LEFT JOIN message_marks k ON k.candidacy_id = v.candidacy_id AND k.role = $1
           CROSS JOIN LATERAL (SELECT m.sent_at, m.author_role FROM messages m WHERE m.candidacy_id = v.candidacy_id AND ($1 <> 'ceo' OR m.ceo_reads)
                               ORDER BY m.number DESC LIMIT 1) last
           CROSS JOIN LATERAL (SELECT count(*) FROM messages m WHERE m.candidacy_id = v.candidacy_id AND m.number > COALESCE(k.last_read, 0)
                               AND m.state = 'sent' AND m.author_role <> $1 AND ($1 <> 'ceo' OR m.ceo_reads)) waiting
           WHERE $1 = 'staff' OR $1 = 'cto' AND v.cto_id = $2 OR $1 = 'ceo' AND v.ceo_id = $2
             AND (c.id IS NULL OR c.position IS NOT NULL AND c.shown_at IS NOT NULL AND c.state NOT IN ('suggested', 'invited', 'expired', 'applied'))
           ORDER BY waiting.count > 0 DESC, last.sent_at DESC, v.candidacy_id LIMIT $3"#,
        role.code(),
        account.0,
        i64::try_from(limit).unwrap_or(i64::MAX)
    )
    .fetch_all(pool)
    .await?;
    let ids: Vec<CandidacyId> = rows.iter().map(|row| row.candidacy).collect();
    let mut found = places(pool, &ids).await?;
    let listed = rows.into_iter().filter_map(|row| {
        let at = found.iter().position(|place| place.candidacy == row.candidacy)?;
        let place = found.swap_remove(at);
        let unread = u32::try_from(row.unread).unwrap_or(u32::MAX);
        Some(Listed { candidacy: row.candidacy, place, last_at: row.last_at, last_by: row.last_by, unread })
    });
    Ok(listed.collect())
}

/// How much was written in the conversations of a mission, and how much of it waits for staff.
pub(in crate::messages) async fn counts_of_mission(pool: &PgPool, mission: MissionId) -> Result<Vec<(CandidacyId, u32, u32)>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT v.candidacy_id AS "candidacy: CandidacyId", count(m.id) AS "written!",
                  count(m.id) FILTER (WHERE m.state = 'sent' AND m.author_role <> 'staff' AND m.number > COALESCE(k.last_read, 0)) AS "unread!"
           FROM conversations v JOIN messages m ON m.candidacy_id = v.candidacy_id
           LEFT JOIN message_marks k ON k.candidacy_id = v.candidacy_id AND k.role = 'staff'
           WHERE v.mission_id = $1 GROUP BY v.candidacy_id"#,
        mission.0
    )
    .fetch_all(pool)
    .await?;
    let whole = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(rows.into_iter().map(|row| (row.candidacy, whole(row.written), whole(row.unread))).collect())
}

/// What waits for staff to look at, the oldest first, at most a hundred.
pub(in crate::messages) async fn open_reports(pool: &PgPool) -> Result<Vec<OpenReport>, Problem> {
    Ok(sqlx::query_as!(
        OpenReport,
        r#"SELECT r.message_id AS "message: MessageId", m.candidacy_id AS "candidacy: CandidacyId", v.mission_id AS "mission: MissionId", i.company AS "company?",
                  cto.name AS "cto?", m.author_role AS "author_role: Role", w.words AS "words?", a.name AS reporter, r.reason, r.reported_at
           FROM message_reports r JOIN messages m ON m.id = r.message_id JOIN conversations v ON v.candidacy_id = m.candidacy_id
           JOIN accounts a ON a.id = r.reporter_id LEFT JOIN missions i ON i.id = v.mission_id LEFT JOIN accounts cto ON cto.id = v.cto_id
           LEFT JOIN message_words w ON w.message_id = m.id
           WHERE r.settled_at IS NULL ORDER BY r.reported_at, r.message_id LIMIT 100"#
    )
    .fetch_all(pool)
    .await?)
}
