//! Events of the community in words: of which kind, for whom, and where they and those who come stand.

use domain::{
    Audience, EventKind,
    lifecycle::{AttendanceState, CommunityEventState},
};

use crate::{Locale, t};

/// What people come together for.
pub fn event_kind(locale: Locale, kind: EventKind) -> &'static str {
    use t::agenda::kind as say;
    match kind {
        EventKind::Meetup => say::meetup(locale),
        EventKind::Workshop => say::workshop(locale),
        EventKind::Talk => say::talk(locale),
        EventKind::Online => say::online(locale),
    }
}

/// Who may come.
pub fn audience(locale: Locale, audience: Audience) -> &'static str {
    use t::agenda::audience as say;
    match audience {
        Audience::Ctos => say::ctos(locale),
        Audience::Community => say::community(locale),
        Audience::Public => say::public(locale),
    }
}

/// Where an event stands.
pub fn community_event_state(locale: Locale, state: CommunityEventState) -> &'static str {
    use t::agenda::state as say;
    match state {
        CommunityEventState::Draft => say::draft(locale),
        CommunityEventState::Published => say::published(locale),
        CommunityEventState::Cancelled => say::cancelled(locale),
        CommunityEventState::Past => say::past(locale),
    }
}

/// Where somebody stands who signed up.
pub fn attendance_state(locale: Locale, state: AttendanceState) -> &'static str {
    use t::agenda::attendance as say;
    match state {
        AttendanceState::Going => say::going(locale),
        AttendanceState::Waiting => say::waiting(locale),
        AttendanceState::Withdrawn => say::withdrawn(locale),
    }
}
