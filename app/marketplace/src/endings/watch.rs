//! Nobody who asks for an end waits unnoticed.

use domain::{EngagementId, ending};

use super::store;
use crate::{Marketplace, Problem, digests, jobs::Ended};

/// The job that looks whether staff has answered in time; where it has not, its digest says so.
pub(crate) async fn watch(market: &Marketplace, engagement: EngagementId) -> Result<Ended, Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let wish = store::wish(&mut tx, engagement).await?;
    let Some(wait) = wish.and_then(|wish| ending::wait(wish.state, wish.asked_at)) else { return Ok(Ended::Done) };
    if wait.by > now {
        return Ok(Ended::Later(wait.by));
    }
    digests::something_is_late(&mut tx, now).await?;
    market.commit(tx).await?;
    Ok(Ended::Done)
}
