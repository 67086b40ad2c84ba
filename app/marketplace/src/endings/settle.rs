//! Staff ends an engagement, or lets it go on.

use chrono::NaiveDate;
use domain::{
    EngagementId, Role,
    forms::{Complaint, FieldError, FieldErrors, Reason, day},
    lifecycle::{EndingEvent, EndingState, EngagementState, MissionEvent},
};

use super::{store, tell, transition};
use crate::{
    Marketplace, Problem,
    accounts::CurrentStaff,
    activity, engagements,
    missions::{self, Reasons, life::read_reason},
};

/// What is typed to complete a mission.
pub struct Completion {
    /// The last day of work: none before a day that the CTO noted.
    pub last_day: String,
    /// `true` where the box is ticked.
    pub confirmed: String,
}

/// The work is done: the mission is completed, with its last day. Done twice, it is done once.
pub async fn complete(market: &Marketplace, staff: &CurrentStaff, engagement: EngagementId, typed: &Completion) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let found = engagements::lock(&mut tx, engagement).await?;
    let mut errors = FieldErrors::default();
    let last_day = errors.take("last_day", day(&typed.last_day));
    let worked = activity::last_worked(&mut tx, engagement, market.today()).await?;
    let days = domain::availability::day_of(found.began_at).max(worked.unwrap_or(NaiveDate::MIN))..=market.today();
    if last_day.is_some_and(|last| !days.contains(&last)) {
        errors.push(FieldError::new("last_day", Complaint::OutOfRange));
    }
    if typed.confirmed != "true" {
        errors.push(FieldError::new("confirmed", Complaint::NotConfirmed));
    }
    let Some(last_day) = last_day.filter(|_| errors.is_empty()) else { return Err(errors.into()) };
    if found.outcome == Some(domain::EngagementOutcome::Completed) && found.last_day == Some(last_day) {
        return Ok(());
    }
    if found.state == EngagementState::Ended {
        return Err(Problem::NotNow("runs"));
    }
    engagements::set_last_day(&mut tx, engagement, last_day).await?;
    missions::step(&mut tx, now, staff.who().actor(), found.mission, MissionEvent::Complete, Reasons::default()).await?;
    market.commit(tx).await
}

/// Somebody else is searched: the mission is open again, and whoever was chosen is let go. Both read the reason.
pub async fn search_again(
    market: &Marketplace,
    staff: &CurrentStaff,
    engagement: EngagementId,
    reason: &str,
    confirmed: &str,
) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let reason = errors.take("reason", Reason::read(reason));
    if confirmed != "true" {
        errors.push(FieldError::new("confirmed", Complaint::NotConfirmed));
    }
    let Some(reason) = reason.filter(|_| errors.is_empty()) else { return Err(errors.into()) };
    let mut tx = market.pool.begin().await?;
    let found = engagements::lock(&mut tx, engagement).await?;
    if found.outcome == Some(domain::EngagementOutcome::Rematch) && found.ended_reason.as_deref() == Some(reason.as_str()) {
        return Ok(());
    }
    if found.state == EngagementState::Ended {
        return Err(Problem::NotNow("runs"));
    }
    let reasons = Reasons { reason: Some(&reason) };
    missions::step(&mut tx, market.now(), staff.who().actor(), found.mission, MissionEvent::Rematch, reasons).await?;
    market.commit(tx).await
}

/// It goes on, whatever this one of the two asked for: they read why.
pub async fn refuse(
    market: &Marketplace,
    staff: &CurrentStaff,
    engagement: EngagementId,
    asked_by: &str,
    reason: &str,
) -> Result<(), Problem> {
    let asked_by: Role = asked_by.parse().map_err(|_| Problem::NotFound)?;
    let reason = read_reason(reason)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let engagement = engagements::lock(&mut tx, engagement).await?;
    let wish = store::wish(&mut tx, engagement.id, asked_by).await?.ok_or(Problem::NotFound)?;
    if wish.state == EndingState::Refused && wish.answer.as_deref() == Some(reason.as_str()) {
        return Ok(());
    }
    let next = transition::step(&mut tx, now, staff.who().actor(), (&engagement, asked_by), EndingEvent::Refuse, Some(&reason)).await?;
    store::settle(&mut tx, engagement.id, asked_by, next, Some(reason.as_str()), now).await?;
    tell::tell_refused(&mut tx, now, &engagement, asked_by).await?;
    market.commit(tx).await
}

/// Whether staff may end it now: for showing a form.
pub fn may_end(reader: Role, state: EngagementState) -> bool {
    reader == Role::Staff && state != EngagementState::Ended
}
