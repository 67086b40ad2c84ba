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
