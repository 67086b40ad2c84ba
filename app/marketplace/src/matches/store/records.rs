//! Logged rankings as rows, and what people decided against the machine's order.

use domain::{MissionId, ProfileId};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use crate::{
    Problem,
    matches::{Departure, RankingLog},
};

pub(in crate::matches) async fn insert_log(tx: &mut PgConnection, id: Uuid, mission: MissionId, log: &RankingLog) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO ranking_logs (id, mission_id, at, weights_version, vocabulary_fingerprint, inputs, result, decision)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        mission.0,
        log.at,
        log.weights_version,
        log.vocabulary_fingerprint,
        log.inputs,
        log.result,
        log.decision
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// All of a mission, latest first.
pub(in crate::matches) async fn logs(pool: &PgPool, mission: MissionId) -> Result<Vec<RankingLog>, Problem> {
    Ok(sqlx::query_as!(
        RankingLog,
        "SELECT at, weights_version, vocabulary_fingerprint, inputs, result, decision FROM ranking_logs WHERE mission_id = $1 ORDER BY at DESC",
        mission.0
    )
    .fetch_all(pool)
    .await?)
}

/// All of a mission, in order.
pub(in crate::matches) async fn departures(pool: &PgPool, mission: MissionId) -> Result<Vec<Departure>, Problem> {
    Ok(sqlx::query_as!(
        Departure,
        r#"SELECT o.at, actor.name AS "by", o.profile_id AS "profile: ProfileId", o.action, o.machine_rank, o.given_position AS given_place, o.reason
           FROM overrides o JOIN accounts actor ON actor.id = o.actor_id WHERE o.mission_id = $1 ORDER BY o.at, o.id"#,
        mission.0
    )
    .fetch_all(pool)
    .await?)
}
