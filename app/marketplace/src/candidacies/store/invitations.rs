//! Invitations as rows: how many wait with whom, whom to remind, whose link it is, whom a step concerns.

use chrono::{DateTime, Utc};
use domain::{
    AccountId, CandidacyId, MissionId, ProfileId, Role, Wait,
    lifecycle::{CandidacyState, MissionState},
    wait::{self, CandidacyMoments},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use crate::Problem;

/// Lets one invitation of a CTO be counted and sent after the other. Taken after the mission's lock, as whoever erases an account does.
pub(crate) async fn lock_profile(tx: &mut PgConnection, profile: ProfileId) -> Result<(), Problem> {
    sqlx::query!("SELECT id FROM profiles WHERE id = $1 FOR NO KEY UPDATE", profile.0).fetch_optional(tx).await?;
    Ok(())
}

/// The invitations that a CTO has to answer, and until when the last of them waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenInvitations {
    pub profile: ProfileId,
    pub count: i64,
    /// When the first of them is answered or over: then there is room for another one.
    pub until: DateTime<Utc>,
}

/// Of these profiles, those who have invitations to answer.
pub(crate) async fn open_invitations(
    connection: &mut PgConnection,
    profiles: &[ProfileId],
    now: DateTime<Utc>,
) -> Result<Vec<OpenInvitations>, Problem> {
    let ids: Vec<Uuid> = profiles.iter().map(|profile| profile.0).collect();
    Ok(sqlx::query_as!(
        OpenInvitations,
        r#"SELECT profile_id AS "profile: ProfileId", count(*) AS "count!", min(answer_by) AS "until!" FROM candidacies
           WHERE profile_id = ANY($1) AND state = 'invited' AND answer_by > $2 GROUP BY profile_id"#,
        &ids,
        now
    )
    .fetch_all(connection)
    .await?)
}

/// Invitations whose time is over at this moment, the earliest first.
pub(crate) async fn overdue(pool: &PgPool, now: DateTime<Utc>) -> Result<Vec<(CandidacyId, DateTime<Utc>)>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id: CandidacyId", answer_by AS "answer_by!" FROM candidacies WHERE state = 'invited' AND answer_by <= $1 ORDER BY answer_by, id"#,
        now
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.answer_by)).collect())
}

/// An invitation as the job that reminds of it, and the link in its mail, find it.
#[derive(Debug, Clone)]
pub(crate) struct Invitation {
    pub mission: MissionId,
    pub account: AccountId,
    pub state: CandidacyState,
    pub invited_at: Option<DateTime<Utc>>,
    pub answer_by: Option<DateTime<Utc>>,
    pub reminded_at: Option<DateTime<Utc>>,
    pub ended_by: Option<Role>,
    pub title: Option<String>,
    pub company: Option<String>,
    pub ceo: Option<String>,
    /// Whether the CTO may act.
    pub is_active: bool,
}

/// The invitation, locked.
pub(crate) async fn lock_invitation(tx: &mut PgConnection, id: CandidacyId) -> Result<Option<Invitation>, Problem> {
    sqlx::query!("SELECT id FROM candidacies WHERE id = $1 FOR UPDATE", id.0).fetch_optional(&mut *tx).await?;
    invitation(tx, id).await
}

pub(crate) async fn invitation(connection: &mut PgConnection, id: CandidacyId) -> Result<Option<Invitation>, Problem> {
    Ok(sqlx::query_as!(
        Invitation,
        r#"SELECT c.mission_id AS "mission: MissionId", p.account_id AS "account: AccountId", c.state AS "state: CandidacyState", c.invited_at, c.answer_by,
                  c.reminded_at, c.ended_by AS "ended_by: Role", m.title, m.company, o.name AS "ceo?", a.state = 'active' AS "is_active!"
           FROM candidacies c JOIN profiles p ON p.id = c.profile_id JOIN accounts a ON a.id = p.account_id JOIN missions m ON m.id = c.mission_id
           LEFT JOIN accounts o ON o.id = m.owner_id WHERE c.id = $1"#,
        id.0
    )
    .fetch_optional(connection)
    .await?)
}

