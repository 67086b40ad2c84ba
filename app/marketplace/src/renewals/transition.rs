//! The one place where a renewal changes its state.

use chrono::{DateTime, Utc};
use domain::{
    forms::Reason,
    lifecycle::{EngagementState, RENEWAL, RenewalEvent, RenewalGuard, RenewalState},
};
use sqlx::PgConnection;

use super::store;
use crate::{
    Problem,
    audit::{self, Actor},
    engagements::Engagement,
};

/// What comes with a step.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct With<'a> {
    /// Whether the other side has said the same; nothing where it has not answered.
    pub other: Option<bool>,
    /// Whether whoever acts has answered before.
    pub answered: bool,
    /// What came of it.
    pub note: Option<&'a Reason>,
}

/// Asks the table and writes the line, which tells no answer; the caller holds the engagement's lock and writes the row.
pub(super) async fn step(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    engagement: &Engagement,
    from: Option<RenewalState>,
    event: RenewalEvent,
    with: With<'_>,
) -> Result<RenewalState, Problem> {
    let holds = |guard| match guard {
        RenewalGuard::Runs => engagement.state != EngagementState::Ended,
        RenewalGuard::Alone => with.other.is_none(),
        RenewalGuard::Same => with.other == Some(true),
        RenewalGuard::Different => with.other == Some(false),
        RenewalGuard::HasAnswered => with.answered,
        RenewalGuard::HasReason => with.note.is_some(),
    };
    let taken = audit::Step::new(actor, engagement.subject(), from, event).because(with.note);
    audit::take(tx, now, &RENEWAL, taken, holds).await
}

/// The question is none any more: other terms hold, or the engagement has ended. Where nothing is asked, nothing.
pub(crate) async fn overtake(tx: &mut PgConnection, now: DateTime<Utc>, engagement: &Engagement) -> Result<(), Problem> {
    let open = store::latest(tx, engagement.id).await?.filter(store::Round::is_open);
    let Some(round) = open else { return Ok(()) };
    let to = step(tx, now, Actor::SYSTEM, engagement, Some(round.state), RenewalEvent::Overtake, With::default()).await?;
    store::set_state(tx, round.id, to, None, now).await
}
