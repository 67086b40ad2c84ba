//! A word explained in one sentence, where it stands. A popover: works without script.

use leptos::prelude::*;

/// The word (children) with its definition. `id` must be unique on the page.
#[component]
pub fn Term(#[prop(into)] id: String, #[prop(into)] word: String, #[prop(into)] definition: String, children: Children) -> impl IntoView {
    view! {
        <button type="button" class="term" popovertarget=id.clone()>{children()}</button>
        <span class="definition" id=id popover="auto"><strong>{word}</strong>{definition}</span>
    }
}
