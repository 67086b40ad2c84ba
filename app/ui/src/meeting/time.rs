//! Before the meeting, or after it.

use chrono::{DateTime, Utc};
use domain::{lifecycle::MeetingState, meeting::Slot};
use marketplace::meetings::MeetingSheet;

/// Whether the meeting's time is past, as far as anybody knows.
pub fn is_over(sheet: &MeetingSheet, now: DateTime<Utc>) -> bool {
    match sheet.state {
        Some(MeetingState::Held | MeetingState::Asked | MeetingState::Disputed) => true,
        Some(MeetingState::Agreed) => sheet.date.is_some_and(|date| date.ends <= now),
        _ => false,
    }
}

/// The date that stands, until it is over; also while another is looked for.
pub fn date_ahead(sheet: &MeetingSheet, now: DateTime<Utc>) -> Option<Slot> {
    let stands = matches!(sheet.state, Some(MeetingState::Agreed | MeetingState::Proposed));
    sheet.date.filter(|date| stands && date.ends > now)
}

/// Whether some slot on offer is still to come.
pub fn has_slots_ahead(sheet: &MeetingSheet, now: DateTime<Utc>) -> bool {
    sheet.state == Some(MeetingState::Proposed) && sheet.slots.iter().any(|slot| slot.starts > now)
}
