//! Questions to the agency, their answers, and tries, as rows.

use chrono::{DateTime, Utc};
use domain::{AgencyAnswerId, AgencyRequestId, MissionId, lifecycle::AgencyRequestState};
use sqlx::{PgConnection, PgPool};

use super::{AgencyAnswer, AgencyRequest, Said};
use crate::Problem;

pub(super) async fn insert(
    tx: &mut PgConnection,
    id: AgencyRequestId,
    mission: MissionId,
    key_hash: &[u8],
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO agency_requests (id, mission_id, key_hash, state, created_at, expires_at) VALUES ($1, $2, $3, 'waiting', $4, $5)",
        id.0,
        mission.0,
        key_hash,
        now,
        expires_at
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) struct Found {
    pub id: AgencyRequestId,
    pub mission: MissionId,
    pub state: AgencyRequestState,
    pub expires_at: DateTime<Utc>,
    pub company: Option<String>,
}

pub(super) async fn by_key(pool: &PgPool, key_hash: &[u8]) -> Result<Option<Found>, Problem> {
    Ok(sqlx::query_as!(
        Found,
        r#"SELECT r.id AS "id: AgencyRequestId", r.mission_id AS "mission: MissionId", r.state AS "state: AgencyRequestState", r.expires_at,
                  m.company
           FROM agency_requests r JOIN missions m ON m.id = r.mission_id WHERE r.key_hash = $1"#,
        key_hash
    )
    .fetch_optional(pool)
    .await?)
}

/// Questions of a mission that were not taken back.
pub(super) async fn standing(tx: &mut PgConnection, mission: MissionId) -> Result<Vec<(AgencyRequestId, AgencyRequestState)>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id: AgencyRequestId", state AS "state: AgencyRequestState" FROM agency_requests
           WHERE mission_id = $1 AND state <> 'revoked' ORDER BY id FOR UPDATE"#,
        mission.0
    )
    .fetch_all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.state)).collect())
}

/// The last question of a mission that was not taken back, without its answers.
pub(super) async fn latest(pool: &PgPool, mission: MissionId) -> Result<Option<AgencyRequest>, Problem> {
    let row = sqlx::query!(
        r#"SELECT id AS "id: AgencyRequestId", state AS "state: AgencyRequestState", words, created_at, expires_at, answered_at
           FROM agency_requests WHERE mission_id = $1 AND state <> 'revoked' ORDER BY created_at DESC, id DESC LIMIT 1"#,
        mission.0
    )
    .fetch_optional(pool)
    .await?;
    Ok(row.map(|row| AgencyRequest {
        id: row.id,
        state: row.state,
        created_at: row.created_at,
        expires_at: row.expires_at,
        answered_at: row.answered_at,
        answers: Vec::new(),
        words: row.words,
    }))
}

pub(super) async fn lock(tx: &mut PgConnection, request: AgencyRequestId) -> Result<Option<AgencyRequestState>, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT state AS "state: AgencyRequestState" FROM agency_requests WHERE id = $1 FOR UPDATE"#, request.0)
        .fetch_optional(tx)
        .await?)
}

pub(super) async fn set_state(
    tx: &mut PgConnection,
    request: AgencyRequestId,
    state: AgencyRequestState,
    answered_at: Option<DateTime<Utc>>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE agency_requests SET state = $2, answered_at = COALESCE($3, answered_at) WHERE id = $1",
        request.0,
        state.code(),
        answered_at
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn words(pool: &PgPool, request: AgencyRequestId) -> Result<Option<String>, Problem> {
    Ok(sqlx::query_scalar!("SELECT words FROM agency_requests WHERE id = $1", request.0).fetch_optional(pool).await?.flatten())
}

pub(super) async fn set_words(tx: &mut PgConnection, request: AgencyRequestId, words: Option<&str>) -> Result<(), Problem> {
    sqlx::query!("UPDATE agency_requests SET words = $2 WHERE id = $1", request.0, words).execute(tx).await?;
    Ok(())
}

/// In the order in which they were given.
pub(super) async fn answers(pool: &PgPool, request: AgencyRequestId) -> Result<Vec<AgencyAnswer>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id: AgencyAnswerId", about, value, verdict = 'confirmed' AS confirmed FROM agency_answers
           WHERE request_id = $1 ORDER BY about <> 'stack', id"#,
        request.0
    )
    .fetch_all(pool)
    .await?;
    rows.into_iter()
        .map(|row| Ok(AgencyAnswer { id: row.id, said: Said::parse(&row.about, &row.value)?, confirmed: row.confirmed }))
        .collect()
}

/// Answers whether it is new.
pub(super) async fn put_answer(tx: &mut PgConnection, id: AgencyAnswerId, request: AgencyRequestId, said: &Said) -> Result<bool, Problem> {
    let (about, value) = said.codes();
    let put = sqlx::query!(
        "INSERT INTO agency_answers (id, request_id, about, value) VALUES ($1, $2, $3, $4)
         ON CONFLICT ON CONSTRAINT agency_answers_value_key DO NOTHING",
        id.0,
        request.0,
        about,
        value
    )
    .execute(tx)
    .await?;
    Ok(put.rows_affected() > 0)
}

pub(super) async fn drop_answer(tx: &mut PgConnection, request: AgencyRequestId, about: &str, value: &str) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM agency_answers WHERE request_id = $1 AND about = $2 AND value = $3", request.0, about, value)
        .execute(tx)
        .await?;
    Ok(())
}

pub(super) async fn drop_about(tx: &mut PgConnection, request: AgencyRequestId, about: &str) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM agency_answers WHERE request_id = $1 AND about = $2", request.0, about).execute(tx).await?;
    Ok(())
}

pub(super) async fn count_technologies(tx: &mut PgConnection, request: AgencyRequestId) -> Result<usize, Problem> {
    let count =
        sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM agency_answers WHERE request_id = $1 AND about = 'stack'"#, request.0)
            .fetch_one(tx)
            .await?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Whether anything was said at all.
pub(super) async fn has_answer(tx: &mut PgConnection, request: AgencyRequestId) -> Result<bool, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT words IS NOT NULL OR EXISTS (SELECT FROM agency_answers a WHERE a.request_id = r.id) AS "has!"
           FROM agency_requests r WHERE id = $1"#,
        request.0
    )
    .fetch_one(tx)
    .await?)
}

/// An answer to a question of this mission that was sent and not looked at yet.
pub(super) async fn unread(tx: &mut PgConnection, mission: MissionId, answer: AgencyAnswerId) -> Result<Option<Said>, Problem> {
    let row = sqlx::query!(
        "SELECT a.about, a.value FROM agency_answers a JOIN agency_requests r ON r.id = a.request_id
         WHERE a.id = $2 AND r.mission_id = $1 AND r.state = 'answered' AND a.verdict IS NULL FOR UPDATE OF a",
        mission.0,
        answer.0
    )
    .fetch_optional(tx)
    .await?;
    row.map(|row| Said::parse(&row.about, &row.value)).transpose()
}

pub(super) async fn set_verdict(tx: &mut PgConnection, answer: AgencyAnswerId, confirmed: bool) -> Result<(), Problem> {
    let verdict = if confirmed { "confirmed" } else { "refused" };
    sqlx::query!("UPDATE agency_answers SET verdict = $2 WHERE id = $1", answer.0, verdict).execute(tx).await?;
    Ok(())
}