pub(crate) async fn set_reminded(tx: &mut PgConnection, id: CandidacyId, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("UPDATE candidacies SET reminded_at = $2 WHERE id = $1", id.0, now).execute(tx).await?;
    Ok(())
}

/// Whom a step of a candidacy concerns.
pub(crate) struct Concerned {
    pub cto: AccountId,
    pub ceo: Option<AccountId>,
}

pub(crate) async fn concerned_people(tx: &mut PgConnection, id: CandidacyId) -> Result<Option<Concerned>, Problem> {
    Ok(sqlx::query_as!(
        Concerned,
        r#"SELECT p.account_id AS "cto: AccountId", m.owner_id AS "ceo: AccountId"
           FROM candidacies c JOIN profiles p ON p.id = c.profile_id JOIN missions m ON m.id = c.mission_id WHERE c.id = $1"#,
        id.0
    )
    .fetch_optional(tx)
    .await?)
}

/// What a mail about a candidacy tells, as it is now.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub mission: MissionId,
    pub profile: ProfileId,
    pub mission_state: MissionState,
    pub state: CandidacyState,
    pub position: Option<i16>,
    pub invited_at: Option<DateTime<Utc>>,
    pub answer_by: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
    /// When the CTO was last put before the CEO; nothing for somebody who never was.
    pub before_ceo_since: Option<DateTime<Utc>>,
    pub requested_at: Option<DateTime<Utc>>,
    pub accepted_at: Option<DateTime<Utc>>,
    pub ended_by: Option<Role>,
    pub ended_reason: Option<String>,
    pub title: Option<String>,
    pub company: Option<String>,
    pub cto_name: String,
    pub cto_email: String,
    pub ceo_name: Option<String>,
    pub ceo_email: Option<String>,
}

impl Told {
    /// Who is waited for; the meeting itself has mails of its own.
    pub(crate) fn wait(&self) -> Option<Wait> {
        let at = CandidacyMoments {
            invited: self.invited_at,
            answer_by: self.answer_by,
            changed: Some(self.updated_at),
            shown: self.before_ceo_since,
            meeting_asked: self.requested_at,
            meeting_agreed: self.accepted_at,
            meeting: None,
            ceo_answered: false,
            cto_answered: false,
        };
        wait::of_candidacy(self.state, &at)
    }
}

pub(crate) async fn told(tx: &mut PgConnection, id: CandidacyId) -> Result<Option<Told>, Problem> {
    Ok(sqlx::query_as!(
        Told,
        r#"SELECT c.mission_id AS "mission: MissionId", c.profile_id AS "profile: ProfileId", m.state AS "mission_state: MissionState", c.state AS "state: CandidacyState", c.position, c.invited_at,
                  c.answer_by, c.updated_at,
                  CASE WHEN c.shown_at IS NOT NULL THEN GREATEST(c.shown_at, m.shortlisted_at) END AS "before_ceo_since?", i.requested_at AS "requested_at?", i.accepted_at AS "accepted_at?", c.ended_by AS "ended_by: Role", c.ended_reason, m.title, m.company,
                  cto.name AS cto_name, cto.email AS cto_email, ceo.name AS "ceo_name?", ceo.email AS "ceo_email?"
           FROM candidacies c JOIN missions m ON m.id = c.mission_id JOIN profiles p ON p.id = c.profile_id JOIN accounts cto ON cto.id = p.account_id
           LEFT JOIN accounts ceo ON ceo.id = m.owner_id LEFT JOIN introductions i ON i.candidacy_id = c.id WHERE c.id = $1"#,
        id.0
    )
    .fetch_optional(tx)
    .await?)
}
