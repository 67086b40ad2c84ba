//! Two posts and the tie, and the name.

use leptos::prelude::*;

use crate::{Locale, href, t};

/// The brand, which leads home.
#[component]
pub fn Brand() -> impl IntoView {
    let locale = Locale::current();
    view! {
        <a class="brand" href=href(locale, "/")>
            <svg viewBox="0 0 32 28" aria-hidden="true" fill="none">
                <path class="post" stroke="currentColor" stroke-width="5" d="M4.5 2v24M27.5 2v24"></path>
                <path class="rope" d="M7 4.5C8 21.5 24 21.5 25 4.5C22.5 14.5 9.5 14.5 7 4.5Z"></path>
            </svg>
            <span>{t::shared::site::name(locale)}</span>
        </a>
    }
}
