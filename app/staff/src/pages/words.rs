//! Words that several pages of staff share.

use chrono::{DateTime, Utc};
use domain::lifecycle::MissionState;
use leptos::prelude::*;
use marketplace::missions::MissionSummary;
use ui::{Locale, components::Clock, format, t};

/// The company, or that it has no name yet.
pub(super) fn company(locale: Locale, name: Option<&str>) -> String {
    name.map_or_else(|| t::staff::no_company(locale).to_owned(), str::to_owned)
}

/// A number for a plural.
pub(super) fn count(number: impl TryInto<u32>) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}

/// What happens next to a mission, and by whom.
pub(super) fn next_step(locale: Locale, mission: &MissionSummary) -> &'static str {
    use t::staff::next as say;
    match mission.state {
        MissionState::Draft => say::draft(locale),
        MissionState::Submitted if mission.signed_off_at.is_some() => say::open(locale),
        MissionState::Submitted if mission.sign_off_asked_at.is_some() => say::sign_off(locale),
        MissionState::Submitted => say::read(locale),
        MissionState::Open => say::propose(locale),
        MissionState::Shortlisted if mission.is_meeting => say::meetings(locale),
        MissionState::Shortlisted => say::meet(locale),
        MissionState::Engaged => say::follow(locale),
        MissionState::Completed => say::completed(locale),
        MissionState::Cancelled => say::cancelled(locale),
    }
}

/// Until when staff owes the next step, as a clock; nothing where the next step is somebody else's.
#[component]
pub(super) fn Due(due: Option<DateTime<Utc>>, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    due.map(|due| {
        let urgency = format::Urgency::of(due, now);
        let text = if due < now { format::late(locale, due, now) } else { format::moment(locale, due, now) };
        view! { <Clock urgency text/> }
    })
}
