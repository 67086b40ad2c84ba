//! The one place where a wish to end changes its state.

use chrono::{DateTime, Utc};
use domain::{
    Role,
    forms::Reason,
    lifecycle::{ENDING, EndingEvent, EndingGuard, EndingState, EngagementState},
};
use sqlx::PgConnection;

use super::store;
use crate::{
    Problem,
    audit::{self, Actor},
    engagements::Engagement,
};

/// Asks the table for the next state of the wish of one of the two, and writes the line; the caller writes the row, in the same transaction,
/// under the lock of the engagement.
pub(super) async fn step(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    (engagement, asked_by): (&Engagement, Role),
    event: EndingEvent,
    reason: Option<&Reason>,
) -> Result<EndingState, Problem> {
    let from = store::wish(tx, engagement.id, asked_by).await?.map(|wish| wish.state);
    let holds = |guard| match guard {
        EndingGuard::Runs => engagement.state != EngagementState::Ended,
        EndingGuard::HasReason => reason.is_some(),
    };
    let fields = [asked_by.code()];
    let taken = audit::Step::new(actor, engagement.subject(), from, event).on(&fields).because(reason);
    audit::take(tx, now, &ENDING, taken, holds).await
}

/// The engagement has ended: whoever asked for it has it, in the same transaction.
pub(crate) async fn grant(tx: &mut PgConnection, now: DateTime<Utc>, engagement: &Engagement) -> Result<(), Problem> {
    for wish in store::wishes(tx, engagement.id).await?.into_iter().filter(store::Wish::is_open) {
        let to = step(tx, now, Actor::SYSTEM, (engagement, wish.asked_by), EndingEvent::Grant, None).await?;
        store::settle(tx, engagement.id, wish.asked_by, to, None, now).await?;
    }
    Ok(())
}
