//! What happens when it goes wrong: what somebody would say, and what is laid across.

use domain::promises;
use leptos::prelude::*;
use ui::{
    Locale,
    components::{Tie, TieState},
    t,
};

use crate::site::spans::{business_days, hours};

/// The crossings that need somebody.
#[component]
pub fn Trouble() -> impl IntoView {
    use t::how_it_works::trouble as words;
    let locale = Locale::current();
    let crossing = |(said, state, answer): (&'static str, TieState, String)| {
        view! {
            <li class="crossing">
                <p class="need-side"><q>{said}</q></p>
                <Tie state/>
                <div class="proof-side"><p>{answer}</p></div>
            </li>
        }
    };
    view! {
        <section class="page section how-trouble" id="trouble" aria-labelledby="trouble-title">
            <div class="way-head"><h2 id="trouble-title">{words::title(locale)}</h2><p class="lead">{words::lead(locale)}</p></div>
            <ul class="crossings" role="list">{troubles(locale).into_iter().map(crossing).collect_view()}</ul>
        </section>
    }
}

fn troubles(locale: Locale) -> [(&'static str, TieState, String); 6] {
    use t::how_it_works::trouble as words;
    [
        (words::nobody(locale), TieState::Gap, words::nobody_text(locale).to_owned()),
        (words::silent(locale), TieState::Unknown, words::silent_text(locale, hours(locale, promises::ANSWER_HOURS))),
        (words::meeting(locale), TieState::Gap, words::meeting_text(locale).to_owned()),
        (words::wrong(locale), TieState::Partial, words::wrong_text(locale, business_days(locale, promises::CALL_DAYS))),
        (words::leaves(locale), TieState::Partial, words::leaves_text(locale).to_owned()),
        (words::away(locale), TieState::Holds, words::away_text(locale).to_owned()),
    ]
}
