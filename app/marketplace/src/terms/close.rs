//! A proposal is taken back by whoever made it, or refused by one of the two, who says why.

use domain::{forms::Reason, lifecycle::TermsState, terms::Act};

use super::{
    store,
    store::Kept,
    tell,
    transition::{self, Taking},
};
use crate::{
    Marketplace, Problem,
    engagements::{self, Party},
    mail::TermsNews,
    missions::life::read_reason,
};

/// Takes one's own proposal back.
pub async fn withdraw(market: &Marketplace, by: &Party, number: &str) -> Result<(), Problem> {
    close(market, by, number, None).await
}

/// Says no to somebody else's, with a reason that the others read.
pub async fn refuse(market: &Marketplace, by: &Party, number: &str, reason: &str) -> Result<(), Problem> {
    let reason = read_reason(reason)?;
    close(market, by, number, Some(&reason)).await
}

async fn close(market: &Marketplace, by: &Party, number: &str, reason: Option<&Reason>) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let engagement = engagements::lock(&mut tx, by.engagement()).await?;
    let kept = store::versions(&mut tx, engagement.id).await?;
    let version: &Kept = kept.iter().find(|one| number.trim().parse() == Ok(one.number)).ok_or(Problem::Stale)?;
    let (act, done, news) = match reason {
        Some(_) => (Act::Refuse(version.number, true), TermsState::Refused, TermsNews::Refused),
        None => (Act::Withdraw(version.number), TermsState::Withdrawn, TermsNews::Withdrawn),
    };
    if version.state == done {
        // The button was pressed twice.
        return Ok(());
    }
    if !version.state.is_open() {
        return Err(Problem::Stale);
    }
    let before = Taking { engagement: &engagement, actor: by.actor, kept: &kept, reason, fields: &[] };
    transition::take(&mut tx, now, before, act).await?;
    tell::the_other(&mut tx, now, &engagement, by.role(), version.number, news).await?;
    transition::begin_to_watch(&mut tx, now, engagement.id).await?;
    market.commit(tx).await
}
