//! One of the two asks staff for the end, or for somebody else.

use domain::{
    WantedEnding,
    ending::answer_by,
    forms::{FieldErrors, Reason},
    lifecycle::EndingEvent,
};

use super::{
    store::{self, Wish},
    transition,
};
use crate::{
    Marketplace, Problem, digests,
    engagements::{self, Party},
    jobs::{self, Job},
};

/// Asks for it, with a reason that staff alone reads. Asked twice in the same words it is one wish; each of the two has one of their own. Staff, which answers, asks nobody.
pub async fn ask(market: &Marketplace, by: &Party, wanted: &str, reason: &str) -> Result<(), Problem> {
    by.of_the_two()?;
    let mut errors = FieldErrors::default();
    let wanted: Option<WantedEnding> = errors.code("wanted", wanted);
    let reason = errors.take("reason", Reason::read(reason));
    let (Some(wanted), Some(reason)) = (wanted, reason) else { return Err(errors.into()) };
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let engagement = engagements::lock(&mut tx, by.engagement()).await?;
    let is_said = |wish: &Wish| wish.is_open() && wish.wanted == wanted && wish.words == reason.as_str();
    if store::wish(&mut tx, engagement.id, by.role()).await?.is_some_and(|wish| is_said(&wish)) {
        return Ok(());
    }
    let next = transition::step(&mut tx, now, by.actor, (&engagement, by.role()), EndingEvent::Ask, Some(&reason)).await?;
    let wish = Wish { state: next, wanted, asked_by: by.role(), asked_at: now, words: reason.into_string(), answer: None };
    store::put(&mut tx, by.engagement(), &wish).await?;
    digests::something_came(&mut tx, now).await?;
    jobs::enqueue(&mut tx, now, &Job::WatchEnding { engagement: by.engagement() }, answer_by(now)).await?;
    market.commit(tx).await
}
