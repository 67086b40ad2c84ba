//! A handover begins, is confirmed, and begins again where something was forgotten.

use domain::{
    Role,
    lifecycle::{HANDOVER, HandoverEvent, HandoverGuard, HandoverState},
};

use super::{store, tell::tell};
use crate::{
    Marketplace, Problem, audit,
    engagements::{self, Party},
    mail::HandoverNews,
};

/// One of the two begins it, with the subjects of every handover. Begun twice, it is begun once.
pub async fn begin(market: &Marketplace, by: &Party) -> Result<(), Problem> {
    by.of_the_two()?;
    take(market, by, HandoverEvent::Begin).await
}

/// The CEO has everything, once nothing is left to do.
pub async fn confirm(market: &Marketplace, by: &Party) -> Result<(), Problem> {
    by.only(Role::Ceo)?;
    take(market, by, HandoverEvent::Confirm).await
}

/// Something was forgotten.
pub async fn reopen(market: &Marketplace, by: &Party) -> Result<(), Problem> {
    by.only(Role::Ceo)?;
    take(market, by, HandoverEvent::Reopen).await
}

async fn take(market: &Marketplace, by: &Party, event: HandoverEvent) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let engagement = engagements::lock(&mut tx, by.engagement()).await?;
    let from = store::state(&mut tx, by.engagement()).await?;
    let is_done = match event {
        HandoverEvent::Begin => from.is_some(),
        HandoverEvent::Confirm => from == Some(HandoverState::Confirmed),
        HandoverEvent::Reopen => from == Some(HandoverState::Open),
    };
    if is_done {
        return Ok(());
    }
    let to_do = store::to_do(&mut tx, by.engagement()).await?;
    let taken = audit::Step::new(by.actor, by.subject(), from, event);
    let to = audit::take(&mut tx, now, &HANDOVER, taken, |HandoverGuard::NothingToDo| to_do == 0).await?;
    if event == HandoverEvent::Begin {
        store::insert_handover(&mut tx, by.engagement(), to, now).await?;
        store::insert_topics(&mut tx, by.engagement()).await?;
    } else {
        store::set_state(&mut tx, by.engagement(), to, now).await?;
    }
    let news = match event {
        HandoverEvent::Begin => HandoverNews::Begun,
        HandoverEvent::Confirm => HandoverNews::Confirmed,
        HandoverEvent::Reopen => HandoverNews::Reopened,
    };
    tell(&mut tx, now, &engagement, by.role(), news).await?;
    market.commit(tx).await
}
