//! The foot of every page.

use leptos::prelude::*;

use super::nav;
use crate::{Here, Locale, href, t};

/// The footer.
#[component]
pub fn SiteFooter() -> impl IntoView {
    let locale = Locale::current();
    let other = locale.other();
    view! {
        <footer class="site-footer">
            <div class="page">
                <p>{t::shared::site::promise(locale)}</p>
                <ul role="list">
                    <li><a href=href(locale, nav::HOW_IT_WORKS)>{t::how_it_works::nav(locale)}</a></li>
                    <li><a href=href(locale, nav::RANKING)>{t::shared::nav::ranking(locale)}</a></li>
                    <li><a href=href(locale, nav::CASE_STUDIES)>{t::case_studies::public::nav(locale)}</a></li>
                    <li><a href=href(locale, nav::MISSIONS)>{t::posting::nav(locale)}</a></li>
                    <li><a href=href(locale, nav::CTOS)>{t::public_page::nav(locale)}</a></li>
                    <li><a href=href(locale, nav::GLOSSARY)>{t::glossary::link(locale)}</a></li>
                    <li><a href=href(locale, nav::PRIVACY)>{t::shared::nav::privacy(locale)}</a></li>
                    <li><a href=href(locale, nav::LEGAL)>{t::legal::nav(locale)}</a></li>
                    <li><a href=href(locale, nav::ACCESSIBILITY)>{t::accessibility::footer(locale)}</a></li>
                    <li>
                        <a href=href(other, &Here::current().0) lang=other.lang() hreflang=other.lang()>{t::shared::site::other_language(locale)}</a>
                    </li>
                </ul>
            </div>
        </footer>
    }
}
