//! One of the two says how it goes.

use domain::{
    checkup::CheckupAnswer,
    lifecycle::{CheckupEvent, CheckupState},
    promises::call_by,
};

use super::{
    store,
    transition::{self, With},
};
use crate::{
    Marketplace, Problem, digests,
    engagements::{self, Party},
    jobs::{self, Job},
};

/// What is typed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Typed<'a> {
    pub going: &'a str,
    pub missing: &'a str,
    /// `yes` or `no`.
    pub call: &'a str,
}

/// Answers once; said again in the same words it is the same answer. A worried answer is staff's to act upon.
///
/// # Errors
/// [`Problem::NotFound`] where nothing was asked, and for staff; [`Problem::Invalid`] for what is missing; [`Problem::NotNow`] for another answer
/// after the first, and once the engagement has ended.
pub async fn answer(market: &Marketplace, by: &Party, typed: Typed<'_>) -> Result<(), Problem> {
    let role = by.side()?;
    let said = CheckupAnswer::read(typed.going, typed.missing, typed.call)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let engagement = engagements::lock(&mut tx, by.engagement()).await?;
    let present = store::checkup(&mut tx, by.engagement(), role).await?.ok_or(Problem::NotFound)?;
    if present.answer.as_ref() == Some(&said) {
        return Ok(());
    }
    let event = if said.is_worried() { CheckupEvent::Raise } else { CheckupEvent::Answer };
    let with = With { worried: said.is_worried(), ..With::default() };
    let to = transition::step(&mut tx, now, by.actor, &engagement, Some(present.state), event, with).await?;
    store::set_answer(&mut tx, by.engagement(), role, to, &said, now).await?;
    if to == CheckupState::Raised {
        digests::something_came(&mut tx, now).await?;
        jobs::enqueue(&mut tx, now, &Job::WatchCheckups { engagement: by.engagement() }, call_by(now)).await?;
    }
    market.commit(tx).await
}
