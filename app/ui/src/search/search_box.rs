//! Where somebody types what they look for, and chooses the order.

use leptos::prelude::*;

use super::FORM;
use crate::{
    Locale,
    components::{Icon, IconName},
    form::Choosable,
    href, t,
};

/// The box. `action` is the page of results; `label` says what is searched; `sorts` are the orders with their words (none on a page without
/// results), `sorted` the one in force; `offered` are words that the browser proposes while somebody types.
#[component]
pub fn SearchBox(
    action: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] words: String,
    #[prop(optional)] sorts: Vec<Choosable>,
    #[prop(optional, into)] sorted: String,
    #[prop(optional)] offered: Vec<String>,
) -> impl IntoView {
    let locale = Locale::current();
    let options = offered.into_iter().map(|name| view! { <option value=name></option> }).collect_view();
    let order = (!sorts.is_empty()).then(|| {
        let option = |Choosable { value, label }: Choosable| {
            let is_selected = value == sorted;
            view! { <option value=value selected=is_selected>{label}</option> }
        };
        view! {
            <div class="field">
                <label for="search-sort">{t::search::order(locale)}</label>
                <select id="search-sort" name="sort">{sorts.into_iter().map(option).collect_view()}</select>
            </div>
        }
    });
    let named = label.clone();
    view! {
        <form id=FORM class="search-box" method="get" action=href(locale, action) role="search" aria-label=named>
            <div class="field">
                <label for="search-words">{label}</label>
                <input
                    type="search"
                    id="search-words"
                    name="q"
                    value=words
                    maxlength="200"
                    list="search-offered"
                    autocomplete="off"
                    placeholder=t::search::example(locale)
                />
                <datalist id="search-offered">{options}</datalist>
            </div>
            {order}
            <button type="submit" class="button"><Icon name=IconName::Search/> " " {t::search::search(locale)}</button>
        </form>
    }
}
