//! The way of a CTO into the community, as piles of one bridge.

use domain::lifecycle::ProfileState;
use leptos::prelude::*;

use super::steps::{bridge, named};
use crate::{Locale, t};

const STEPS: [ProfileState; 5] =
    [ProfileState::Draft, ProfileState::Applied, ProfileState::Interview, ProfileState::References, ProfileState::Accepted];

/// The steps up to the current one are done. `dates` are words beneath a step (`3 nov.`). Whoever was refused is at no step.
#[component]
pub fn Admission(state: ProfileState, #[prop(optional)] dates: Vec<(ProfileState, String)>) -> impl IntoView {
    let locale = Locale::current();
    let state = if state == ProfileState::Paused { ProfileState::Accepted } else { state };
    let current = STEPS.iter().position(|step| *step == state);
    view! {
        <nav class="journey admission no-print" aria-label=t::vetting::journey::label(locale)>
            {bridge(named(&STEPS, |step| name(locale, step), &dates), current)}
        </nav>
    }
}

/// What a step is called.
fn name(locale: Locale, step: ProfileState) -> &'static str {
    use t::vetting::journey as words;
    match step {
        ProfileState::Applied => words::applied(locale),
        ProfileState::Interview => words::interview(locale),
        ProfileState::References => words::references(locale),
        ProfileState::Accepted | ProfileState::Paused => words::accepted(locale),
        ProfileState::Draft | ProfileState::Refused => words::draft(locale),
    }
}
