//! The one place where an outcome review changes its state.

use chrono::{DateTime, Utc};
use domain::{
    Role,
    lifecycle::{OUTCOME_REVIEW, OutcomeReviewEvent, OutcomeReviewGuard, OutcomeReviewState},
};
use sqlx::PgConnection;

use super::{OutcomeReview, store, tell};
use crate::{
    Problem,
    audit::{self, Actor, Line, Subject},
    engagements::{Engagement, Party},
    jobs::{self, Job},
    problem::refused,
};

/// The work has ended: both are asked, in the transaction of the end.
pub(crate) async fn ask(tx: &mut PgConnection, now: DateTime<Utc>, engagement: &Engagement) -> Result<(), Problem> {
    for role in [Role::Ceo, Role::Cto] {
        let state = apply(None, OutcomeReviewEvent::Ask, Role::System, false)?;
        store::insert(tx, engagement.id, role, state, now).await?;
        note(tx, now, Actor::SYSTEM, engagement, OutcomeReviewEvent::Ask, (None, state)).await?;
    }
    tell::tell_asked(tx, now, engagement).await?;
    jobs::enqueue(tx, now, &Job::WatchOutcomeReviews { engagement: engagement.id }, now).await
}

/// The next state of what its author does, with its line. The row is the caller's to write.
pub(super) async fn step(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    by: &Party,
    present: &OutcomeReview,
    event: OutcomeReviewEvent,
) -> Result<OutcomeReviewState, Problem> {
    let state = apply(Some(present.state), event, by.role(), present.is_writable(now))?;
    note(tx, now, by.actor, &by.engagement, event, (Some(present.state), state)).await?;
    Ok(state)
}

fn apply(
    from: Option<OutcomeReviewState>,
    event: OutcomeReviewEvent,
    role: Role,
    is_changeable: bool,
) -> Result<OutcomeReviewState, Problem> {
    let holds = |guard| match guard {
        OutcomeReviewGuard::Changeable => is_changeable,
    };
    OUTCOME_REVIEW.apply(from, event, role, holds).map_err(|refusal| refused(refusal, OutcomeReviewGuard::code))
}

/// A line in the log, without a word of the review.
async fn note(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    engagement: &Engagement,
    event: OutcomeReviewEvent,
    (from, to): (Option<OutcomeReviewState>, OutcomeReviewState),
) -> Result<(), Problem> {
    let line = Line {
        actor,
        subject: Subject::Engagement(engagement.id, engagement.mission),
        event: event.code(),
        from: from.map(OutcomeReviewState::code),
        to: Some(to.code()),
        fields: &[],
        words: None,
    };
    audit::write(tx, now, line).await
}
