//! The life of a mission, as piles of one bridge.

use domain::lifecycle::MissionState;
use leptos::prelude::*;

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
    let step = move |(at, step): (usize, MissionState)| {
        let is_current = current == Some(at);
        let is_done = current.is_some_and(|current| at < current);
        let date = dates.iter().find(|(of, _)| *of == step).map(|(_, date)| date.clone());
        view! {
            <li class=is_done.then_some("done") aria-current=is_current.then_some("step")>
                <span class="name">{name(locale, step)}{date.map(|date| view! { <small>{date}</small> })}</span>
            </li>
        }
    };
    view! {
        <nav class="journey no-print" aria-label=t::shared::journey::label(locale)>
            <ol>{STEPS.into_iter().enumerate().map(step).collect_view()}</ol>
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
