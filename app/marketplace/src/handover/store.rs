//! Handovers and what stands on their lists, as rows.

use chrono::{DateTime, Utc};
use domain::{
    EngagementId, HandoverItemId, HandoverTopic, Role,
    lifecycle::{HandoverItemState, HandoverState},
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{HandoverItem, HandoverSheet};
use crate::Problem;

pub(super) async fn state(connection: &mut PgConnection, engagement: EngagementId) -> Result<Option<HandoverState>, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT state AS "state: HandoverState" FROM handovers WHERE engagement_id = $1"#, engagement.0)
        .fetch_optional(connection)
        .await?)
}

pub(super) async fn insert_handover(
    tx: &mut PgConnection,
    engagement: EngagementId,
    state: HandoverState,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!("INSERT INTO handovers (engagement_id, state, since) VALUES ($1, $2, $3)", engagement.0, state.code(), now)
        .execute(tx)
        .await?;
    Ok(())
}

pub(super) async fn set_state(
    tx: &mut PgConnection,
    engagement: EngagementId,
    state: HandoverState,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!("UPDATE handovers SET state = $2, since = $3 WHERE engagement_id = $1", engagement.0, state.code(), now)
        .execute(tx)
        .await?;
    Ok(())
}

/// The subjects of every handover, each to do.
pub(super) async fn insert_topics(tx: &mut PgConnection, engagement: EngagementId) -> Result<(), Problem> {
    let ids: Vec<Uuid> = HandoverTopic::ALL.iter().map(|_| Uuid::now_v7()).collect();
    let topics: Vec<String> = HandoverTopic::ALL.iter().map(|topic| topic.code().to_owned()).collect();
    sqlx::query!(
        "INSERT INTO handover_items (id, engagement_id, position, topic, state)
         SELECT id, $1, position, topic, 'to_do' FROM UNNEST($2::uuid[], $3::text[]) WITH ORDINALITY AS listed (id, topic, position)",
        engagement.0,
        &ids,
        &topics
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn insert(
    tx: &mut PgConnection,
    engagement: EngagementId,
    id: HandoverItemId,
    title: &str,
    state: HandoverItemState,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO handover_items (id, engagement_id, position, title, state)
         SELECT $1, $2, (COALESCE(max(position), 0) + 1)::smallint, $3, $4 FROM handover_items WHERE engagement_id = $2",
        id.0,
        engagement.0,
        title,
        state.code()
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// A thing on a list, as it stands.
pub(super) struct Kept {
    pub engagement: EngagementId,
    pub topic: Option<HandoverTopic>,
    pub state: HandoverItemState,
    pub words: String,
}

/// The thing of this id, on whichever list.
pub(super) async fn item(connection: &mut PgConnection, id: HandoverItemId) -> Result<Option<Kept>, Problem> {
    Ok(sqlx::query_as!(
        Kept,
        r#"SELECT engagement_id AS "engagement: EngagementId", topic AS "topic: HandoverTopic", state AS "state: HandoverItemState", words
           FROM handover_items WHERE id = $1"#,
        id.0
    )
    .fetch_optional(connection)
    .await?)
}

pub(super) async fn set_item(
    tx: &mut PgConnection,
    id: HandoverItemId,
    state: HandoverItemState,
    words: &str,
    settled: Option<(Role, DateTime<Utc>)>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE handover_items SET state = $2, words = $3, by = $4, settled_at = $5 WHERE id = $1",
        id.0,
        state.code(),
        words,
        settled.map(|(role, _)| role.code()),
        settled.map(|(_, at)| at)
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn count(connection: &mut PgConnection, engagement: EngagementId) -> Result<i64, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM handover_items WHERE engagement_id = $1"#, engagement.0)
        .fetch_one(connection)
        .await?)
}

/// How many things are left to do.
pub(super) async fn to_do(connection: &mut PgConnection, engagement: EngagementId) -> Result<i64, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM handover_items WHERE engagement_id = $1 AND state = 'to_do'"#, engagement.0)
        .fetch_one(connection)
        .await?)
}

pub(super) async fn sheet(connection: &mut PgConnection, engagement: EngagementId) -> Result<Option<HandoverSheet>, Problem> {
    let found = sqlx::query!(r#"SELECT state AS "state: HandoverState", since FROM handovers WHERE engagement_id = $1"#, engagement.0)
        .fetch_optional(&mut *connection)
        .await?;
    let Some(found) = found else { return Ok(None) };
    let items = sqlx::query_as!(
        HandoverItem,
        r#"SELECT id AS "id: HandoverItemId", topic AS "topic: HandoverTopic", title, state AS "state: HandoverItemState", words,
                  by AS "by: Role", settled_at FROM handover_items WHERE engagement_id = $1 ORDER BY position"#,
        engagement.0
    )
    .fetch_all(connection)
    .await?;
    Ok(Some(HandoverSheet { state: found.state, since: found.since, items }))
}
