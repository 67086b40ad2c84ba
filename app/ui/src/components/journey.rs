//! The life of a mission, as piles of one bridge.

use domain::lifecycle::MissionState;
use leptos::prelude::*;

use super::steps::{bridge, named};
use crate::{Locale, t};

const STEPS: [MissionState; 6] = [
    MissionState::Draft,
    MissionState::Submitted,
    MissionState::Open,
    MissionState::Shortlisted,
    MissionState::Engaged,
    MissionState::Completed,
];

/// The steps up to the current one are done. `dates` are words beneath a step (`3 nov.`). A cancelled mission has no current step.
#[component]
pub fn Journey(state: MissionState, #[prop(optional)] dates: Vec<(MissionState, String)>) -> impl IntoView {
    let locale = Locale::current();
    let current = STEPS.iter().position(|step| *step == state);
    view! {
        <nav class="journey no-print" aria-label=t::shared::journey::label(locale)>
            {bridge(named(&STEPS, |step| name(locale, step), &dates), current)}
        </nav>
    }
}

/// What a step of the journey is called for the CEO.
fn name(locale: Locale, step: MissionState) -> &'static str {
    match step {
        MissionState::Draft => t::shared::journey::draft(locale),
        MissionState::Submitted => t::shared::journey::submitted(locale),
        MissionState::Open => t::shared::journey::open(locale),
        MissionState::Shortlisted => t::shared::journey::shortlisted(locale),
        MissionState::Engaged => t::shared::journey::engaged(locale),
        MissionState::Completed => t::shared::journey::completed(locale),
        MissionState::Cancelled => t::shared::journey::cancelled(locale),
    }
}
