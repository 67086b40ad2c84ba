//! Fortnight checks, as rows.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    EngagementId, Role,
    checkup::{CheckupAnswer, Going},
    lifecycle::CheckupState,
    wait,
};
use sqlx::{PgConnection, PgPool};

use super::Worry;
use crate::Problem;

/// The check of one of the two.
pub(super) struct Row {
    pub state: CheckupState,
    pub since: DateTime<Utc>,
    pub asked_at: DateTime<Utc>,
    pub answered_at: Option<DateTime<Utc>>,
    pub answer: Option<CheckupAnswer>,
    pub note: Option<String>,
}

pub(super) async fn checkup(connection: &mut PgConnection, engagement: EngagementId, role: Role) -> Result<Option<Row>, Problem> {
    let row = sqlx::query!(
        r#"SELECT state AS "state: CheckupState", since, asked_at, answered_at, going AS "going: Going", missing, call, note
           FROM checkups WHERE engagement_id = $1 AND role = $2"#,
        engagement.0,
        role.code()
    );
    Ok(row.fetch_optional(connection).await?.map(|row| {
        let said = row.going.zip(row.call);
        let answer = said.map(|(going, call)| CheckupAnswer { going, missing: row.missing, call });
        Row { state: row.state, since: row.since, asked_at: row.asked_at, answered_at: row.answered_at, answer, note: row.note }
    }))
}

/// The day on which the work began: the first day of the first terms that both signed, or the day on which they did where that is later. Nothing
/// before both have.
pub(super) async fn first_day(connection: &mut PgConnection, engagement: EngagementId) -> Result<Option<NaiveDate>, Problem> {
    let day = sqlx::query_scalar!(
        r#"SELECT GREATEST(min(t.starts_on), min((s.signed_at AT TIME ZONE 'Europe/Paris')::date)) FROM terms t
           JOIN LATERAL (SELECT max(signed_at) AS signed_at FROM terms_signatures WHERE terms_id = t.id) s ON true
           WHERE t.engagement_id = $1 AND t.state IN ('in_force', 'superseded')"#,
        engagement.0
    );
    Ok(day.fetch_one(connection).await?)
}

pub(super) async fn insert(
    tx: &mut PgConnection,
    engagement: EngagementId,
    role: Role,
    state: CheckupState,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO checkups (engagement_id, role, state, since, asked_at) VALUES ($1, $2, $3, $4, $4)",
        engagement.0,
        role.code(),
        state.code(),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn set_answer(
    tx: &mut PgConnection,
    engagement: EngagementId,
    role: Role,
    state: CheckupState,
    answer: &CheckupAnswer,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE checkups SET state = $3, since = $4, answered_at = $4, going = $5, missing = $6, call = $7 WHERE engagement_id = $1 AND role = $2",
        engagement.0,
        role.code(),
        state.code(),
        now,
        answer.going.code(),
        answer.missing,
        answer.call
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn settle(
    tx: &mut PgConnection,
    engagement: EngagementId,
    role: Role,
    state: CheckupState,
    note: &str,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE checkups SET state = $3, since = $4, note = $5 WHERE engagement_id = $1 AND role = $2",
        engagement.0,
        role.code(),
        state.code(),
        now,
        note
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Every check that somebody is waited for about, the longest first; one that was not answered before the end is not.
pub(super) async fn waiting(pool: &PgPool) -> Result<Vec<Worry>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT k.engagement_id AS "engagement: EngagementId", k.role AS "role: Role", k.state AS "state: CheckupState", k.since,
                  m.company, a.name AS cto
           FROM checkups k JOIN engagements g ON g.id = k.engagement_id JOIN missions m ON m.id = g.mission_id
           JOIN candidacies c ON c.id = g.candidacy_id JOIN profiles p ON p.id = c.profile_id JOIN accounts a ON a.id = p.account_id
           WHERE k.state IN ('asked', 'raised') AND (k.state = 'raised' OR g.state <> 'ended')
           ORDER BY k.since, k.engagement_id, k.role LIMIT 200"#
    )
    .fetch_all(pool)
    .await?;
    let waiting = rows.into_iter().filter_map(|row| {
        let wait = wait::of_checkup(row.state, row.role, row.since)?;
        Some(Worry { engagement: row.engagement, role: row.role, state: row.state, company: row.company, cto: row.cto, wait })
    });
    Ok(waiting.collect())
}
