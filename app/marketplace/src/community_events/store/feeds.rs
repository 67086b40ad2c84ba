//! The keys of calendars, and what somebody's calendar holds.

use chrono::{DateTime, Utc};
use domain::{AccountId, Audience, CommunityEventId, EventKind, ProfileId, WrittenLanguage, Zone, lifecycle::CommunityEventState};
use sqlx::PgPool;

use super::Event;
use crate::Problem;

pub(in super::super) async fn put_feed(pool: &PgPool, account: AccountId, key_hash: &[u8], now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO calendar_feeds (account_id, key_hash, drawn_at) VALUES ($1, $2, $3)
         ON CONFLICT (account_id) DO UPDATE SET key_hash = EXCLUDED.key_hash, drawn_at = EXCLUDED.drawn_at",
        account.0,
        key_hash,
        now
    )
    .execute(pool)
    .await?;
    Ok(())
}

pub(in super::super) async fn end_feed(pool: &PgPool, account: AccountId) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM calendar_feeds WHERE account_id = $1", account.0).execute(pool).await?;
    Ok(())
}

/// Since when somebody has a feed, and the hash of its key.
pub(in super::super) async fn feed(pool: &PgPool, account: AccountId) -> Result<Option<(DateTime<Utc>, Vec<u8>)>, Problem> {
    let row = sqlx::query!("SELECT drawn_at, key_hash FROM calendar_feeds WHERE account_id = $1", account.0);
    Ok(row.fetch_optional(pool).await?.map(|row| (row.drawn_at, row.key_hash)))
}

/// Whose the key is, and their language; nobody's where the account is suspended.
pub(in super::super) async fn owner(pool: &PgPool, key_hash: &[u8]) -> Result<Option<(AccountId, WrittenLanguage)>, Problem> {
    let row = sqlx::query!(
        r#"SELECT a.id AS "account: AccountId", a.language AS "language: WrittenLanguage"
           FROM calendar_feeds f JOIN accounts a ON a.id = f.account_id WHERE f.key_hash = $1 AND a.state = 'active'"#,
        key_hash
    );
    Ok(row.fetch_optional(pool).await?.map(|row| (row.account, row.language)))
}

/// What somebody comes to that ends after a moment, in the order of time; two hundred at most.
pub(in super::super) async fn going_of(pool: &PgPool, account: AccountId, since: DateTime<Utc>) -> Result<Vec<Event>, Problem> {
    Ok(sqlx::query_as!(
        Event,
        r#"SELECT e.id AS "id: CommunityEventId", e.state AS "state: CommunityEventState", e.version, e.sequence, e.changed_at, e.title, e.description,
                  e.kind AS "kind: EventKind", e.audience AS "audience: Audience", e.language AS "language: WrittenLanguage", e.zone AS "zone: Zone",
                  e.starts_at, e.ends_at, e.place, e.link, e.seats, e.speaker_id AS "speaker: ProfileId", e.cancelled_reason, e.recap, e.reminded_of,
                  e.published_at
           FROM community_events e JOIN attendances t ON t.event_id = e.id
           WHERE t.account_id = $1 AND t.state = 'going' AND e.ends_at > $2 ORDER BY e.starts_at, e.id LIMIT 200"#,
        account.0,
        since
    )
    .fetch_all(pool)
    .await?)
}
