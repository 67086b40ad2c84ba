//! Taking jobs and doing them, on every node.

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;
use tokio::{task::JoinSet, time::timeout};
use uuid::Uuid;

use super::{
    Job, MOST_TRIES, pause_after,
    store::{self, Claimed},
    work::{Ended, Failure, perform},
};
use crate::{Marketplace, Problem, mail::Courier};

/// Jobs that one node does at once.
const AT_ONCE: usize = 4;

/// Looked for this often, whatever the bell says: another node may have left some.
const EVERY: Duration = Duration::from_secs(1);

/// No job may take longer; its claim lasts a little longer still, so that no two nodes work on one.
const LONGEST: Duration = Duration::from_secs(120);

/// How long a claim keeps other nodes away, in seconds.
const CLAIM_SECONDS: i64 = 150;

/// Does what is due until `stop` resolves, and then what has been begun.
pub async fn work(market: &Marketplace, courier: impl Courier, stop: impl Future<Output = ()>) {
    let courier = Arc::new(courier);
    let mut running = JoinSet::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let taken = take(market, &courier, &mut running).await;
        if let Err(problem) = taken {
            tracing::warn!(error = %problem, "jobs could not be looked for; it is tried again");
        }
        tokio::select! {
            () = &mut stop => break,
            Some(ended) = running.join_next() => note_panic(ended),
            () = market.jobs.notified(), if running.len() < AT_ONCE => {}
            () = tokio::time::sleep(EVERY) => {}
        }
    }
    while let Some(ended) = running.join_next().await {
        note_panic(ended);
    }
}

/// Does everything that is due now, one after the other, and what that brings about. Answers how many were done: for tests and for
/// whoever wants to wait for it.
pub async fn run_due(market: &Marketplace, courier: &impl Courier) -> Result<usize, Problem> {
    let mut done = 0;
    while let Some(job) = claim(market).await? {
        run(market, courier, job).await?;
        done += 1;
    }
    Ok(done)
}

/// Begins as many as there is room for.
async fn take<C: Courier>(market: &Marketplace, courier: &Arc<C>, running: &mut JoinSet<()>) -> Result<(), Problem> {
    while running.len() < AT_ONCE {
        let Some(job) = claim(market).await? else { break };
        let (market, courier) = (market.clone(), Arc::clone(courier));
        running.spawn(async move {
            let id = job.id;
            if let Err(problem) = run(&market, &*courier, job).await {
                tracing::error!(%id, error = %problem, "how a job ended could not be written down; it will run again");
            }
        });
    }
    Ok(())
}

async fn claim(market: &Marketplace) -> Result<Option<Claimed>, Problem> {
    let now = market.now();
    let given_up = store::give_up_the_deadly(&market.pool, now).await?;
    if given_up > 0 {
        tracing::error!(given_up, "jobs never ended and were given up");
    }
    store::claim(&market.pool, Uuid::new_v4(), now, now + TimeDelta::seconds(CLAIM_SECONDS)).await
}

/// Does one job, and writes down how it ended.
async fn run(market: &Marketplace, courier: &impl Courier, job: Claimed) -> Result<(), Problem> {
    let outcome = match serde_json::from_value::<Job>(job.work.clone()) {
        Ok(work) => timeout(LONGEST, perform(market, courier, &work)).await.unwrap_or(Err(Failure::TooLong)),
        Err(_) => Err(Failure::Unknown),
    };
    match outcome {
        Ok(Ended::Done) => store::finish(&market.pool, &job).await,
        Ok(Ended::Later(moment)) => store::postpone(&market.pool, &job, moment).await,
        Err(failure) => {
            let now = market.now();
            let is_last = job.tries >= MOST_TRIES || matches!(failure, Failure::Unknown);
            let given_up = store::fail(&market.pool, &job, &failure.code(), now + pause_after(job.tries), is_last.then_some(now)).await?;
            let kind = job.work["kind"].as_str().unwrap_or_default();
            if given_up {
                tracing::error!(id = %job.id, kind, tries = job.tries, error = %failure, "a job was given up");
            } else {
                tracing::warn!(id = %job.id, kind, tries = job.tries, error = %failure, "a job failed; it is tried again");
            }
            Ok(())
        }
    }
}

fn note_panic(ended: Result<(), tokio::task::JoinError>) {
    if let Err(error) = ended {
        tracing::error!(%error, "a job panicked; another node will try it");
    }
}
