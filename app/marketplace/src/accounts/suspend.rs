//! Suspending an account and giving it back, from the command line. It takes effect at the next request: each one asks what the account is now.

use domain::{
    forms::{Complaint, Email, FieldErrors, Reason},
    lifecycle::AccountEvent,
};

use super::{
    store,
    transition::{Step, step},
};
use crate::{Marketplace, Problem, audit::Actor, availability, search};

/// Suspends the account of this address, with a reason for the log. Its sessions end, and a CTO is proposed to nobody.
pub async fn suspend(market: &Marketplace, email: &str, reason: &str) -> Result<(), Problem> {
    take(market, email, reason, AccountEvent::Suspend).await
}

/// Gives it back.
pub async fn reinstate(market: &Marketplace, email: &str, reason: &str) -> Result<(), Problem> {
    take(market, email, reason, AccountEvent::Reinstate).await
}

async fn take(market: &Marketplace, email: &str, reason: &str, event: AccountEvent) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let (email, reason) = (errors.take("email", Email::read(email)), errors.take("reason", Reason::read(reason)));
    let (Some(email), Some(reason)) = (email, reason) else { return Err(errors.into()) };
    let mut tx = market.pool.begin().await?;
    let (account, profile) = store::by_email(&mut tx, email.as_str()).await?.ok_or_else(|| Problem::field("email", Complaint::Unknown))?;
    let taken = Step { words: Some(reason.as_str()), ..Step::plain(Actor::SYSTEM, event) };
    step(&mut tx, market.now(), account, taken).await?;
    if event == AccountEvent::Suspend {
        store::revoke_all(&mut tx, account).await?;
    }
    if let Some(profile) = profile {
        if event == AccountEvent::Reinstate {
            availability::reinstated(&mut tx, market.now(), profile).await?;
        }
        search::changed_profile(&mut tx, profile).await?;
    }
    market.commit(tx).await
}
