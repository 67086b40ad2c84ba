//! What somebody may do about what is kept of them, and where they do it.

use leptos::prelude::*;
use ui::{
    Locale, href,
    site::nav::{ACCOUNT, ERASE},
    t,
};

use crate::site::chapters::linked;

/// The authority that watches over personal data, where somebody complains.
const AUTHORITY: &str = "https://www.cnil.fr/fr/plaintes";

/// Each right with its way.
#[component]
pub fn Rights() -> impl IntoView {
    use t::privacy::rights as words;
    let locale = Locale::current();
    let account = words::account_link(locale);
    let line = |name: &'static str, way: AnyView| view! { <div><dt>{name}</dt><dd>{way}</dd></div> };
    view! {
        <dl class="said-of">
            {line(words::access(locale), linked(|link| words::access_text(locale, link), account, &href(locale, ACCOUNT)))}
            {line(words::correct(locale), words::correct_text(locale).into_any())}
            {line(words::erase(locale), linked(|link| words::erase_text(locale, link), account, &href(locale, ERASE)))}
            {line(words::object(locale), words::object_text(locale).into_any())}
            {line(words::withdraw(locale), words::withdraw_text(locale).into_any())}
        </dl>
        <p>{linked(|link| words::complain(locale, link), words::complain_link(locale), AUTHORITY)}</p>
    }
}
