//! The one place where an outcome review changes its state.

use chrono::{DateTime, Utc};
use domain::lifecycle::{OUTCOME_REVIEW, OutcomeReviewEvent, OutcomeReviewGuard, OutcomeReviewState};
use sqlx::PgConnection;

use super::{OutcomeReview, store, tell};
use crate::{
    Problem,
    audit::{self, Actor},
    engagements::{Engagement, Party},
    jobs::{self, Job},
};

/// The work has ended: both are asked, in the transaction of the end.
pub(crate) async fn ask(tx: &mut PgConnection, now: DateTime<Utc>, engagement: &Engagement) -> Result<(), Problem> {
    for (role, _) in engagement.people() {
        let asked = audit::Step::new(Actor::SYSTEM, engagement.subject(), None, OutcomeReviewEvent::Ask);
        let state = audit::take(tx, now, &OUTCOME_REVIEW, asked, |OutcomeReviewGuard::Changeable| false).await?;
        store::insert(tx, engagement.id, role, state, now).await?;
    }
    tell::tell_asked(tx, now, engagement).await?;
    jobs::enqueue(tx, now, &Job::WatchOutcomeReviews { engagement: engagement.id }, now).await
}

/// The next state of what its author does, with its line, which holds no word of it. The row is the caller's to write.
pub(super) async fn step(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    by: &Party,
    present: &OutcomeReview,
    event: OutcomeReviewEvent,
) -> Result<OutcomeReviewState, Problem> {
    let taken = audit::Step::new(by.actor, by.subject(), Some(present.state), event);
    audit::take(tx, now, &OUTCOME_REVIEW, taken, |OutcomeReviewGuard::Changeable| present.is_writable(now)).await
}
