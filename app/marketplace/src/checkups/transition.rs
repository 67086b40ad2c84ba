//! The one place where a check changes its state.

use chrono::{DateTime, Utc};
use domain::{
    forms::Reason,
    lifecycle::{CHECKUP, CheckupEvent, CheckupGuard, CheckupState, EngagementState},
};
use sqlx::PgConnection;

use crate::{
    Problem,
    audit::{self, Actor},
    engagements::Engagement,
};

/// What comes with a step.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct With<'a> {
    /// Whether the answer asks for staff.
    pub worried: bool,
    /// What came of it.
    pub note: Option<&'a Reason>,
}

/// Asks the table and writes the line, which tells no answer; the caller holds the engagement's lock and writes the row.
pub(super) async fn step(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    engagement: &Engagement,
    from: Option<CheckupState>,
    event: CheckupEvent,
    with: With<'_>,
) -> Result<CheckupState, Problem> {
    let holds = |guard| match guard {
        CheckupGuard::Runs => engagement.state != EngagementState::Ended,
        CheckupGuard::Calm => !with.worried,
        CheckupGuard::Worried => with.worried,
        CheckupGuard::HasReason => with.note.is_some(),
    };
    let taken = audit::Step::new(actor, engagement.subject(), from, event).because(with.note);
    audit::take(tx, now, &CHECKUP, taken, holds).await
}
