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
    audit::{self, Actor, Subject},
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
    let draft = audit::Step::new(actor, Subject::CommunityEvent(id), None, CommunityEventEvent::Draft);
    audit::take(tx, now, &COMMUNITY_EVENT, draft, |_| true).await
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
    let taken = audit::Step::new(actor, Subject::CommunityEvent(event.id), Some(event.state), what).on(with.fields).because(with.reason);
    audit::take(tx, now, &COMMUNITY_EVENT, taken, holds).await
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
    audit::take(tx, now, &ATTENDANCE, audit::Step::new(actor, Subject::CommunityEvent(event.id), from, what), holds).await
}
