//! What somebody signed up for, speaks at, and their calendar, as JSON.

use domain::AccountId;
use serde_json::Value;

use crate::Problem;

/// The key of the calendar opens a door, and is not among it.
pub(super) async fn community_events(tx: &mut sqlx::PgConnection, account: AccountId) -> Result<Value, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT jsonb_build_object(
               'attendances', (SELECT COALESCE(jsonb_agg(to_jsonb(t) - 'account_id' || jsonb_build_object('title', e.title, 'starts_at', e.starts_at)
                               ORDER BY e.starts_at, e.id), '[]') FROM attendances t JOIN community_events e ON e.id = t.event_id WHERE t.account_id = $1),
               'speaks_at', (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', e.id, 'title', e.title, 'starts_at', e.starts_at) ORDER BY e.starts_at, e.id), '[]')
                             FROM community_events e JOIN profiles p ON p.id = e.speaker_id WHERE p.account_id = $1 AND e.published_at IS NOT NULL),
               'calendar_feed', (SELECT jsonb_build_object('drawn_at', f.drawn_at) FROM calendar_feeds f WHERE f.account_id = $1)
           ) AS "json!""#,
        account.0
    )
    .fetch_one(tx)
    .await?)
}
