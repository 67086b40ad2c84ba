//! A meeting on the pages of the CEO, the CTO and staff: the same panel, with what each may do. Their forms post to [`api`].

pub mod api;
#[cfg(feature = "ssr")]
mod confirm;
#[cfg(feature = "ssr")]
mod impression;
#[cfg(feature = "ssr")]
mod panel;
#[cfg(feature = "ssr")]
mod slots;
#[cfg(feature = "ssr")]
mod time;

#[cfg(feature = "ssr")]
pub use impression::{Noted, grade_name};
#[cfg(feature = "ssr")]
pub use panel::MeetingPanel;
#[cfg(feature = "ssr")]
pub use time::{date_ahead, has_slots_ahead, is_over};

/// Where the date of a meeting is handed out as a calendar file.
pub fn calendar_address(locale: crate::Locale, candidacy: domain::CandidacyId) -> String {
    crate::href(locale, &format!("/meetings/{candidacy}/calendar.ics"))
}
