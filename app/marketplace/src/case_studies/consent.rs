//! Each of the two agrees to the text as it stands, and may take that back at any time.

use domain::{
    Role,
    lifecycle::{CaseStudyEvent, CaseStudyState},
};

use super::{
    store,
    tell::{self, News},
    transition::{self, With},
};
use crate::{Marketplace, Problem, digests, engagements::Party};

/// Agrees to the revision that was read; with the second consent it is public at once. Agreed twice, it is agreed once.
///
/// # Errors
/// [`Problem::Stale`] where the text is another one by now; [`Problem::NotNow`] where a part is missing, or staff took this text down;
/// [`Problem::NotFound`] for staff, and where nothing was begun.
pub async fn agree(market: &Marketplace, by: &Party, revision: &str) -> Result<(), Problem> {
    if !matches!(by.role(), Role::Ceo | Role::Cto) {
        return Err(Problem::NotFound);
    }
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let (ended, study) = transition::lock(&mut tx, by).await?;
    let study = study.ok_or(Problem::NotFound)?;
    if revision.parse() != Ok(study.revision) {
        return Err(Problem::Stale);
    }
    if study.is_agreed_by(by.role()) {
        return Ok(());
    }
    let event = if study.state == CaseStudyState::HalfAgreed { CaseStudyEvent::Publish } else { CaseStudyEvent::Agree };
    let state = transition::step(&mut tx, now, (by.actor, &by.engagement), (ended, Some(&study)), event, With::default()).await?;
    store::agree(&mut tx, study.id, by.role(), state, now).await?;
    if state == CaseStudyState::Published {
        tell::tell_both(&mut tx, now, &by.engagement, News::Published).await?;
        digests::something_came(&mut tx, now).await?;
    } else {
        tell::tell_other(&mut tx, now, by, News::Agreed).await?;
    }
    market.commit(tx).await
}

/// Takes one's consent back: what was public is gone at once, until both agree again. Done twice, it is done once.
pub async fn withdraw(market: &Marketplace, by: &Party) -> Result<(), Problem> {
    if !matches!(by.role(), Role::Ceo | Role::Cto) {
        return Err(Problem::NotFound);
    }
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let (ended, study) = transition::lock(&mut tx, by).await?;
    let study = study.ok_or(Problem::NotFound)?;
    if study.state == CaseStudyState::Withdrawn {
        return Ok(());
    }
    let event = CaseStudyEvent::Withdraw;
    let state = transition::step(&mut tx, now, (by.actor, &by.engagement), (ended, Some(&study)), event, With::default()).await?;
    store::withdraw(&mut tx, study.id, state, now).await?;
    tell::tell_other(&mut tx, now, by, News::Withdrawn).await?;
    market.commit(tx).await
}
