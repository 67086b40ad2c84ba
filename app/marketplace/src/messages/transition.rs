//! The one place where a message takes a step: the next state, and its line in the log. Lines name the candidacy and codes, never a word.

use chrono::{DateTime, Utc};
use domain::{
    CandidacyId, MissionId,
    lifecycle::{MESSAGE, MessageEvent, MessageGuard, MessageState},
};
use sqlx::PgConnection;

use crate::{
    Problem,
    audit::{self, Actor, Subject},
};

/// A step to take, and who takes it.
pub(super) struct Step {
    pub actor: Actor,
    pub candidacy: CandidacyId,
    pub mission: MissionId,
    pub from: Option<MessageState>,
    pub event: MessageEvent,
}

/// Answers the state after the step, with its line written; the caller holds the lock, and writes the row.
pub(super) async fn step(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    step: Step,
    holds: impl Fn(MessageGuard) -> bool,
) -> Result<MessageState, Problem> {
    let Step { actor, candidacy, mission, from, event } = step;
    audit::take(tx, now, &MESSAGE, audit::Step::new(actor, Subject::Candidacy(candidacy, mission), from, event).on(&["message"]), holds)
        .await
}
