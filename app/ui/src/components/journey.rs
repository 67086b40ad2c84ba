//! The life of a mission, as piles of one bridge.

use chrono::{DateTime, Utc};
use domain::lifecycle::MissionState;
use leptos::prelude::*;

use super::steps::{bridge, named};
use crate::{Locale, format, t};

const STEPS: [MissionState; 6] = [
    MissionState::Draft,
    MissionState::Submitted,
    MissionState::Open,
    MissionState::Shortlisted,
    MissionState::Engaged,
    MissionState::Completed,
];

/// The steps before the current one are done. Beneath a step that was `reached` stands its day in Paris (`3 nov.`); until the mission
/// opens, the reading is done once it has one. A cancelled mission has no current step.
#[component]
pub fn Journey(state: MissionState, #[prop(optional)] reached: Vec<(MissionState, DateTime<Utc>)>) -> impl IntoView {
    let locale = Locale::current();
    let current = STEPS.iter().position(|step| *step == state);
    let is_dated = reached.iter().any(|(step, _)| *step == MissionState::Submitted);
    let day = |(step, at): (MissionState, DateTime<Utc>)| (step, format::date_short(locale, format::local(at).date()));
    let dates: Vec<(MissionState, String)> = reached.into_iter().map(day).collect();
    let said = move |step: MissionState| match step {
        MissionState::Draft if current.is_some_and(|at| at > 0) => t::shared::journey::sent(locale),
        MissionState::Submitted if matches!(state, MissionState::Draft | MissionState::Submitted) && !is_dated => {
            t::shared::journey::to_read(locale)
        }
        step => name(locale, step),
    };
    view! {
        <nav class="journey no-print" aria-label=t::shared::journey::label(locale)>
            {bridge(named(&STEPS, said, &dates), current)}
        </nav>
    }
}

/// What a step of the journey is called once it is done.
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
