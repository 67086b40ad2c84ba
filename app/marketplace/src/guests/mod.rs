//! People who hold a link and have no account: what a link opens, and how often somebody without an account may send something. Whose link it
//! is, the nouns say that hand links out: [`crate::agency`], [`crate::references`].

mod store;

use chrono::Duration;
use domain::forms::{Complaint, FieldError};

pub(crate) use store::sweep;

use crate::{Marketplace, Problem, secret::digest};

/// What a link opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The form.
    Open,
    /// It was used.
    Answered,
    /// Its time is over, or it was taken back.
    Over,
}

/// Answers from one network within [`WINDOW_MINUTES`]: a whole company may sit behind one address.
const PER_NETWORK: i64 = 120;
/// How long a try counts, in minutes.
const WINDOW_MINUTES: u32 = 15;

/// Counts an answer from this network, or says how long to wait. `noun` is what was asked about: each has its own measure.
pub(crate) async fn allow_answer(market: &Marketplace, noun: &str, network: &str) -> Result<(), Problem> {
    allow(market, &format!("{noun} network {network}"), PER_NETWORK).await
}

/// Counts a try of `what`, or says how long to wait; counted in Postgres, so that N nodes are one limit.
pub(crate) async fn allow(market: &Marketplace, what: &str, limit: i64) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let count = store::count_try(&mut tx, &digest(what), now, now - Duration::minutes(i64::from(WINDOW_MINUTES))).await?;
    tx.commit().await?;
    if count > limit {
        return Err(Problem::Invalid(FieldError::with_limit("", Complaint::TooMany, WINDOW_MINUTES).into()));
    }
    Ok(())
}
