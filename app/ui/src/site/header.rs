//! The head of every page: brand, pages of the role, the other language, the account.

use domain::Role;
use leptos::prelude::*;

use super::{Brand, Nav, NavLink, Visitor, nav};
use crate::components::{FigureMark, Icon, IconName, Look, button_class};
use crate::live::{Count, Waiting};
use crate::{Here, Locale, href, t};

/// The first link of a page, for people who go by keyboard.
#[component]
pub fn Skip() -> impl IntoView {
    view! { <a class="skip" href="#content">{t::shared::site::skip(Locale::current())}</a> }
}

/// The header. Whose it is comes from [`Visitor::current`]; `beside` are the pages of the mission at hand. That of staff is as wide as their
/// tables, on every page.
#[component]
pub fn SiteHeader(#[prop(optional_no_strip)] current: Option<Nav>, #[prop(optional)] beside: Vec<NavLink>) -> impl IntoView {
    let locale = Locale::current();
    let visitor = Visitor::current();
    let wide = visitor.as_ref().is_some_and(|visitor| visitor.role == Role::Staff);
    let pages = Nav::of(visitor.as_ref().map(|visitor| visitor.role));
    let links = pages
        .iter()
        .map(|page| {
            (
                NavLink { href: href(locale, page.path()), label: page.label(locale).to_owned(), current: current == Some(*page) },
                waiting(*page),
            )
        })
        .chain(beside.into_iter().map(|link| (link, None)))
        .map(|(link, waiting)| view! { <li><a href=link.href aria-current=link.current.then_some("page")>{link.label}{waiting}</a></li> })
        .collect_view();
    view! {
        <header class="site-header">
            <div class=if wide { "page wide" } else { "page" }>
                <Brand/>
                <nav aria-label=t::shared::site::navigation(locale)><ul role="list">{links}</ul></nav>
                <div class="end">
                    <Account visitor/>
                    <OtherLanguage/>
                </div>
            </div>
        </header>
    }
}

/// How much waits behind a page.
fn waiting(page: Nav) -> Option<AnyView> {
    let locale = Locale::current();
    let Waiting { messages, notifications, .. } = Waiting::current();
    match page {
        Nav::Messages | Nav::StaffMessages => {
            let words = t::messages::page::waiting(locale, messages);
            Some(view! { <Count name="messages" count=messages words/> }.into_any())
        }
        Nav::Notifications => {
            let words = t::notifications::waiting(locale, notifications);
            Some(view! { <Count name="notifications" count=notifications words/> }.into_any())
        }
        _ => None,
    }
}

/// Who is signed in and the way out, or the way in.
#[component]
fn Account(visitor: Option<Visitor>) -> impl IntoView {
    let locale = Locale::current();
    match visitor {
        None => view! { <a class=button_class(Look::Secondary, true, false) href=href(locale, nav::SIGN_IN)>{t::shared::site::sign_in(locale)}</a> }.into_any(),
        Some(Visitor { name, detail, .. }) => {
            let account = t::shared::site::account(locale, &name);
            view! {
                {detail.map(|detail| view! { <span class="quiet-text">{detail}</span> })}
                <a class="account-link" href=href(locale, nav::ACCOUNT)>
                    <FigureMark name small=true/>
                    <span class="visually-hidden">{account}</span>
                </a>
                <form method="post" action=href(locale, nav::SIGN_OUT)>
                    <button class=button_class(Look::Plain, true, false) type="submit">
                        <span class="desktop-only">{t::shared::site::sign_out(locale)}</span>
                        <span class="mobile-only"><Icon name=IconName::LogOut/><span class="visually-hidden">{t::shared::site::sign_out(locale)}</span></span>
                    </button>
                </form>
            }
            .into_any()
        }
    }
}

/// The same page in the other language.
#[component]
fn OtherLanguage() -> impl IntoView {
    let locale = Locale::current();
    let other = locale.other();
    view! {
        <a href=href(other, &Here::current().0) lang=other.lang() hreflang=other.lang() aria-label=t::shared::site::other_language_label(locale)>
            {t::shared::site::other_language_short(locale)}
        </a>
    }
}
