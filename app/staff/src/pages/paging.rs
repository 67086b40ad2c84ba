//! The pages of a long list, and the keys of its table.

use leptos::prelude::*;
use ui::{Locale, components::Pagination, t};

use crate::islands::KeyboardTable;

/// Where a page stands in its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paging {
    first: u32,
    last: u32,
    total: u32,
    previous: Option<String>,
    next: Option<String>,
}

impl Paging {
    /// Page `page`, from 0, of pages of `size`, showing `shown` of `total`; `address` gives the address of a page, counted from 1.
    pub(super) fn new(page: i64, size: i64, shown: usize, total: i64, address: impl Fn(i64) -> String) -> Self {
        let begin = page * size;
        let end = begin + i64::try_from(shown).unwrap_or(size);
        let small = |number: i64| u32::try_from(number).unwrap_or(0);
        Self {
            first: small(if shown == 0 { begin.min(total) } else { begin + 1 }),
            last: small(end.min(total)),
            total: small(total),
            previous: (page > 0).then(|| address(page)),
            next: (end < total && shown > 0).then(|| address(page + 2)),
        }
    }
}

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

#[cfg(test)]
mod tests {
    use super::Paging;

    #[test]
    fn the_ends_have_one_neighbour() {
        let page = |page, shown| Paging::new(page, 20, shown, 45, |page| page.to_string());
        let (first, last, beyond) = (page(0, 20), page(2, 5), page(9, 0));
        assert_eq!((first.first, first.last, first.previous, first.next.as_deref()), (1, 20, None, Some("2")));
        assert_eq!((last.first, last.last, last.previous.as_deref(), last.next), (41, 45, Some("2"), None));
        assert_eq!((beyond.first, beyond.last, beyond.next), (45, 45, None));
    }
}
