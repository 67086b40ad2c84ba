//! The one place where a public page changes its state.

use chrono::{DateTime, Utc};
use domain::{
    ProfileId, PublicPageId,
    forms::Reason,
    lifecycle::{PUBLIC_PAGE, PublicPageEvent, PublicPageGuard, PublicPageState},
};
use sqlx::PgConnection;

use crate::{
    Problem,
    audit::{self, Actor, Subject},
};

/// What comes with a step.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct With<'a> {
    /// The CTO is of the community, and not paused.
    pub is_accepted: bool,
    /// Why, where staff says no.
    pub reason: Option<&'a Reason>,
}

/// Asks the table and writes the line; the caller holds the profile's lock, and writes the row.
pub(super) async fn step(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    (page, profile): (PublicPageId, ProfileId),
    from: Option<PublicPageState>,
    event: PublicPageEvent,
    with: With<'_>,
) -> Result<PublicPageState, Problem> {
    let holds = |guard| match guard {
        PublicPageGuard::Accepted => with.is_accepted,
        PublicPageGuard::HasReason => with.reason.is_some(),
    };
    let taken = audit::Step::new(actor, Subject::PublicPage(page, profile), from, event).because(with.reason);
    audit::take(tx, now, &PUBLIC_PAGE, taken, holds).await
}
