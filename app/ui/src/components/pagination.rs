//! The pages of a long list, as links.

use leptos::prelude::*;

use super::{ButtonLink, Empty, Icon, IconName, Look};
use crate::{Locale, format, t};

/// `first` to `last` of `total` are shown, counted from 1; the addresses of the neighbouring pages, where there are any;
/// children (the keys of the table) stand between.
#[component]
pub fn Pagination(
    first: u32,
    last: u32,
    total: u32,
    #[prop(optional_no_strip)] previous: Option<String>,
    #[prop(optional_no_strip)] next: Option<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let locale = Locale::current();
    let number = |n| format::number(locale, n);
    let (first, last, total) = (number(first), number(last), number(total));
    view! {
        <nav class="pagination" aria-label=t::shared::pages::label(locale)>
            <span>{t::shared::pages::shown(locale, first, last, total)}</span>
            {children.map(|children| children())}
            {previous.map(|href| view! { <a href=href rel="prev">{t::shared::pages::previous(locale)}</a> })}
            {next.map(|href| view! { <a href=href rel="next">{t::shared::pages::next(locale)} " " <Icon name=IconName::ArrowRight/></a> })}
        </nav>
    }
}

/// Where a page stands in its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paging {
    /// The first that is shown, from 1.
    pub first: u32,
    pub last: u32,
    /// How many there are on all pages.
    pub total: u32,
    /// The addresses of the neighbouring pages.
    pub previous: Option<String>,
    pub next: Option<String>,
}

impl Paging {
    /// Page `page`, from 0, of pages of `size`, showing `shown` of `total`; `address` gives the address of a page, counted from 1.
    pub fn new(page: i64, size: i64, shown: usize, total: i64, address: impl Fn(i64) -> String) -> Self {
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

/// The neighbouring pages as links; nothing where there is one page.
#[component]
pub fn Pages(paging: Paging) -> impl IntoView {
    let Paging { first, last, total, previous, next } = paging;
    (previous.is_some() || next.is_some()).then(|| view! { <Pagination first last total previous next/> })
}

/// A page that the list does not have, or not any more; the way to the first.
#[component]
pub fn PastTheEnd(first: String) -> impl IntoView {
    use t::shared::pages as say;
    let locale = Locale::current();
    view! {
        <Empty title=say::past_the_end(locale) text=say::past_the_end_text(locale)>
            <ButtonLink href=first look=Look::Secondary>{say::first(locale)}</ButtonLink>
        </Empty>
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
