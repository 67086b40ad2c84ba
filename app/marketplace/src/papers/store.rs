//! Papers that were handed over, and what was told of them, as rows.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    DocumentId, DocumentKind, EngagementId, PaperKind,
    availability::day_of,
    lifecycle::{DocumentState, PaperState},
    paper::{Paper, PaperReminder, Signed},
};
use sqlx::PgConnection;

use crate::{Problem, terms};

/// A document of the CTO's that may be a paper of the engagement.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub id: DocumentId,
    kind: DocumentKind,
    pub title: String,
    pub file_name: String,
    pub document: DocumentState,
    pub sent_at: DateTime<Utc>,
    pub valid_until: Option<NaiveDate>,
    /// Whether the company has it; nothing where it never had.
    pub state: Option<PaperState>,
    pub since: Option<DateTime<Utc>>,
}

impl Row {
    pub fn kind(&self) -> Option<PaperKind> {
        PaperKind::of(self.kind)
    }

    pub fn is_handed_over(&self) -> bool {
        self.state == Some(PaperState::HandedOver)
    }

    /// As the rule knows it.
    pub fn paper(&self) -> Paper {
        Paper { sent_on: day_of(self.sent_at), valid_until: self.valid_until, accepted: self.document == DocumentState::Verified }
    }

    /// Whether it counts for the company.
    pub fn counts(&self) -> bool {
        self.is_handed_over() && matches!(self.document, DocumentState::Sent | DocumentState::Verified)
    }
}

/// What the CTO of an engagement has that may be a paper, the latest first; as many as a CTO keeps documents, at most.
pub(super) async fn rows(connection: &mut PgConnection, engagement: EngagementId) -> Result<Vec<Row>, Problem> {
    Ok(sqlx::query_as!(
        Row,
        r#"SELECT d.id AS "id: DocumentId", d.kind AS "kind: DocumentKind", d.title, d.file_name, d.state AS "document: DocumentState", d.sent_at,
                  d.valid_until, p.state AS "state?: PaperState", p.since AS "since?"
           FROM engagements e JOIN candidacies c ON c.id = e.candidacy_id JOIN documents d ON d.profile_id = c.profile_id
           LEFT JOIN papers p ON p.engagement_id = e.id AND p.document_id = d.id
           WHERE e.id = $1 AND d.kind IN ('registration', 'urssaf') ORDER BY d.sent_at DESC, d.id DESC"#,
        engagement.0
    )
    .fetch_all(connection)
    .await?)
}

/// One of them, whose document is locked.
pub(super) struct Locked {
    pub kind: DocumentKind,
    pub document: DocumentState,
    pub state: Option<PaperState>,
}

pub(super) async fn lock(tx: &mut PgConnection, engagement: EngagementId, document: DocumentId) -> Result<Option<Locked>, Problem> {
    Ok(sqlx::query_as!(
        Locked,
        r#"SELECT d.kind AS "kind: DocumentKind", d.state AS "document: DocumentState", p.state AS "state?: PaperState"
           FROM engagements e JOIN candidacies c ON c.id = e.candidacy_id JOIN documents d ON d.profile_id = c.profile_id
           LEFT JOIN papers p ON p.engagement_id = e.id AND p.document_id = d.id
           WHERE e.id = $1 AND d.id = $2 AND d.kind IN ('registration', 'urssaf') FOR UPDATE OF d"#,
        engagement.0,
        document.0
    )
    .fetch_optional(tx)
    .await?)
}

pub(super) async fn put(
    tx: &mut PgConnection,
    engagement: EngagementId,
    document: DocumentId,
    state: PaperState,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO papers (engagement_id, document_id, state, since) VALUES ($1, $2, $3, $4)
         ON CONFLICT (engagement_id, document_id) DO UPDATE SET state = excluded.state, since = excluded.since",
        engagement.0,
        document.0,
        state.code(),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The terms that hold and those that held before, each with the day of its second signature.
pub(super) async fn signed(connection: &mut PgConnection, engagement: EngagementId) -> Result<Vec<Signed>, Problem> {
    let signed = sqlx::query!(
        r#"SELECT t.version, max(s.signed_at) AS "on!" FROM terms t JOIN terms_signatures s ON s.terms_id = t.id
           WHERE t.engagement_id = $1 AND t.state IN ('in_force', 'superseded') GROUP BY t.version ORDER BY t.version"#,
        engagement.0
    )
    .fetch_all(&mut *connection)
    .await?;
    let versions = terms::versions(connection, engagement).await?;
    let with_terms = signed.into_iter().filter_map(|row| {
        let version = versions.iter().find(|version| i16::try_from(version.number) == Ok(row.version))?;
        Some(Signed { on: day_of(row.on), terms: version.terms.clone() })
    });
    Ok(with_terms.collect())
}

/// Notes what is told, and answers what was not told before.
pub(super) async fn note(
    tx: &mut PgConnection,
    engagement: EngagementId,
    told: &[(PaperKind, PaperReminder, NaiveDate)],
    now: DateTime<Utc>,
) -> Result<Vec<PaperReminder>, Problem> {
    let kinds: Vec<String> = told.iter().map(|(kind, ..)| kind.code().to_owned()).collect();
    let reminders: Vec<String> = told.iter().map(|(_, reminder, _)| reminder.code().to_owned()).collect();
    let days: Vec<NaiveDate> = told.iter().map(|(.., day)| *day).collect();
    Ok(sqlx::query_scalar!(
        r#"INSERT INTO paper_reminders (engagement_id, kind, reminder, day, told_at)
           SELECT $1, told.kind, told.reminder, told.day, $5 FROM UNNEST($2::text[], $3::text[], $4::date[]) AS told (kind, reminder, day)
           ON CONFLICT (engagement_id, kind, reminder, day) DO NOTHING RETURNING reminder AS "reminder: PaperReminder""#,
        engagement.0,
        &kinds,
        &reminders,
        &days,
        now
    )
    .fetch_all(tx)
    .await?)
}

/// That a kind is missing was told of nothing that is still so.
pub(super) async fn forget_asked(tx: &mut PgConnection, engagement: EngagementId, kind: DocumentKind) -> Result<(), Problem> {
    sqlx::query!(
        "DELETE FROM paper_reminders WHERE engagement_id = $1 AND kind = $2 AND reminder IN ('asked', 'missing')",
        engagement.0,
        kind.code()
    )
    .execute(tx)
    .await?;
    Ok(())
}
