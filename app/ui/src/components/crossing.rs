//! The need's words, the tie, the proof: how a match is drawn.

use leptos::prelude::*;

use super::{Mark, Marked, Tie, TieState, Verdict};

/// The list around crossings.
#[component]
pub fn Crossings(children: Children) -> impl IntoView {
    view! { <ul class="crossings" role="list">{children()}</ul> }
}

/// One crossing. `words` is what the CEO wrote (or the wish, where no words caused it), `marks` its marked spans.
#[component]
pub fn Crossing(
    #[prop(into)] words: String,
    #[prop(optional)] marks: Vec<Mark>,
    state: TieState,
    #[prop(into)] proof: String,
    #[prop(optional_no_strip)] note: Option<String>,
) -> impl IntoView {
    view! {
        <li class="crossing">
            <p class="need-side"><Marked text=words marks/></p>
            <Tie state/>
            <div class="proof-side">
                <Verdict state/>
                <span>{proof}</span>
                {note.map(|note| view! { <small>{note}</small> })}
            </div>
        </li>
    }
}
