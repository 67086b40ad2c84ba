//! What may be meant by a word that is being typed, as the options of the list under the box.

use leptos::prelude::*;
use marketplace::search::text::typeahead::Suggestion;

use super::SUGGESTIONS;
use crate::{
    Locale,
    components::{Mark, Marked},
    criterion_label, format,
};

/// The options: what each thing is called, with what was typed marked, and beside it, quietly, the other name that was typed and the sort of thing.
#[component]
pub(crate) fn Options(locale: Locale, suggestions: Vec<Suggestion>) -> impl IntoView {
    suggestions.into_iter().enumerate().map(|(at, suggestion)| option(locale, at, suggestion)).collect_view()
}

fn option(locale: Locale, at: usize, suggestion: Suggestion) -> impl IntoView + use<> {
    let Suggestion { kind, name, alias, begun, written } = suggestion;
    let marks: Vec<Mark> = begun.into_iter().map(Mark::from).collect();
    let (of_name, of_alias) = if alias.is_some() { (Vec::new(), marks) } else { (marks, Vec::new()) };
    let alias = alias.map(|alias| view! { <Marked text=alias marks=of_alias/> {format::BETWEEN} });
    view! {
        <li role="option" id=format!("{SUGGESTIONS}-{at}") aria-selected="false" data-written=written>
            <span><Marked text=name marks=of_name/></span>
            <span class="quiet-text">{alias}{criterion_label(locale, kind)}</span>
        </li>
    }
}
