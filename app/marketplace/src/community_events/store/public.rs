//! What everybody may read of events, as rows.

use chrono::{DateTime, Utc};
use domain::{CommunityEventId, Zone};
use sqlx::PgPool;

use super::super::public::News;
use crate::Problem;

pub(in super::super) async fn count_public(pool: &PgPool) -> Result<i64, Problem> {
    let count =
        sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM community_events WHERE audience = 'public' AND published_at IS NOT NULL"#);
    Ok(count.fetch_one(pool).await?)
}

/// Ids, and when each was changed last, in the order in which they were published.
pub(in super::super) async fn public_page(
    pool: &PgPool,
    size: i64,
    offset: i64,
) -> Result<Vec<(CommunityEventId, DateTime<Utc>)>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id: CommunityEventId", changed_at FROM community_events WHERE audience = 'public' AND published_at IS NOT NULL
           ORDER BY published_at, id LIMIT $1 OFFSET $2"#,
        size,
        offset
    );
    Ok(rows.fetch_all(pool).await?.into_iter().map(|row| (row.id, row.changed_at)).collect())
}

/// What was published last, the newest first.
pub(in super::super) async fn news(pool: &PgPool, most: i64) -> Result<Vec<News>, Problem> {
    Ok(sqlx::query_as!(
        News,
        r#"SELECT id AS "id: CommunityEventId", title, description, zone AS "zone: Zone", starts_at, ends_at, published_at AS "published_at!", changed_at
           FROM community_events WHERE audience = 'public' AND published_at IS NOT NULL ORDER BY published_at DESC, id LIMIT $1"#,
        most
    )
    .fetch_all(pool)
    .await?)
}
