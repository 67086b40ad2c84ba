//! One of the two writes their review: keeps it as a draft, sends it once, and may change it for a while.

use domain::{
    Role,
    lifecycle::{OutcomeReviewEvent, OutcomeReviewState},
    outcome::OutcomeSaid,
};

use super::{store, transition};
use crate::{Marketplace, Problem, digests, engagements, engagements::Party};

/// What the button says that sends it, or what was changed in it.
pub const SEND: &str = "send";

/// Keeps the draft of which this version was seen, or sends it where `step` says so.
///
/// # Errors
/// [`Problem::NotFound`] for staff, and where nobody was asked; [`Problem::Invalid`] for what cannot be taken, and for a missing answer in what is sent;
/// [`Problem::Stale`] where another version is there; [`Problem::NotNow`] once it was sent and may not be changed any more.
pub async fn write(market: &Marketplace, by: &Party, version: &str, step: &str, typed: &[(String, String)]) -> Result<(), Problem> {
    if !matches!(by.role(), Role::Ceo | Role::Cto) {
        return Err(Problem::NotFound);
    }
    let sends = step == SEND;
    let said = OutcomeSaid::read(by.role(), typed, sends)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    engagements::lock(&mut tx, by.engagement()).await?;
    let present = store::review(&mut tx, by.engagement(), by.role()).await?.ok_or(Problem::NotFound)?;
    let was_sent = present.state == OutcomeReviewState::Sent;
    if present.version > 0 && present.said == said && was_sent == sends {
        // The same button once more.
        return Ok(());
    }
    let event = match (was_sent, sends) {
        (true, true) => OutcomeReviewEvent::Change,
        (true, false) => return Err(Problem::NotNow("sent")),
        (false, true) => OutcomeReviewEvent::Send,
        (false, false) => OutcomeReviewEvent::Keep,
    };
    let state = transition::step(&mut tx, now, by, &present, event).await?;
    if version.parse() != Ok(present.version) {
        return Err(Problem::Stale);
    }
    store::put(&mut tx, (by.engagement(), by.role()), state, &said, now).await?;
    if event == OutcomeReviewEvent::Send {
        digests::something_came(&mut tx, now).await?;
    }
    market.commit(tx).await
}
