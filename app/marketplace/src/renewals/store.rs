//! Renewals and their answers, as rows.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    EngagementId, RenewalAnswer, RenewalId, Role, Terms,
    lifecycle::{RenewalState, TermsState},
    wait,
};
use sqlx::{PgConnection, PgPool};

use super::Unsettled;
use crate::{Problem, terms};

/// What one of the two answered.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub role: Role,
    pub answer: RenewalAnswer,
    pub words: Option<String>,
    pub told: bool,
    pub at: DateTime<Utc>,
}

/// The question of one day.
#[derive(Debug, Clone)]
pub(super) struct Round {
    pub id: RenewalId,
    pub due: NaiveDate,
    pub state: RenewalState,
    pub since: DateTime<Utc>,
    pub asked_at: DateTime<Utc>,
    pub note: Option<String>,
    pub answers: Vec<Answer>,
}

impl Round {
    /// Whether somebody is waited for.
    pub fn is_open(&self) -> bool {
        matches!(self.state, RenewalState::Asked | RenewalState::Differing)
    }

    /// Whether the CEO has answered, and the CTO.
    pub fn answered(&self) -> (bool, bool) {
        let has = |role| self.answers.iter().any(|answer| answer.role == role);
        (has(Role::Ceo), has(Role::Cto))
    }

    /// What this side answered, and what the other did.
    pub fn of(&self, role: Role) -> (Option<&Answer>, Option<&Answer>) {
        (self.answers.iter().find(|answer| answer.role == role), self.answers.iter().find(|answer| answer.role != role))
    }
}

/// The question that was asked last, with its answers.
pub(super) async fn latest(connection: &mut PgConnection, engagement: EngagementId) -> Result<Option<Round>, Problem> {
    let row = sqlx::query!(
        r#"SELECT id AS "id: RenewalId", due_on, state AS "state: RenewalState", since, asked_at, note
           FROM renewals WHERE engagement_id = $1 ORDER BY asked_at DESC, id DESC LIMIT 1"#,
        engagement.0
    );
    let Some(row) = row.fetch_optional(&mut *connection).await? else { return Ok(None) };
    let answers = sqlx::query_as!(
        Answer,
        r#"SELECT role AS "role: Role", answer AS "answer: RenewalAnswer", words, told, answered_at AS at FROM renewal_answers WHERE renewal_id = $1"#,
        row.id.0
    )
    .fetch_all(connection)
    .await?;
    Ok(Some(Round { id: row.id, due: row.due_on, state: row.state, since: row.since, asked_at: row.asked_at, note: row.note, answers }))
}

/// Whether this day was ever asked about.
pub(super) async fn was_asked(connection: &mut PgConnection, engagement: EngagementId, due: NaiveDate) -> Result<bool, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM renewals WHERE engagement_id = $1 AND due_on = $2) AS "asked!""#,
        engagement.0,
        due
    )
    .fetch_one(connection)
    .await?)
}

/// The terms that hold.
pub(super) async fn terms(connection: &mut PgConnection, engagement: EngagementId) -> Result<Option<Terms>, Problem> {
    let versions = terms::versions(connection, engagement).await?;
    Ok(versions.into_iter().find(|version| version.state == TermsState::InForce).map(|version| version.terms))
}

pub(super) async fn insert(
    tx: &mut PgConnection,
    engagement: EngagementId,
    id: RenewalId,
    due: NaiveDate,
    state: RenewalState,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO renewals (id, engagement_id, due_on, state, since, asked_at) VALUES ($1, $2, $3, $4, $5, $5)",
        id.0,
        engagement.0,
        due,
        state.code(),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn set_state(
    tx: &mut PgConnection,
    id: RenewalId,
    state: RenewalState,
    note: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!("UPDATE renewals SET state = $2, since = $3, note = $4 WHERE id = $1", id.0, state.code(), now, note).execute(tx).await?;
    Ok(())
}

/// Keeps an answer, in place of the one before.
pub(super) async fn put_answer(tx: &mut PgConnection, renewal: RenewalId, said: &Answer) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO renewal_answers (renewal_id, role, answer, words, told, answered_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (renewal_id, role) DO UPDATE SET answer = excluded.answer, words = excluded.words, told = excluded.told,
             answered_at = excluded.answered_at",
        renewal.0,
        said.role.code(),
        said.answer.code(),
        said.words,
        said.told,
        said.at
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn set_told(tx: &mut PgConnection, renewal: RenewalId, role: Role) -> Result<(), Problem> {
    sqlx::query!("UPDATE renewal_answers SET told = true WHERE renewal_id = $1 AND role = $2", renewal.0, role.code()).execute(tx).await?;
    Ok(())
}

/// Every renewal that somebody is waited for about, the longest first.
pub(super) async fn waiting(pool: &PgPool) -> Result<Vec<Unsettled>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT r.engagement_id AS "engagement: EngagementId", r.state AS "state: RenewalState", r.since, r.due_on, m.company, a.name AS cto,
                  EXISTS (SELECT FROM renewal_answers w WHERE w.renewal_id = r.id AND w.role = 'ceo') AS "ceo!",
                  EXISTS (SELECT FROM renewal_answers w WHERE w.renewal_id = r.id AND w.role = 'cto') AS "cto_answered!"
           FROM renewals r JOIN engagements g ON g.id = r.engagement_id JOIN missions m ON m.id = g.mission_id
           JOIN candidacies c ON c.id = g.candidacy_id JOIN profiles p ON p.id = c.profile_id JOIN accounts a ON a.id = p.account_id
           WHERE r.state IN ('asked', 'differing') AND g.state <> 'ended' ORDER BY r.since, r.id LIMIT 200"#
    )
    .fetch_all(pool)
    .await?;
    let waiting = rows.into_iter().filter_map(|row| {
        let wait = wait::of_renewal(row.state, (row.ceo, row.cto_answered), row.since)?;
        Some(Unsettled { engagement: row.engagement, state: row.state, company: row.company, cto: row.cto, due: row.due_on, wait })
    });
    Ok(waiting.collect())
}
