//! Who is written to about an event: whoever signed up for it. There are [`MOST_SEATS`](domain::community_event::MOST_SEATS) of them at most, and as
//! many who wait.

use chrono::{DateTime, Utc};
use domain::{AccountId, CommunityEventId};
use sqlx::PgConnection;

use super::store;
use crate::{
    Problem,
    mail::{self, EventNews, Mail},
};

/// One of them, in the transaction of what it tells.
pub(super) async fn one(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    account: AccountId,
    event: CommunityEventId,
    news: EventNews,
) -> Result<(), Problem> {
    mail::send(tx, now, Mail::OfEvent { account, event, news }).await.map(drop)
}

/// Everybody who comes or waits.
pub(super) async fn all(tx: &mut PgConnection, now: DateTime<Utc>, event: CommunityEventId, news: EventNews) -> Result<(), Problem> {
    for account in store::signed_up(tx, event).await? {
        one(tx, now, account, event, news).await?;
    }
    Ok(())
}

/// Those who come, and have known it since before this moment.
pub(super) async fn going_since(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    event: CommunityEventId,
    before: DateTime<Utc>,
    news: EventNews,
) -> Result<(), Problem> {
    for account in store::going_since(tx, event, before).await? {
        one(tx, now, account, event, news).await?;
    }
    Ok(())
}
