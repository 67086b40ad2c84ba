//! A word explained in one sentence, where it stands. A popover: works without script.

use leptos::prelude::*;

use crate::{Locale, t};

/// The word (children) with its definition. `id` must be unique on the page; `more` is the word's place in the glossary, where it has one.
#[component]
pub fn Term(
    #[prop(into)] id: String,
    #[prop(into)] word: String,
    #[prop(into)] definition: String,
    #[prop(optional, into)] more: Option<String>,
    children: Children,
) -> impl IntoView {
    let locale = Locale::current();
    let more = more.map(|more| view! { " " <a href=more>{t::glossary::more(locale)}</a> });
    view! {
        <button type="button" class="term" popovertarget=id.clone()>{children()}</button>
        <span class="definition" id=id popover="auto"><strong>{word}</strong>{definition}{more}</span>
    }
}
