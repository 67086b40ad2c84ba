//! Somebody of the shortlist as a column; the CTO's own preview draws the same.

use chrono::NaiveDate;
use leptos::prelude::*;
use marketplace::candidacies::read::Candidate;
use matching::rank::Side;
use ui::{
    Locale,
    components::{CandidateColumn, Look, button_class},
    explain::{self, Reader},
    format, t,
};

use super::people::{name, practice};

/// How many questions a column shows.
const QUESTIONS: usize = 3;

/// The id of somebody's column.
pub fn column_id(candidate: &Candidate) -> String {
    format!("person-{}", candidate.id)
}

/// The column; children are what the CEO can do.
#[component]
pub fn PersonColumn(candidate: Candidate, first: bool, today: NaiveDate, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    let locale = Locale::current();
    let found = &candidate.matched;
    view! {
        <CandidateColumn
            id=column_id(&candidate)
            name=name(&candidate)
            first
            line=candidate.headline.clone()
            photo=candidate.revealed.as_ref().and_then(|revealed| revealed.photo.clone())
            score=found.ceo
            ties=explain::ties(locale, Reader::Ceo, found, Side::Ceo)
            gaps=explain::gaps(locale, Reader::Ceo, found, Side::Ceo)
            practice=practice(locale, &candidate, today)
            questions=explain::questions_to_ask(locale, found, QUESTIONS)
        >
            {candidate.message.clone().map(|message| view! { <Message message/> })}
            {children.map(|children| children())}
        </CandidateColumn>
    }
}

/// What the person wrote when applying.
#[component]
pub fn Message(message: String) -> impl IntoView {
    let locale = Locale::current();
    view! {
        <details>
            <summary class=button_class(Look::Plain, true, false)>{t::ceo::shortlist::message(locale)}</summary>
            <blockquote>{format::quoted(locale, &message)}</blockquote>
        </details>
    }
}
