//! The one place where a check changes its state.

use chrono::{DateTime, Utc};
use domain::{
    EngagementId, MissionId,
    forms::Reason,
    lifecycle::{CHECKUP, CheckupEvent, CheckupGuard, CheckupState, EngagementState},
};
use sqlx::PgConnection;

use crate::{
    Problem,
    audit::{self, Actor, Line, Subject},
    problem::refused,
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
    (engagement, mission): (EngagementId, MissionId),
    (runs, from): (EngagementState, Option<CheckupState>),
    event: CheckupEvent,
    with: With<'_>,
) -> Result<CheckupState, Problem> {
    let holds = |guard| match guard {
        CheckupGuard::Runs => runs != EngagementState::Ended,
        CheckupGuard::Calm => !with.worried,
        CheckupGuard::Worried => with.worried,
        CheckupGuard::HasReason => with.note.is_some(),
    };
    let to = CHECKUP.apply(from, event, actor.role, holds).map_err(|refusal| refused(refusal, CheckupGuard::code))?;
    let line = Line {
        actor,
        subject: Subject::Engagement(engagement, mission),
        event: event.code(),
        from: from.map(CheckupState::code),
        to: Some(to.code()),
        fields: &[],
        words: with.note.map(Reason::as_str),
    };
    audit::write(tx, now, line).await?;
    Ok(to)
}
