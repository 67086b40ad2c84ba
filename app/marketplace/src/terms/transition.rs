//! The one place where the state of a version changes. Its lines in the log are its engagement's.

use chrono::{DateTime, Utc};
use domain::{
    EngagementId,
    forms::Reason,
    lifecycle::{EngagementState, TermsEvent, TermsState},
    terms::{Act, Taken},
};
use sqlx::PgConnection;

use super::store::{self, Kept, versions_of};
use crate::{
    Problem,
    audit::{self, Actor, Line},
    engagements::Engagement,
    jobs::{self, Job},
    problem::refused,
};

/// Who acts on what, as it was read under the lock.
#[derive(Clone, Copy)]
pub(super) struct Taking<'a> {
    pub engagement: &'a Engagement,
    pub actor: Actor,
    pub kept: &'a [Kept],
    /// Why somebody says no.
    pub reason: Option<&'a Reason>,
    /// Which points a proposal changes.
    pub fields: &'a [&'a str],
}

/// Does the act, with the line of each step that it brings about, and answers them. The row of a new version is the caller's to write.
pub(super) async fn take(tx: &mut PgConnection, now: DateTime<Utc>, with: Taking<'_>, act: Act) -> Result<Vec<Taken>, Problem> {
    let Taking { engagement, actor, kept, reason, fields } = with;
    let mut versions = versions_of(kept);
    let is_open = engagement.state != EngagementState::Ended;
    let steps = versions.take(act, actor.role, is_open).map_err(refused)?;
    for step in &steps {
        if step.from.is_some() {
            let reason = reason.filter(|_| step.to == TermsState::Refused).map(Reason::as_str);
            store::set_state(tx, engagement.id, step.number, step.to, reason, now).await?;
        }
        let line = Line {
            actor: if step.follows { Actor::SYSTEM } else { actor },
            subject: engagement.subject(),
            event: step.event.code(),
            from: step.from.map(TermsState::code),
            to: Some(step.to.code()),
            fields: if step.event == TermsEvent::Propose { fields } else { &[] },
            words: reason.filter(|_| !step.follows).map(Reason::as_str),
        };
        audit::write(tx, now, line).await?;
    }
    Ok(steps)
}

/// Asks for the job that watches over terms, from now on; it knows itself when it is to look again.
pub(crate) async fn begin_to_watch(tx: &mut PgConnection, now: DateTime<Utc>, engagement: EngagementId) -> Result<(), Problem> {
    jobs::enqueue(tx, now, &Job::WatchTerms { engagement }, now).await
}
