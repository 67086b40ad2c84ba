//! Where somebody types what they look for, and chooses the order.

use leptos::prelude::*;

use super::{FORM, LiveSearch, SAID, SUGGESTIONS, WORDS};
use crate::{
    Locale,
    components::{Icon, IconName},
    form::Choosable,
    href, t,
};

/// The box. `action` is the page of results; `label` says what is searched; `sorts` are the orders with their words (none on a page without
/// results), `sorted` the one in force.
#[component]
pub fn SearchBox(
    action: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] words: String,
    #[prop(optional)] sorts: Vec<Choosable>,
    #[prop(optional, into)] sorted: String,
) -> impl IntoView {
    let locale = Locale::current();
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
                <label for=WORDS>{label}</label>
                <div class="combobox">
                    <input
                        type="search"
                        id=WORDS
                        name="q"
                        value=words
                        maxlength="200"
                        autocomplete="off"
                        enterkeyhint="search"
                        placeholder=t::search::example(locale)
                    />
                    <kbd aria-hidden="true">"/"</kbd>
                    <ul id=SUGGESTIONS class="suggestions" role="listbox" aria-label=t::search::suggestions(locale) hidden=true></ul>
                    <p id=SAID class="visually-hidden" role="status"></p>
                    <LiveSearch locale/>
                </div>
            </div>
            {order}
            <button type="submit" class="button"><Icon name=IconName::Search/> " " {t::search::search(locale)}</button>
        </form>
    }
}
