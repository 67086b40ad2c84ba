//! Tries are counted in Postgres, so that N nodes are one limit. An unknown address is counted like a known one.

use chrono::Duration;
use domain::{
    AccountId,
    forms::{Complaint, FieldError},
};
use sqlx::PgConnection;

use super::store;
use crate::{Marketplace, Problem, secret::digest};

/// How many tries within a window of time.
struct Limit {
    /// What the try is, in the key that is counted.
    what: &'static str,
    /// For one address.
    per_address: i64,
    /// From one network: an office comes from one address.
    per_network: i64,
    /// How long a try counts, in minutes; at most an hour, because tries are swept then.
    minutes: u32,
}

/// Signing in.
const SIGN_IN: Limit = Limit { what: "", per_address: 8, per_network: 60, minutes: 15 };
/// Asking for a letter: to confirm an address, or to choose another password. A letter more is a burden for whoever did not ask.
const LETTER: Limit = Limit { what: "letter ", per_address: 4, per_network: 40, minutes: 60 };
/// Saying the own password again before something grave.
const OWN_PASSWORD: Limit = Limit { what: "own password ", per_address: 8, per_network: 60, minutes: 15 };

fn address_key(limit: &Limit, email: &str) -> Vec<u8> {
    digest(&format!("{}email {email}", limit.what))
}

/// Counts a try to sign in, or refuses it and says how long to wait.
pub(super) async fn sign_in(market: &Marketplace, email: &str, network: &str) -> Result<(), Problem> {
    allow(market, &SIGN_IN, email, network).await
}

/// Counts the wish for a letter to this address, or refuses it.
pub(super) async fn letter(market: &Marketplace, email: &str, network: &str) -> Result<(), Problem> {
    allow(market, &LETTER, email, network).await
}

/// Counts a try to say the password of this account, or refuses it.
pub(super) async fn own_password(market: &Marketplace, account: AccountId, network: &str) -> Result<(), Problem> {
    allow(market, &OWN_PASSWORD, &account.to_string(), network).await
}

async fn allow(market: &Marketplace, limit: &Limit, address: &str, network: &str) -> Result<(), Problem> {
    let now = market.now();
    let since = now - Duration::minutes(i64::from(limit.minutes));
    let network = digest(&format!("{}network {network}", limit.what));
    let mut tx = market.pool.begin().await?;
    for (key, most) in [(address_key(limit, address), limit.per_address), (network, limit.per_network)] {
        if store::count_try(&mut tx, &key, now, since).await? > most {
            tx.commit().await?;
            return Err(FieldError::with_limit("", Complaint::TooMany, limit.minutes).into());
        }
    }
    tx.commit().await?;
    Ok(())
}

/// A success wipes the slate of this address.
pub(super) async fn forget_sign_in(tx: &mut PgConnection, email: &str) -> Result<(), Problem> {
    store::forget_tries(tx, &address_key(&SIGN_IN, email)).await
}

/// The same for the password of an account.
pub(super) async fn forget_own_password(tx: &mut PgConnection, account: AccountId) -> Result<(), Problem> {
    store::forget_tries(tx, &address_key(&OWN_PASSWORD, &account.to_string())).await
}
