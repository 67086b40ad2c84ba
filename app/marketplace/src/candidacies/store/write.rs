//! Changes of candidacies, introductions and overrides.

use chrono::{DateTime, Utc};
use domain::{AccountId, CandidacyId, MissionId, ProfileId, RefusalCode, Role, lifecycle::CandidacyState};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Problem;

pub(crate) async fn insert(
    tx: &mut PgConnection,
    id: CandidacyId,
    mission: MissionId,
    profile: ProfileId,
    state: CandidacyState,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO candidacies (id, mission_id, profile_id, state, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5)",
        id.0,
        mission.0,
        profile.0,
        state.code(),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(crate) async fn set_state(tx: &mut PgConnection, id: CandidacyId, state: CandidacyState, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("UPDATE candidacies SET state = $2, updated_at = $3 WHERE id = $1", id.0, state.code(), now).execute(tx).await?;
    Ok(())
}

pub(crate) async fn set_end(tx: &mut PgConnection, id: CandidacyId, by: Role, reason: Option<&str>) -> Result<(), Problem> {
    sqlx::query!("UPDATE candidacies SET ended_by = $2, ended_reason = $3 WHERE id = $1", id.0, by.code(), reason).execute(tx).await?;
    Ok(())
}

pub(crate) async fn set_refusal_code(tx: &mut PgConnection, id: CandidacyId, code: Option<RefusalCode>) -> Result<(), Problem> {
    sqlx::query!("UPDATE candidacies SET ended_code = $2 WHERE id = $1", id.0, code.map(RefusalCode::code)).execute(tx).await?;
    Ok(())
}

pub(crate) async fn set_invited(
    tx: &mut PgConnection,
    id: CandidacyId,
    now: DateTime<Utc>,
    answer_by: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!("UPDATE candidacies SET invited_at = $2, answer_by = $3, reminded_at = NULL WHERE id = $1", id.0, now, answer_by)
        .execute(tx)
        .await?;
    Ok(())
}

/// The machine's rank at the first act; later acts do not rewrite it.
pub(crate) async fn set_rank(tx: &mut PgConnection, id: CandidacyId, rank: Option<i32>) -> Result<(), Problem> {
    sqlx::query!("UPDATE candidacies SET machine_rank = COALESCE(machine_rank, $2) WHERE id = $1", id.0, rank).execute(tx).await?;
    Ok(())
}

pub(crate) async fn set_message(tx: &mut PgConnection, id: CandidacyId, message: &str) -> Result<(), Problem> {
    sqlx::query!("UPDATE candidacies SET message = $2 WHERE id = $1", id.0, message).execute(tx).await?;
    Ok(())
}

pub(crate) async fn set_position(tx: &mut PgConnection, id: CandidacyId, position: Option<i16>) -> Result<(), Problem> {
    sqlx::query!("UPDATE candidacies SET position = $2 WHERE id = $1", id.0, position).execute(tx).await?;
    Ok(())
}

/// Everybody on the mission's list is before the CEO from now on. Answers who was not before.
pub(crate) async fn set_shown(tx: &mut PgConnection, mission: MissionId, now: DateTime<Utc>) -> Result<Vec<CandidacyId>, Problem> {
    Ok(sqlx::query_scalar!(
        r#"UPDATE candidacies SET shown_at = $2 WHERE mission_id = $1 AND state IN ('shortlisted', 'introduced') AND shown_at IS NULL
           RETURNING id AS "id: CandidacyId""#,
        mission.0,
        now
    )
    .fetch_all(tx)
    .await?)
}

pub(crate) async fn insert_introduction(tx: &mut PgConnection, id: CandidacyId, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("INSERT INTO introductions (candidacy_id, requested_at) VALUES ($1, $2) ON CONFLICT DO NOTHING", id.0, now)
        .execute(tx)
        .await?;
    Ok(())
}

pub(crate) async fn accept_introduction(tx: &mut PgConnection, id: CandidacyId, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("UPDATE introductions SET accepted_at = $2 WHERE candidacy_id = $1", id.0, now).execute(tx).await?;
    Ok(())
}

pub(crate) async fn set_verdict(tx: &mut PgConnection, id: CandidacyId, by: Role, wants_to: bool, words: &str) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE introductions SET
            ceo_wants_to = CASE WHEN $2 = 'ceo' THEN $3 ELSE ceo_wants_to END, ceo_words = CASE WHEN $2 = 'ceo' THEN $4 ELSE ceo_words END,
            cto_wants_to = CASE WHEN $2 = 'cto' THEN $3 ELSE cto_wants_to END, cto_words = CASE WHEN $2 = 'cto' THEN $4 ELSE cto_words END
         WHERE candidacy_id = $1",
        id.0,
        by.code(),
        wants_to,
        words
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(crate) struct Override<'a> {
    pub id: Uuid,
    pub mission: MissionId,
    pub profile: ProfileId,
    pub actor: AccountId,
    pub action: &'static str,
    pub machine_rank: Option<i32>,
    pub given_position: Option<i16>,
    pub reason: &'a str,
}

pub(crate) async fn insert_override(tx: &mut PgConnection, kept: &Override<'_>, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO overrides (id, mission_id, profile_id, actor_id, action, machine_rank, given_position, reason, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        kept.id,
        kept.mission.0,
        kept.profile.0,
        kept.actor.0,
        kept.action,
        kept.machine_rank,
        kept.given_position,
        kept.reason,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}
