//! How often somebody without an account may send something, counted in Postgres, so that N nodes are one limit.

use chrono::Duration;
use domain::forms::{Complaint, FieldError};

use super::store;
use crate::{Marketplace, Problem, secret::digest};

/// Answers from one network within [`WINDOW_MINUTES`]: a whole agency may sit behind one address.
const PER_NETWORK: i64 = 120;
/// Questions of one mission within [`WINDOW_MINUTES`].
const PER_MISSION: i64 = 10;
/// How long a try counts, in minutes.
const WINDOW_MINUTES: u32 = 15;

/// Counts an answer from this network, or says how long to wait.
pub(super) async fn allow_answer(market: &Marketplace, network: &str) -> Result<(), Problem> {
    allow(market, &format!("agency network {network}"), PER_NETWORK).await
}

/// Counts a question of this mission, or says how long to wait.
pub(super) async fn allow_question(market: &Marketplace, mission: domain::MissionId) -> Result<(), Problem> {
    allow(market, &format!("agency mission {mission}"), PER_MISSION).await
}

async fn allow(market: &Marketplace, what: &str, limit: i64) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let count = store::count_try(&mut tx, &digest(what), now, now - Duration::minutes(i64::from(WINDOW_MINUTES))).await?;
    tx.commit().await?;
    if count > limit {
        return Err(Problem::Invalid(FieldError::with_limit("", Complaint::TooMany, WINDOW_MINUTES).into()));
    }
    Ok(())
}
