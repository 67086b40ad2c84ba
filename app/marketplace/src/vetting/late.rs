//! Whether a request to join waits longer than was promised: staff is told when it does.

use chrono::{DateTime, Utc};
use domain::ProfileId;
use sqlx::{PgConnection, PgPool};

use super::{read, store};
use crate::{
    Marketplace, Problem,
    digests::{self, About, Late},
    jobs::{self, Ended, Job},
};

/// Looks at the moment that was promised, in the transaction of a step.
pub(super) async fn watch(tx: &mut PgConnection, now: DateTime<Utc>, profile: ProfileId) -> Result<(), Problem> {
    match read::load(tx, profile, now).await?.wait(now) {
        Some(wait) => jobs::enqueue(tx, now, &Job::NoteLateApplication { profile }, wait.by.max(now)).await,
        None => Ok(()),
    }
}

/// The job that looks. It may come early or twice: it reads how things stand.
pub(crate) async fn note_late(market: &Marketplace, profile: ProfileId) -> Result<Ended, Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    if store::lock(&mut tx, profile).await?.is_none() {
        return Ok(Ended::Done);
    }
    let Some(wait) = read::load(&mut tx, profile, now).await?.wait(now) else { return Ok(Ended::Done) };
    if wait.by > now {
        return Ok(Ended::Later(wait.by));
    }
    digests::something_is_late(&mut tx, now).await?;
    market.commit(tx).await?;
    Ok(Ended::Done)
}

/// Every request that waits for somebody.
pub(crate) async fn waits(pool: &PgPool, now: DateTime<Utc>) -> Result<Vec<Late>, Problem> {
    let waiting = store::waiting(pool, now, read::MOST).await?;
    Ok(waiting.into_iter().filter_map(|one| Some(Late { wait: one.wait(now)?, about: About::Application { name: one.name } })).collect())
}
