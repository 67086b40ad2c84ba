//! The one place where the statement of a month changes its state.

use chrono::{DateTime, Utc};
use domain::{
    Month, Role,
    forms::Reason,
    lifecycle::{ACTIVITY, ActivityEvent, ActivityGuard, ActivityState},
};
use sqlx::PgConnection;

use super::{
    read::months_of,
    store::{self, Statement},
};
use crate::{
    Problem,
    audit::{self, Actor},
    engagements::Engagement,
};

/// What comes with a step.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct With<'a> {
    /// The statement that was read.
    pub version: Option<&'a str>,
    pub reason: Option<&'a Reason>,
}

/// Takes the step and writes row and line, in the caller's transaction, under the lock of the engagement.
pub(super) async fn step(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    engagement: &Engagement,
    month: Month,
    event: ActivityEvent,
    with: With<'_>,
) -> Result<ActivityState, Problem> {
    let span = store::span(tx, engagement.id).await?.ok_or(Problem::NotFound)?;
    let found = store::month(tx, engagement.id, month).await?;
    let version = found.as_ref().map_or(0, |found| found.version);
    let asked_by = found.as_ref().and_then(|found| found.correction_by);
    if event == ActivityEvent::Approve || event == ActivityEvent::Return {
        let is_behind = with.version.is_some_and(|read| read != version.to_string());
        if is_behind {
            return Err(Problem::Stale);
        }
    }
    let counts = months_of(&span, now).any(|one| one == month);
    let holds = |guard| match guard {
        ActivityGuard::MonthCounts => counts,
        ActivityGuard::AsRead => with.version.is_some(),
        ActivityGuard::NobodyAsked => asked_by.is_none(),
        ActivityGuard::OtherAsked => asked_by.is_some_and(|asked| asked != actor.role),
        ActivityGuard::HasReason => with.reason.is_some(),
    };
    let from = found.as_ref().map(|found| found.state);
    let named = month.to_string();
    let fields = [named.as_str()];
    let taken = audit::Step::new(actor, engagement.subject(), from, event).on(&fields).because(with.reason);
    let to = audit::take(tx, now, &ACTIVITY, taken, holds).await?;
    let reason = with.reason.map(|reason| reason.as_str().to_owned());
    let asks = event == ActivityEvent::AskCorrection;
    let (correction_by, correction_at) = (asks.then_some(actor.role), asks.then_some(now));
    let (reason, reason_by): (Option<String>, Option<Role>) = match reason {
        Some(reason) => (Some(reason), Some(actor.role)),
        // A reason is read until the month is closed.
        None if to == ActivityState::Approved => (None, None),
        None => found.as_ref().map(|found| (found.reason.clone(), found.reason_by)).unwrap_or_default(),
    };
    let since = found.as_ref().filter(|found| found.state == to).map_or(now, |found| found.since);
    let statement = Statement { state: to, version: version + 1, since, reason, reason_by, correction_by, correction_at };
    store::put_month(tx, engagement.id, month, &statement).await?;
    Ok(to)
}
