//! The pages of a long list, and the keys of its table.

use leptos::prelude::*;
use ui::{
    Locale,
    components::{Pagination, Paging},
    href,
    site::nav::ACCESSIBILITY,
    t,
};

use crate::islands::KeyboardTable;

/// The neighbouring pages as links, and the keys between them. `searched`: a search box stands above.
#[component]
pub(super) fn KeyedPages(paging: Paging, #[prop(optional)] searched: bool) -> impl IntoView {
    let Paging { first, last, total, previous, next } = paging;
    view! { <Pagination first last total previous next><KeysHint searched/></Pagination> }
}

/// What the keys do, and the island that gives them to the first table of the page; the key of a search box is the box's own.
#[component]
pub(super) fn KeysHint(#[prop(optional)] searched: bool) -> impl IntoView {
    let locale = Locale::current();
    let to_search = searched.then(|| view! { ", "<kbd>"/"</kbd>" "{t::staff::keys::search(locale)} });
    view! {
        <span class="desktop-only">
            <kbd>"J"</kbd>" "<kbd>"K"</kbd>" "{t::staff::keys::walk(locale)}" "
            <kbd>{t::staff::keys::enter(locale)}</kbd>" "{t::staff::keys::open(locale)}{to_search}" · "
            <a href=href(locale, &format!("{ACCESSIBILITY}#keys"))>{t::staff::keys::set(locale)}</a>
            <KeyboardTable/>
        </span>
    }
}
