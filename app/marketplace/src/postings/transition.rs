//! The one place where a posting changes its state.

use chrono::{DateTime, Utc};
use domain::{
    MissionId, PostingId,
    forms::Reason,
    lifecycle::{POSTING, PostingEvent, PostingGuard, PostingState},
};
use sqlx::PgConnection;

use crate::{
    Problem,
    audit::{self, Actor, Subject},
};

/// What comes with a step.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct With<'a> {
    /// The mission is open.
    pub is_open: bool,
    /// Which fields are changed.
    pub fields: &'a [&'a str],
    /// Why, where staff says no.
    pub reason: Option<&'a Reason>,
}

/// Asks the table and writes the line; the caller holds the mission's lock, and writes the row.
pub(super) async fn step(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    (posting, mission): (PostingId, MissionId),
    from: Option<PostingState>,
    event: PostingEvent,
    with: With<'_>,
) -> Result<PostingState, Problem> {
    let holds = |guard| match guard {
        PostingGuard::MissionOpen => with.is_open,
        PostingGuard::HasReason => with.reason.is_some(),
    };
    let taken = audit::Step::new(actor, Subject::Posting(posting, mission), from, event).on(with.fields).because(with.reason);
    audit::take(tx, now, &POSTING, taken, holds).await
}
