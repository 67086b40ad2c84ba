//! Tabs are links: each has an address.

use leptos::prelude::*;

use crate::{Locale, format};

/// One tab.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tab {
    pub href: String,
    pub label: String,
    pub current: bool,
    /// How many things are behind it.
    pub count: Option<u32>,
    /// Some of them are late.
    pub late: bool,
}

/// A row of tabs; `label` says what they choose.
#[component]
pub fn Tabs(#[prop(into)] label: String, tabs: Vec<Tab>) -> impl IntoView {
    let locale = Locale::current();
    let tab = move |Tab { href, label, current, count, late }| {
        let class = if late { "count late" } else { "count" };
        view! {
            <a href=href aria-current=current.then_some("true")>
                {label}
                {count.map(|count| view! { " " <span class=class>{format::number(locale, count)}</span> })}
            </a>
        }
    };
    view! { <nav class="tabs" aria-label=label>{tabs.into_iter().map(tab).collect_view()}</nav> }
}
