//! Criteria as rows.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{Criterion, CriterionId, CriterionKind, CriterionValue, Evidence, Importance, MissionId, Origin};
use matching::Understanding;
use sqlx::PgConnection;
use uuid::Uuid;

use super::super::read::CriterionRow;
use crate::Problem;

fn offset(at: u32) -> i32 {
    // A need holds 20 000 characters at most, so an offset always fits.
    i32::try_from(at).unwrap_or(i32::MAX)
}

fn evidence(start: Option<i32>, end: Option<i32>) -> Option<Evidence> {
    let (start, end) = start.zip(end)?;
    Some(Evidence { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
}

pub(super) async fn of_missions(tx: &mut PgConnection, missions: &[Uuid]) -> Result<HashMap<MissionId, Vec<CriterionRow>>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id: CriterionId", mission_id AS "mission: MissionId", kind AS "kind: CriterionKind", value,
                  importance AS "importance: Importance", origin AS "origin: Origin", evidence_start, evidence_end, removed
           FROM criteria WHERE mission_id = ANY($1) ORDER BY mission_id, evidence_start NULLS LAST, id"#,
        missions
    )
    .fetch_all(tx)
    .await?;
    let mut found: HashMap<MissionId, Vec<CriterionRow>> = HashMap::with_capacity(missions.len());
    for row in rows {
        let value = CriterionValue::parse(row.kind, &row.value).map_err(Problem::broken)?;
        let evidence = evidence(row.evidence_start, row.evidence_end);
        let criterion = Criterion { value, importance: row.importance, origin: row.origin, evidence };
        found.entry(row.mission).or_default().push(CriterionRow { id: row.id, criterion, removed: row.removed });
    }
    Ok(found)
}

