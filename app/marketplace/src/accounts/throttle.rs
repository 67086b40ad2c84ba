//! Tries to sign in are counted in Postgres, so that N nodes are one limit. An unknown address is counted like a known one.

use chrono::Duration;
use domain::forms::{Complaint, FieldError};
use sqlx::PgConnection;

use super::store;
use crate::{Marketplace, Problem, secret::digest};

/// Tries for one address within [`WINDOW_MINUTES`].
const PER_EMAIL: i64 = 8;
/// Tries from one network within [`WINDOW_MINUTES`]: an office signs in from one address.
const PER_NETWORK: i64 = 60;
/// How long a try counts, in minutes.
const WINDOW_MINUTES: u32 = 15;

fn email_key(email: &str) -> Vec<u8> {
    digest(&format!("email {email}"))
}

/// Counts this try, or refuses it and says how long to wait.
pub(super) async fn allow(market: &Marketplace, email: &str, network: &str) -> Result<(), Problem> {
    let now = market.now();
    let since = now - Duration::minutes(i64::from(WINDOW_MINUTES));
    let mut tx = market.pool.begin().await?;
    for (key, limit) in [(email_key(email), PER_EMAIL), (digest(&format!("network {network}")), PER_NETWORK)] {
        if store::count_try(&mut tx, &key, now, since).await? > limit {
            tx.commit().await?;
            return Err(Problem::Invalid(FieldError::with_limit("", Complaint::TooMany, WINDOW_MINUTES).into()));
        }
    }
    tx.commit().await?;
    Ok(())
}

/// A success wipes the slate of this address.
pub(super) async fn forget(tx: &mut PgConnection, email: &str) -> Result<(), Problem> {
    store::forget_tries(tx, &email_key(email)).await
}
