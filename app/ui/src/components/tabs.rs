//! Tabs are links: each has an address.

use leptos::prelude::*;

use super::{Icon, IconName};
use crate::{Locale, format, t};

/// One tab.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tab {
    pub href: String,
    pub label: String,
    pub current: bool,
    /// How many things are behind it.
    pub count: Option<u32>,
    /// How many of them are late.
    pub late: u32,
}

/// A row of tabs; `label` says what they choose.
#[component]
pub fn Tabs(#[prop(into)] label: String, tabs: Vec<Tab>) -> impl IntoView {
    let locale = Locale::current();
    let tab = move |Tab { href, label, current, count, late }| {
        let overdue = (late > 0).then(|| {
            view! {
                " "
                <span class="visually-hidden">{t::shared::tabs_late(locale, late)}</span>
                <span class="count late" aria-hidden="true"><Icon name=IconName::AlarmClock/>{format::number(locale, late)}</span>
            }
        });
        view! {
            <a href=href aria-current=current.then_some("true")>
                {label}
                {count.map(|count| view! { " " <span class="count">{format::number(locale, count)}</span> })}
                {overdue}
            </a>
        }
    };
    view! { <nav class="tabs" aria-label=label>{tabs.into_iter().map(tab).collect_view()}</nav> }
}
