//! What the need tells of the company that is no criterion, with the words that told it.

use leptos::prelude::*;
use marketplace::missions::{
    MissionSheet,
    situation::{SituationRow, SituationSheet},
};
use ui::{
    Locale,
    situation::{KnownFact, Situation, SituationForms},
    t,
};

use super::criteria::{Desk, from};

/// The section, under the criteria.
#[component]
pub fn Told(desk: Desk, sheet: MissionSheet, situation: SituationSheet) -> impl IntoView {
    let locale = Locale::current();
    let known = known(locale, &sheet.words, &situation);
    let forms = desk.editable.then_some(SituationForms(desk.mission));
    let (open, removed) = (situation.open(), situation.removed);
    let (title, lead, more) = (t::need::situation::title(locale), t::need::situation::lead(locale), t::need::situation::more(locale));
    view! { <Situation known removed open title more lead forms/> }
}

/// What stands, with the words or the person it comes from.
fn known(locale: Locale, words: &str, situation: &SituationSheet) -> Vec<KnownFact> {
    let fact = |row: &SituationRow| KnownFact {
        value: row.value,
        quote: row.evidence.and_then(|evidence| evidence.words(words)).map(str::to_owned),
        from: from(locale, row.origin),
    };
    situation.standing.iter().map(fact).collect()
}
