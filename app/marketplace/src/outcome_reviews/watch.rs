//! The job that looks after the outcome reviews of one engagement: it reminds at half the time, and hands to staff what stands still. It reads the truth
//! each time, so that running it twice, or late, tells nobody twice.

use domain::{EngagementId, meeting::half_of};

use super::{store, tell};
use crate::{Marketplace, Problem, digests, engagements, jobs::Ended};

/// Does what is due now, and says when to look again.
pub(crate) async fn watch(market: &Marketplace, engagement: EngagementId) -> Result<Ended, Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let Some(engagement) = engagements::lock_if_there(&mut tx, engagement).await? else { return Ok(Ended::Done) };
    let reviews = store::reviews(&mut tx, engagement.id).await?;
    let waiting: Vec<_> = reviews.iter().filter_map(|review| Some((review.role, review.wait(now)?))).collect();
    let Some((_, wait)) = waiting.first() else { return Ok(Ended::Done) };
    let next = if wait.by <= now {
        digests::something_is_late(&mut tx, now).await?;
        Ended::Done
    } else if half_of(wait) <= now {
        for (role, wait) in &waiting {
            tell::remind(&mut tx, now, &engagement, *role, wait.since).await?;
        }
        Ended::Later(wait.by)
    } else {
        Ended::Later(half_of(wait))
    };
    market.commit(tx).await?;
    Ok(next)
}