/// Before reading again: what nobody touched and the words no longer say goes, what stays loses its span until it is found again. A criterion
/// that is read once more keeps its id, so that a form which is already on a screen still finds it.
pub(crate) async fn forget_unread(tx: &mut PgConnection, mission: MissionId, read: &Understanding) -> Result<(), Problem> {
    let said: Vec<String> =
        read.criteria.iter().map(|criterion| format!("{}:{}", criterion.value.kind(), criterion.value.code())).collect();
    sqlx::query!(
        "DELETE FROM criteria WHERE mission_id = $1 AND origin = 'text' AND NOT touched AND NOT removed AND NOT kind || ':' || value = ANY($2)",
        mission.0,
        &said
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!("UPDATE criteria SET evidence_start = NULL, evidence_end = NULL WHERE mission_id = $1", mission.0).execute(tx).await?;
    Ok(())
}

/// A criterion that was read: new, or found again under a person's weight.
pub(crate) async fn put_read(tx: &mut PgConnection, id: CriterionId, mission: MissionId, read: &Criterion) -> Result<(), Problem> {
    let (start, end) = read.evidence.map(|evidence| (offset(evidence.start), offset(evidence.end))).unzip();
    sqlx::query!(
        "INSERT INTO criteria (id, mission_id, kind, value, importance, origin, evidence_start, evidence_end)
         SELECT $1, $2, $3, $4, $5, 'text', $6, $7
         WHERE $8 OR NOT EXISTS (SELECT FROM criteria WHERE mission_id = $2 AND kind = $3 AND value <> $4 AND NOT removed)
         ON CONFLICT ON CONSTRAINT criteria_value_key DO UPDATE SET evidence_start = EXCLUDED.evidence_start, evidence_end = EXCLUDED.evidence_end,
           importance = CASE WHEN criteria.touched THEN criteria.importance ELSE EXCLUDED.importance END",
        id.0,
        mission.0,
        read.value.kind().code(),
        read.value.code(),
        read.importance.code(),
        start,
        end,
        read.value.kind().holds_several()
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Adds a person's wish; one that was removed, or read with another weight, stands again with this one.
pub(crate) async fn put_added(
    tx: &mut PgConnection,
    id: CriterionId,
    mission: MissionId,
    value: &CriterionValue,
    importance: Importance,
    origin: Origin,
) -> Result<(), Problem> {
    let put = sqlx::query!(
        "INSERT INTO criteria (id, mission_id, kind, value, importance, origin, touched) VALUES ($1, $2, $3, $4, $5, $6, true)
         ON CONFLICT ON CONSTRAINT criteria_value_key
         DO UPDATE SET importance = EXCLUDED.importance, origin = EXCLUDED.origin, removed = false, touched = true WHERE criteria.removed",
        id.0,
        mission.0,
        value.kind().code(),
        value.code(),
        importance.code(),
        origin.code()
    )
    .execute(tx)
    .await?;
    if put.rows_affected() == 0 { Err(Problem::field("value", domain::forms::Complaint::Duplicate)) } else { Ok(()) }
}

pub(crate) async fn set_importance(
    tx: &mut PgConnection,
    mission: MissionId,
    criterion: CriterionId,
    importance: Importance,
) -> Result<(), Problem> {
    let done = sqlx::query!(
        "UPDATE criteria SET importance = $3, touched = true, removed = false WHERE mission_id = $1 AND id = $2",
        mission.0,
        criterion.0,
        importance.code()
    )
    .execute(tx)
    .await?;
    found(done.rows_affected())
}

pub(crate) async fn set_removed(tx: &mut PgConnection, mission: MissionId, criterion: CriterionId, removed: bool) -> Result<(), Problem> {
    let done =
        sqlx::query!("UPDATE criteria SET removed = $3, touched = true WHERE mission_id = $1 AND id = $2", mission.0, criterion.0, removed)
            .execute(tx)
            .await?;
    found(done.rows_affected())
}

/// The corrected value keeps the words it came from only where a person did not change them: a correction is the person's own.
pub(crate) async fn set_value(
    tx: &mut PgConnection,
    mission: MissionId,
    criterion: CriterionId,
    value: &CriterionValue,
    origin: Origin,
) -> Result<(), Problem> {
    let done = sqlx::query!(
        "UPDATE criteria SET value = $3, origin = $4, touched = true, removed = false, evidence_start = NULL, evidence_end = NULL
         WHERE mission_id = $1 AND id = $2",
        mission.0,
        criterion.0,
        value.code(),
        origin.code()
    )
    .execute(tx)
    .await?;
    found(done.rows_affected())
}

/// A removed criterion of the same value makes room for a corrected one.
pub(crate) async fn remove_twin(
    tx: &mut PgConnection,
    mission: MissionId,
    criterion: CriterionId,
    value: &CriterionValue,
) -> Result<(), Problem> {
    sqlx::query!(
        "DELETE FROM criteria WHERE mission_id = $1 AND id <> $2 AND kind = $3 AND value = $4 AND removed",
        mission.0,
        criterion.0,
        value.kind().code(),
        value.code()
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(crate) async fn remove_kind(tx: &mut PgConnection, mission: MissionId, kind: CriterionKind) -> Result<(), Problem> {
    sqlx::query!("UPDATE criteria SET removed = true, touched = true WHERE mission_id = $1 AND kind = $2", mission.0, kind.code())
        .execute(tx)
        .await?;
    Ok(())
}

/// The same but for one criterion.
pub(crate) async fn remove_others(
    tx: &mut PgConnection,
    mission: MissionId,
    kind: CriterionKind,
    criterion: CriterionId,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE criteria SET removed = true, touched = true WHERE mission_id = $1 AND kind = $2 AND id <> $3 AND NOT removed",
        mission.0,
        kind.code(),
        criterion.0
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(crate) async fn put_unknown(tx: &mut PgConnection, mission: MissionId, kind: CriterionKind) -> Result<(), Problem> {
    sqlx::query!("INSERT INTO unknown_kinds (mission_id, kind) VALUES ($1, $2) ON CONFLICT DO NOTHING", mission.0, kind.code())
        .execute(tx)
        .await?;
    Ok(())
}

/// A kind with a criterion that stands is no longer unknown.
pub(crate) async fn known_again(tx: &mut PgConnection, mission: MissionId) -> Result<(), Problem> {
    sqlx::query!(
        "DELETE FROM unknown_kinds u WHERE u.mission_id = $1
         AND EXISTS (SELECT FROM criteria c WHERE c.mission_id = $1 AND c.kind = u.kind AND NOT c.removed)",
        mission.0
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(crate) async fn kind_of(tx: &mut PgConnection, mission: MissionId, criterion: CriterionId) -> Result<Option<CriterionKind>, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT kind AS "kind: CriterionKind" FROM criteria WHERE mission_id = $1 AND id = $2"#,
        mission.0,
        criterion.0
    )
    .fetch_optional(tx)
    .await?)
}

/// A criterion as it stood before a correction.
pub(crate) struct Former {
    pub kind: CriterionKind,
    pub value: String,
    /// The words of the need caused it.
    pub was_read: bool,
}

pub(crate) async fn former(tx: &mut PgConnection, mission: MissionId, criterion: CriterionId) -> Result<Option<Former>, Problem> {
    Ok(sqlx::query_as!(
        Former,
        r#"SELECT kind AS "kind: CriterionKind", value, origin = 'text' AS "was_read!" FROM criteria WHERE mission_id = $1 AND id = $2"#,
        mission.0,
        criterion.0
    )
    .fetch_optional(tx)
    .await?)
}

/// Notes that a value does not stand although the words say it.
pub(crate) async fn put_removed(tx: &mut PgConnection, id: CriterionId, mission: MissionId, former: &Former) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO criteria (id, mission_id, kind, value, importance, origin, touched, removed)
         VALUES ($1, $2, $3, $4, 'important', 'text', true, true) ON CONFLICT ON CONSTRAINT criteria_value_key DO NOTHING",
        id.0,
        mission.0,
        former.kind.code(),
        former.value
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(crate) async fn count(tx: &mut PgConnection, mission: MissionId) -> Result<i64, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM criteria WHERE mission_id = $1 AND NOT removed"#, mission.0)
        .fetch_one(tx)
        .await?)
}

/// The version moves on and a sign-off no longer covers what stands. When staff changed it, the CEO must be asked again.
pub(crate) async fn criteria_changed(tx: &mut PgConnection, mission: MissionId, by_staff: bool, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE missions SET version = version + 1, updated_at = $3, signed_off_at = NULL,
            sign_off_asked_at = CASE WHEN $2 THEN NULL ELSE sign_off_asked_at END WHERE id = $1",
        mission.0,
        by_staff,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

fn found(rows: u64) -> Result<(), Problem> {
    if rows == 0 { Err(Problem::NotFound) } else { Ok(()) }
}
