//! Staff takes a published case study down.

use domain::{
    EngagementId,
    forms::Reason,
    lifecycle::{CaseStudyEvent, CaseStudyState},
};

use super::{
    store,
    tell::{self, News},
    transition::{self, With},
};
use crate::{Marketplace, Problem, accounts::CurrentStaff, engagements, missions::life::read_reason};

/// Takes it down, with a reason that both read: this text does not come back; they may write another. Done twice, it is done once.
///
/// # Errors
/// [`Problem::Invalid`] without a reason; [`Problem::NotNow`] where it is not public; [`Problem::NotFound`] where there is none.
pub async fn take_down(market: &Marketplace, staff: &CurrentStaff, engagement: EngagementId, reason: &str) -> Result<(), Problem> {
    let reason: Reason = read_reason(reason)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let state = engagements::lock(&mut tx, engagement).await?.state;
    let study = store::study_of(&mut tx, engagement).await?.ok_or(Problem::NotFound)?;
    if study.state == CaseStudyState::TakenDown && study.taken_down_reason.as_deref() == Some(reason.as_str()) {
        return Ok(());
    }
    let engagement = engagements::engagement(&mut tx, engagement).await?.ok_or(Problem::NotFound)?;
    let with = With { reason: Some(&reason), ..With::default() };
    let actor = staff.who().actor();
    let next = transition::step(&mut tx, now, (actor, &engagement), (state, Some(&study)), CaseStudyEvent::TakeDown, with).await?;
    store::take_down(&mut tx, study.id, next, reason.as_str(), now).await?;
    tell::tell_both(&mut tx, now, &engagement, News::TakenDown).await?;
    market.commit(tx).await
}
