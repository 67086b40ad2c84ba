//! The one place where a public page takes a step: the next state, and its line in the log.

use chrono::{DateTime, Utc};
use domain::{
    ProfileId, PublicPageId,
    lifecycle::{PUBLIC_PAGE, PublicPageEvent, PublicPageGuard, PublicPageState},
};
use sqlx::PgConnection;

use crate::{
    Problem,
    audit::{self, Actor, Line, Subject},
    problem::refused,
};

/// A step to take, and who takes it.
pub(super) struct Step<'a> {
    pub actor: Actor,
    pub page: PublicPageId,
    pub profile: ProfileId,
    pub from: Option<PublicPageState>,
    pub event: PublicPageEvent,
    /// The CTO is of the community, and not paused.
    pub is_accepted: bool,
    /// Why, where staff says no.
    pub reason: Option<&'a str>,
}

/// Answers the state after the step, with its line written; the caller holds the profile's lock, and writes the row.
pub(super) async fn step(tx: &mut PgConnection, now: DateTime<Utc>, step: Step<'_>) -> Result<PublicPageState, Problem> {
    let Step { actor, page, profile, from, event, is_accepted, reason } = step;
    let holds = |guard| match guard {
        PublicPageGuard::Accepted => is_accepted,
        PublicPageGuard::HasReason => reason.is_some(),
    };
    let next = PUBLIC_PAGE.apply(from, event, actor.role, holds).map_err(|refusal| refused(refusal, PublicPageGuard::code))?;
    let line = Line {
        actor,
        subject: Subject::PublicPage(page, profile),
        event: event.code(),
        from: from.map(PublicPageState::code),
        to: Some(next.code()),
        fields: &[],
        words: reason,
    };
    audit::write(tx, now, line).await?;
    Ok(next)
}
