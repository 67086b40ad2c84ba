//! A person's own sessions: which there are, and closing them.

use chrono::{DateTime, Utc};
use domain::{Device, SessionId, lifecycle::AccountEvent};

use super::{
    SignedIn, store,
    transition::{Step, step},
};
use crate::{Marketplace, Problem};

/// How long after the last time a session is noted as seen again, in minutes: not every request writes.
pub(super) const SEEN_MINUTES: i64 = 5;

/// A session in its owner's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    pub id: SessionId,
    pub device: Device,
    pub opened_at: DateTime<Utc>,
    /// When it was last used; true to a few minutes.
    pub seen_at: DateTime<Utc>,
    /// It is the one that asks.
    pub is_this_one: bool,
}

/// The person's open sessions: this one first, then the last seen; at most a hundred.
pub async fn sessions(market: &Marketplace, who: &SignedIn) -> Result<Vec<OwnSession>, Problem> {
    store::sessions_of(&market.pool, who, market.now()).await
}

/// Closes one of the person's sessions. One that is not theirs does not exist; one that has ended meanwhile neither.
pub async fn revoke(market: &Marketplace, who: &SignedIn, session: SessionId) -> Result<(), Problem> {
    let mut tx = market.pool.begin().await?;
    if !store::revoke(&mut tx, who, session).await? {
        return Err(Problem::NotFound);
    }
    step(&mut tx, market.now(), who.account, Step::plain(who.actor(), AccountEvent::RevokeSessions)).await?;
    tx.commit().await?;
    market.live.ring();
    Ok(())
}

/// Closes every session of the person's but this one; answers how many that were.
pub async fn revoke_others(market: &Marketplace, who: &SignedIn) -> Result<u64, Problem> {
    let mut tx = market.pool.begin().await?;
    let closed = store::revoke_others(&mut tx, who).await?;
    if closed > 0 {
        step(&mut tx, market.now(), who.account, Step::plain(who.actor(), AccountEvent::RevokeSessions)).await?;
    }
    tx.commit().await?;
    market.live.ring();
    Ok(closed)
}
