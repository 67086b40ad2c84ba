//! The title of a page and the sentence under it.

use leptos::prelude::*;

use crate::glossary::Explained;

/// `h1` and lead; `above` comes before them (a journey, the way back), children after (a deck key, tabs).
#[component]
pub fn PageHead(
    #[prop(into)] title: String,
    #[prop(optional, into)] lead: Option<String>,
    #[prop(optional, into)] above: ViewFn,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="page-head">
            {above.run()}
            <h1>{title}</h1>
            {lead.map(|text| view! { <p class="lead"><Explained text/></p> })}
            {children.map(|children| children())}
        </div>
    }
}
