//! The one place where a wish to end changes its state.

use chrono::{DateTime, Utc};
use domain::{
    EngagementId,
    forms::Reason,
    lifecycle::{ENDING, EndingEvent, EndingGuard, EndingState, EngagementState},
};
use sqlx::PgConnection;

use super::store;
use crate::{
    Problem,
    audit::{self, Actor, Line, Subject},
    engagements,
    problem::refused,
};

/// What comes with a step.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct With<'a> {
    pub reason: Option<&'a Reason>,
}

/// Asks the table and writes the line; the caller writes the row, in the same transaction.
pub(super) async fn step(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    engagement: EngagementId,
    event: EndingEvent,
    with: With<'_>,
) -> Result<EndingState, Problem> {
    let runs = store::lock(tx, engagement).await? != EngagementState::Ended;
    let from = store::wish(tx, engagement).await?.map(|wish| wish.state);
    let holds = |guard| match guard {
        EndingGuard::Runs => runs,
        EndingGuard::HasReason => with.reason.is_some(),
    };
    let to = ENDING.apply(from, event, actor.role, holds).map_err(|refusal| refused(refusal, EndingGuard::code))?;
    let mission = engagements::engagement(tx, engagement).await?.ok_or(Problem::NotFound)?.mission;
    let line = Line {
        actor,
        subject: Subject::Engagement(engagement, mission),
        event: event.code(),
        from: from.map(EndingState::code),
        to: Some(to.code()),
        fields: &[],
        words: with.reason.map(Reason::as_str),
    };
    audit::write(tx, now, line).await?;
    Ok(to)
}

/// The engagement has ended: whoever asked for it has it, in the same transaction.
pub(crate) async fn grant(tx: &mut PgConnection, now: DateTime<Utc>, engagement: EngagementId) -> Result<(), Problem> {
    if !store::wish(tx, engagement).await?.is_some_and(|wish| wish.is_open()) {
        return Ok(());
    }
    let to = step(tx, now, Actor::SYSTEM, engagement, EndingEvent::Grant, With::default()).await?;
    store::settle(tx, engagement, to, None, now).await
}
