//! The rows of the audit log.

use chrono::{DateTime, Utc};
use domain::{CommunityEventId, MissionId, ProfileId, Role};
use sqlx::{PgConnection, PgPool};

use super::Line;
use crate::Problem;

/// Which lines to read.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only lines of this mission and its candidacies.
    pub mission: Option<MissionId>,
    /// Only lines older than this one.
    pub before: Option<i64>,
}

/// How many lines a page holds.
pub const PAGE: i64 = 50;

/// One line, with the names that staff knows people by.
#[derive(Debug, Clone)]
pub struct AuditLine {
    pub id: i64,
    pub at: DateTime<Utc>,
    pub actor_role: Role,
    /// Who, where somebody did.
    pub actor: Option<String>,
    /// `account`, `profile`, `mission`, `candidacy`, `reference`, `document`, `public_page`, `posting`, `engagement` or `community_event`.
    pub subject: String,
    pub mission: Option<MissionId>,
    /// The company of the mission.
    pub company: Option<String>,
    /// The profile that it is about, or that a reference, a document or a public page belongs to.
    pub profile: Option<ProfileId>,
    /// The CTO of a candidacy or a profile.
    pub cto: Option<String>,
    /// The event of the community, and what it is called.
    pub community_event: Option<CommunityEventId>,
    pub title: Option<String>,
    pub event: String,
    pub from: Option<String>,
    pub to: Option<String>,
    pub fields: Vec<String>,
    pub words: Option<String>,
}

pub(super) async fn insert(tx: &mut PgConnection, at: DateTime<Utc>, line: &Line<'_>) -> Result<i64, Problem> {
    let fields: Vec<String> = line.fields.iter().map(|field| (*field).to_owned()).collect();
    Ok(sqlx::query_scalar!(
        "INSERT INTO audit_events (at, actor_id, actor_role, subject, subject_id, mission_id, profile_id, event, state_from, state_to, fields)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id",
        at,
        line.actor.account.map(|id| id.0),
        line.actor.role.code(),
        line.subject.code(),
        line.subject.id(),
        line.subject.mission().map(|id| id.0),
        line.subject.profile().map(|id| id.0),
        line.event,
        line.from,
        line.to,
        &fields,
    )
    .fetch_one(tx)
    .await?)
}

pub(super) async fn wrote_since(tx: &mut PgConnection, since: DateTime<Utc>, line: &Line<'_>) -> Result<bool, Problem> {
    let fields: Vec<String> = line.fields.iter().map(|field| (*field).to_owned()).collect();
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM audit_events WHERE subject = $1 AND subject_id = $2 AND event = $3 AND actor_id IS NOT DISTINCT FROM $4
               AND fields = $5 AND at > $6) AS "wrote!""#,
        line.subject.code(),
        line.subject.id(),
        line.event,
        line.actor.account.map(|id| id.0),
        &fields,
        since
    )
    .fetch_one(tx)
    .await?)
}

pub(super) async fn insert_words(tx: &mut PgConnection, event: i64, words: &str) -> Result<(), Problem> {
    sqlx::query!("INSERT INTO audit_words (event_id, words) VALUES ($1, $2)", event, words).execute(tx).await?;
    Ok(())
}

pub(super) async fn page(pool: &PgPool, filter: &Filter) -> Result<Vec<AuditLine>, Problem> {
    Ok(sqlx::query_as!(
        AuditLine,
        r#"SELECT e.id, e.at, e.actor_role AS "actor_role: Role", actor.name AS "actor?", e.subject,
                  COALESCE(e.profile_id, CASE WHEN e.subject = 'profile' THEN e.subject_id END) AS "profile: ProfileId", e.mission_id AS "mission: MissionId", m.company AS "company?", cto.name AS "cto?",
                  ce.id AS "community_event?: CommunityEventId", ce.title AS "title?", e.event,
                  e.state_from AS "from", e.state_to AS "to", e.fields, w.words AS "words?"
           FROM audit_events e
           LEFT JOIN accounts actor ON actor.id = e.actor_id
           LEFT JOIN missions m ON m.id = e.mission_id
           LEFT JOIN engagements g ON g.id = e.subject_id AND e.subject = 'engagement'
           LEFT JOIN candidacies c ON c.id = COALESCE(g.candidacy_id, CASE WHEN e.subject = 'candidacy' THEN e.subject_id END)
           LEFT JOIN profiles p ON p.id = COALESCE(c.profile_id, e.profile_id, CASE WHEN e.subject = 'profile' THEN e.subject_id END)
           LEFT JOIN community_events ce ON ce.id = e.subject_id AND e.subject = 'community_event'
           LEFT JOIN accounts cto ON cto.id = p.account_id
           LEFT JOIN audit_words w ON w.event_id = e.id
           WHERE ($1::uuid IS NULL OR e.mission_id = $1) AND ($2::bigint IS NULL OR e.id < $2)
           ORDER BY e.id DESC LIMIT $3"#,
        filter.mission.map(|id| id.0),
        filter.before,
        PAGE,
    )
    .fetch_all(pool)
    .await?)
}
