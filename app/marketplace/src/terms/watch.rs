//! The job that watches over terms: it reminds at half the time, and hands to staff what stands still. It reads the truth each time, so that running
//! it twice, or late, tells nobody twice.

use domain::{EngagementId, meeting::half_of};
use sqlx::PgPool;

use super::{read, store, tell::remind};
use crate::{
    Marketplace, Problem,
    digests::{self, About, Late},
    engagements,
    jobs::Ended,
};

/// Does what is due now, and says when to look again.
pub(crate) async fn watch(market: &Marketplace, engagement: EngagementId) -> Result<Ended, Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let Some(engagement) = engagements::lock_if_there(&mut tx, engagement).await? else { return Ok(Ended::Done) };
    let kept = store::versions(&mut tx, engagement.id).await?;
    let Some(wait) = read::wait_of(&engagement, &kept) else { return Ok(Ended::Done) };
    let half = half_of(&wait);
    let next = if wait.by <= now {
        digests::something_is_late(&mut tx, now).await?;
        Ended::Done
    } else if half <= now {
        remind(&mut tx, now, &engagement, kept.iter().find(|one| one.state.is_open()).map_or(0, |open| open.number), wait).await?;
        Ended::Later(wait.by)
    } else {
        Ended::Later(half)
    };
    market.commit(tx).await?;
    Ok(next)
}

/// Every engagement whose terms somebody is waited for about.
pub(crate) async fn waits(pool: &PgPool) -> Result<Vec<Late>, Problem> {
    let waiting = store::waiting(pool).await?.into_iter();
    Ok(waiting.filter_map(|one| Some(Late { wait: one.wait()?, about: About::Terms { company: one.company, name: one.name } })).collect())
}
