//! Nobody who asks on a developers' page waits unnoticed.

use domain::EngagementId;
use sqlx::PgPool;

use super::store;
use crate::{
    Marketplace, Problem,
    digests::{self, About, Late},
    jobs::Ended,
};

/// The job that looks whether the questions of an engagement were answered in time; where one was not, staff's digest says so.
pub(crate) async fn watch(market: &Marketplace, engagement: EngagementId) -> Result<Ended, Problem> {
    let now = market.now();
    let waits: Vec<_> = store::waiting(&market.pool).await?.into_iter().filter(|one| one.engagement == engagement).collect();
    let mut tx = market.pool.begin().await?;
    if waits.iter().any(|one| one.wait.by <= now) {
        digests::something_is_late(&mut tx, now).await?;
    }
    market.commit(tx).await?;
    Ok(waits.iter().map(|one| one.wait.by).filter(|by| *by > now).min().map_or(Ended::Done, Ended::Later))
}

/// Every question that the CEO or the CTO is waited for about.
pub(crate) async fn waits(pool: &PgPool) -> Result<Vec<Late>, Problem> {
    let waiting = store::waiting(pool).await?.into_iter();
    Ok(waiting.map(|one| Late { wait: one.wait, about: About::Question { company: one.company, name: one.cto } }).collect())
}
