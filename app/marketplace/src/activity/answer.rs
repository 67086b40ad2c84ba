//! The CEO approves a month or returns it; a closed month is opened again by both, or by staff.

use domain::{Month, Role, lifecycle::ActivityEvent};

use super::{
    store, tell,
    transition::{self, With},
};
use crate::{
    Marketplace, Problem,
    engagements::{self, Engagement, Party},
    mail::ActivityNews,
    missions::life::read_reason,
};

/// The CEO approves the month as it was read.
pub async fn approve(market: &Marketplace, by: &Party, month: Month, version: &str) -> Result<(), Problem> {
    by.only(Role::Ceo)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let engagement = engagements::lock(&mut tx, by.engagement()).await?;
    let found = store::month(&mut tx, by.engagement(), month).await?.ok_or(Problem::NotFound)?;
    if found.is_approved() && found.was_step_after(version) {
        return Ok(());
    }
    let with = With { version: Some(version), ..With::default() };
    transition::step(&mut tx, now, by.actor, &engagement, month, ActivityEvent::Approve, with).await?;
    tell::tell(&mut tx, now, &engagement, month, Role::Cto, ActivityNews::Approved).await?;
    market.commit(tx).await
}

/// The CEO asks for a correction, with a reason that the CTO reads.
pub async fn send_back(market: &Marketplace, by: &Party, month: Month, version: &str, reason: &str) -> Result<(), Problem> {
    by.only(Role::Ceo)?;
    let reason = read_reason(reason)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let engagement = engagements::lock(&mut tx, by.engagement()).await?;
    let found = store::month(&mut tx, by.engagement(), month).await?.ok_or(Problem::NotFound)?;
    if found.is_returned() && found.was_step_after(version) && found.reason.as_deref() == Some(reason.as_str()) {
        return Ok(());
    }
    let with = With { version: Some(version), reason: Some(&reason) };
    transition::step(&mut tx, now, by.actor, &engagement, month, ActivityEvent::Return, with).await?;
    tell::tell(&mut tx, now, &engagement, month, Role::Cto, ActivityNews::Returned).await?;
    super::watch::look_again(&mut tx, now, by.engagement(), now).await?;
    market.commit(tx).await
}

/// A closed month is to be corrected: the first of the two asks with a reason, the other one agrees; staff opens it at once.
pub async fn reopen(market: &Marketplace, by: &Party, month: Month, reason: &str) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let engagement = engagements::lock(&mut tx, by.engagement()).await?;
    let found = store::month(&mut tx, by.engagement(), month).await?.ok_or(Problem::NotFound)?;
    let agrees = by.role() != Role::Staff && found.correction_by.is_some_and(|other| other != by.role());
    if agrees {
        transition::step(&mut tx, now, by.actor, &engagement, month, ActivityEvent::Reopen, With::default()).await?;
        return opened(market, tx, by, &engagement, month).await;
    }
    // A second click of whoever agreed: it is open already.
    if by.role() != Role::Staff && found.is_returned() && reason.trim().is_empty() {
        return Ok(());
    }
    let reason = read_reason(reason)?;
    let is_asked = found.is_returned() || found.correction_by == Some(by.role());
    if is_asked && found.reason.as_deref() == Some(reason.as_str()) && found.reason_by == Some(by.role()) {
        return Ok(());
    }
    let with = With { reason: Some(&reason), ..With::default() };
    if by.role() == Role::Staff {
        transition::step(&mut tx, now, by.actor, &engagement, month, ActivityEvent::Reopen, with).await?;
        return opened(market, tx, by, &engagement, month).await;
    }
    transition::step(&mut tx, now, by.actor, &engagement, month, ActivityEvent::AskCorrection, with).await?;
    if let Some(other) = by.role().other() {
        tell::tell(&mut tx, now, &engagement, month, other, ActivityNews::CorrectionAsked).await?;
    }
    super::watch::look_again(&mut tx, now, by.engagement(), now).await?;
    market.commit(tx).await
}

/// The other one of the two lets a closed month stand as it is, and says why: whoever asked for the correction reads it, and may ask again.
pub async fn decline_correction(market: &Marketplace, by: &Party, month: Month, reason: &str) -> Result<(), Problem> {
    let other = by.of_the_two()?.role.other().ok_or(Problem::NotFound)?;
    let reason = read_reason(reason)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let engagement = engagements::lock(&mut tx, by.engagement()).await?;
    let found = store::month(&mut tx, by.engagement(), month).await?.ok_or(Problem::NotFound)?;
    if found.correction_by.is_none() && found.reason_by == Some(by.role()) && found.reason.as_deref() == Some(reason.as_str()) {
        return Ok(());
    }
    let with = With { reason: Some(&reason), ..With::default() };
    transition::step(&mut tx, now, by.actor, &engagement, month, ActivityEvent::DeclineCorrection, with).await?;
    tell::tell(&mut tx, now, &engagement, month, other, ActivityNews::CorrectionDeclined).await?;
    market.commit(tx).await
}

/// Both learn that the month is open again.
async fn opened(
    market: &Marketplace,
    mut tx: sqlx::Transaction<'static, sqlx::Postgres>,
    by: &Party,
    engagement: &Engagement,
    month: Month,
) -> Result<(), Problem> {
    let now = market.now();
    for reader in [Role::Ceo, Role::Cto].into_iter().filter(|reader| *reader != by.role()) {
        tell::tell(&mut tx, now, engagement, month, reader, ActivityNews::Reopened).await?;
    }
    super::watch::look_again(&mut tx, now, by.engagement(), now).await?;
    market.commit(tx).await
}
