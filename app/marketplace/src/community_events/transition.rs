//! The one place where a community event, or an attendance, changes its state.

use chrono::{DateTime, Utc};
use domain::{
    CommunityEventId,
    forms::Reason,
    lifecycle::{
        ATTENDANCE, AttendanceEvent, AttendanceGuard, AttendanceState, COMMUNITY_EVENT, CommunityEventEvent, CommunityEventGuard,
        CommunityEventState,
    },
};
use sqlx::PgConnection;

use super::store::Event;
use crate::{
    Problem,
    audit::{self, Actor, Line, Subject},
    problem::refused,
};

/// What comes with a step of an event.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct With<'a> {
    pub reason: Option<&'a Reason>,
    /// Names of the fields that changed.
    pub fields: &'a [&'a str],
}

/// An event begins as a draft.
pub(super) async fn begin(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    id: CommunityEventId,
) -> Result<CommunityEventState, Problem> {
    let what = CommunityEventEvent::Draft;
    let to = COMMUNITY_EVENT.apply(None, what, actor.role, |_| true).map_err(|refusal| refused(refusal, CommunityEventGuard::code))?;
    note(tx, now, actor, id, (what.code(), None, to.code()), With::default()).await?;
    Ok(to)
}

/// Asks the table and writes the line; the caller holds the lock of the row, and writes it, in the same transaction.
pub(super) async fn step(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    event: &Event,
    what: CommunityEventEvent,
    with: With<'_>,
) -> Result<CommunityEventState, Problem> {
    let holds = |guard| match guard {
        CommunityEventGuard::Ahead => event.starts_at > now,
        CommunityEventGuard::NotOver => event.ends_at > now,
        CommunityEventGuard::Over => event.ends_at <= now,
        CommunityEventGuard::HasReason => with.reason.is_some(),
    };
    let applied = COMMUNITY_EVENT.apply(Some(event.state), what, actor.role, holds);
    let to = applied.map_err(|refusal| refused(refusal, CommunityEventGuard::code))?;
    note(tx, now, actor, event.id, (what.code(), Some(event.state.code()), to.code()), with).await?;
    Ok(to)
}

/// The same for somebody's attendance: `from` is where they stand, `is_free` whether there is a seat for them.
pub(super) async fn attend(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    event: &Event,
    (from, is_free): (Option<AttendanceState>, bool),
    what: AttendanceEvent,
) -> Result<AttendanceState, Problem> {
    let holds = |guard| match guard {
        AttendanceGuard::Open => event.state == CommunityEventState::Published && event.starts_at > now,
        AttendanceGuard::SeatFree => is_free,
        AttendanceGuard::Full => !is_free,
    };
    let to = ATTENDANCE.apply(from, what, actor.role, holds).map_err(|refusal| refused(refusal, AttendanceGuard::code))?;
    note(tx, now, actor, event.id, (what.code(), from.map(AttendanceState::code), to.code()), With::default()).await?;
    Ok(to)
}

async fn note(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    id: CommunityEventId,
    (event, from, to): (&'static str, Option<&'static str>, &'static str),
    with: With<'_>,
) -> Result<(), Problem> {
    let words = with.reason.map(Reason::as_str);
    audit::write(tx, now, Line { actor, subject: Subject::CommunityEvent(id), event, from, to: Some(to), fields: with.fields, words }).await
}
