//! The one place where a reference request takes a step: the next state, and its line in the log. Lines name the request, its profile and
//! codes, never the referee.

use chrono::{DateTime, Utc};
use domain::{
    ProfileId, ReferenceRequestId,
    lifecycle::{REFERENCE_REQUEST, ReferenceRequestEvent, ReferenceRequestGuard, ReferenceRequestState},
};
use sqlx::PgConnection;

use crate::{
    Problem,
    audit::{self, Actor, Subject},
};

/// A step to take, and who takes it.
pub(super) struct Step {
    pub actor: Actor,
    pub request: ReferenceRequestId,
    pub profile: ProfileId,
    pub from: Option<ReferenceRequestState>,
    pub event: ReferenceRequestEvent,
}

/// Answers the state after the step, with its line written; the caller holds the lock, and writes the row.
pub(super) async fn step(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    step: Step,
    holds: impl Fn(ReferenceRequestGuard) -> bool,
) -> Result<ReferenceRequestState, Problem> {
    let Step { actor, request, profile, from, event } = step;
    audit::take(tx, now, &REFERENCE_REQUEST, audit::Step::new(actor, Subject::Reference(request, profile), from, event), holds).await
}
