//! Postings as rows.

use chrono::{DateTime, Utc};
use domain::{MissionId, PostingId, lifecycle::PostingState};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::Posting;
use crate::Problem;

pub(super) async fn of_mission(tx: &mut PgConnection, mission: MissionId) -> Result<Option<Posting>, Problem> {
    Ok(of_missions(tx, &[mission]).await?.pop())
}

/// Those of these missions that have one, in any order.
pub(super) async fn of_missions(tx: &mut PgConnection, missions: &[MissionId]) -> Result<Vec<Posting>, Problem> {
    let ids: Vec<Uuid> = missions.iter().map(|id| id.0).collect();
    Ok(sqlx::query_as!(
        Posting,
        r#"SELECT id AS "id: PostingId", mission_id AS "mission: MissionId", state AS "state: PostingState", summary, shows_rate, revision, published_at,
                  taken_down_because, updated_at
           FROM postings WHERE mission_id = ANY($1)"#,
        &ids
    )
    .fetch_all(tx)
    .await?)
}

/// The mission of what was ever public under this id, and whether it is now.
pub(super) async fn ever_public(pool: &PgPool, posting: PostingId) -> Result<Option<(MissionId, bool)>, Problem> {
    let row = sqlx::query!(
        r#"SELECT mission_id AS "mission: MissionId", EXISTS (SELECT FROM shown_postings s WHERE s.id = p.id) AS "is_public!"
           FROM postings p WHERE id = $1 AND published_at IS NOT NULL"#,
        posting.0
    )
    .fetch_optional(pool)
    .await?;
    Ok(row.map(|row| (row.mission, row.is_public)))
}

/// Missions that are public, the newest first.
pub(super) async fn published(pool: &PgPool, most: i64, from: i64) -> Result<Vec<MissionId>, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT mission_id AS "mission!: MissionId" FROM shown_postings ORDER BY published_at DESC, id LIMIT $1 OFFSET $2"#,
        most,
        from
    )
    .fetch_all(pool)
    .await?)
}

pub(super) async fn count(pool: &PgPool) -> Result<i64, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM shown_postings"#).fetch_one(pool).await?)
}

/// Ids of what is public, and when what they show last changed.
pub(super) async fn addresses(pool: &PgPool, most: i64, from: i64) -> Result<Vec<(PostingId, DateTime<Utc>)>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id!: PostingId", changed_at AS "changed!" FROM shown_postings ORDER BY published_at DESC, id LIMIT $1 OFFSET $2"#,
        most,
        from
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.changed)).collect())
}

/// Keeps what was prepared; the caller holds the mission's lock.
pub(super) async fn put(tx: &mut PgConnection, posting: &Posting) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO postings (id, mission_id, state, summary, shows_rate, revision, updated_at, published_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (mission_id) DO UPDATE SET summary = $4, shows_rate = $5, revision = $6, updated_at = $7",
        posting.id.0,
        posting.mission.0,
        posting.state.code(),
        posting.summary,
        posting.shows_rate,
        posting.revision,
        posting.updated_at,
        posting.published_at
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The state after a step. What was public once keeps the day of it.
pub(super) async fn set_state(
    tx: &mut PgConnection,
    posting: PostingId,
    state: PostingState,
    reason: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE postings SET state = $2, taken_down_because = $3, updated_at = $4,
                published_at = CASE WHEN $2 = 'published' THEN COALESCE(published_at, $4) ELSE published_at END
         WHERE id = $1",
        posting.0,
        state.code(),
        reason,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}
