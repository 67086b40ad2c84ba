//! Nobody who asks for an end waits unnoticed.

use chrono::{DateTime, Utc};
use domain::{EngagementId, ending};

use super::store;
use crate::{Marketplace, Problem, digests, jobs::Ended};

/// The job that looks whether staff has answered in time; where it has not, its digest says so.
pub(crate) async fn watch(market: &Marketplace, engagement: EngagementId) -> Result<Ended, Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let wishes = store::wishes(&mut tx, engagement).await?;
    let waits: Vec<DateTime<Utc>> = wishes.iter().filter_map(|wish| Some(ending::wait(wish.state, wish.asked_at)?.by)).collect();
    if waits.iter().any(|by| *by <= now) {
        digests::something_is_late(&mut tx, now).await?;
        market.commit(tx).await?;
    }
    Ok(waits.into_iter().filter(|by| *by > now).min().map_or(Ended::Done, Ended::Later))
}
