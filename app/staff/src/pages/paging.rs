//! The pages of a long list, and the keys of its table.

use leptos::prelude::*;
use ui::{
    Locale,
    components::{Pagination, Paging},
    t,
};

use crate::islands::KeyboardTable;

/// The neighbouring pages as links, and the keys between them.
#[component]
pub(super) fn KeyedPages(paging: Paging) -> impl IntoView {
    let Paging { first, last, total, previous, next } = paging;
    view! { <Pagination first last total previous next><KeysHint/></Pagination> }
}

/// What the keys do, and the island that gives them to the first table of the page.
#[component]
pub(super) fn KeysHint() -> impl IntoView {
    let locale = Locale::current();
    view! {
        <span class="desktop-only">
            <kbd>"J"</kbd>" "<kbd>"K"</kbd>" "{t::staff::keys::walk(locale)}" "
            <kbd>{t::staff::keys::enter(locale)}</kbd>" "{t::staff::keys::open(locale)}
            <KeyboardTable/>
        </span>
    }
}
