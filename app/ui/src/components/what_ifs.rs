//! What would change if one thing changed.

use leptos::prelude::*;

use crate::glossary::Explained;

/// One change: what, and what it would bring.
#[component]
pub fn WhatIfItem(
    #[prop(into)] title: String,
    #[prop(into)] result: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! { <li><strong><Explained text=title/></strong><span><Explained text=result/></span>{children.map(|children| children())}</li> }
}

/// The list of changes, under its heading and, where there is one, a sentence on what they are.
#[component]
pub fn WhatIfs(#[prop(into)] title: String, #[prop(optional, into)] lead: Option<String>, children: Children) -> impl IntoView {
    view! {
        <aside class="what-ifs" aria-labelledby="what-ifs">
            <h2 id="what-ifs">{title}</h2>
            {lead.map(|lead| view! { <p>{lead}</p> })}
            <ul role="list">{children()}</ul>
        </aside>
    }
}
