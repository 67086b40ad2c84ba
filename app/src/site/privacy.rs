//! What is kept, why, for how long, who sees it, and what somebody can do about it.

mod kept;
mod rights;
mod why;

use leptos::prelude::*;
use marketplace::{accounts::SESSION_DAYS, notifications::KEPT_DAYS};
use ui::{
    Locale, href,
    server::{BROWSER_DAYS, Publisher},
    site::nav::{LEGAL, PRIVACY, RANKING},
    t,
};

use super::{
    chapters::{Chapters, chapter, linked, mailed},
    spans::days,
};
use kept::Kept;
use rights::Rights;
use why::Why;

/// The page about personal data.
#[component]
pub fn PrivacyPage() -> impl IntoView {
    use t::privacy as words;
    let locale = Locale::current();
    let chapters = vec![
        chapter("short", words::short::title(locale), view! { <Short/> }),
        chapter("controller", words::controller::title(locale), view! { <Controller/> }),
        chapter("why", words::why::title(locale), view! { <Why/> }),
        chapter("who", words::who(locale), view! { <Who/> }),
        chapter("kept", words::kept::title(locale), view! { <Kept/> }),
        chapter("machine", words::machine::title(locale), view! { <Machine/> }),
        chapter("your-rights", words::rights::title(locale), view! { <Rights/> }),
        chapter("cookies", words::cookies(locale), view! { <Cookies/> }),
    ];
    view! {
        <Chapters path=PRIVACY title=words::title(locale) lead=words::lead(locale) toc=words::toc(locale) chapters/>
    }
}

#[component]
fn Short() -> impl IntoView {
    use t::privacy::short as words;
    let locale = Locale::current();
    view! {
        <ul>
            <li>{words::sold(locale)}</li>
            <li>{words::named(locale)}</li>
            <li>{words::person(locale)}</li>
            <li>{words::leave(locale)}</li>
        </ul>
    }
}

/// Who answers for it, as far as they say so.
#[component]
fn Controller() -> impl IntoView {
    use t::privacy::controller as words;
    let locale = Locale::current();
    let Publisher { name, email, .. } = Publisher::current();
    let notices = href(locale, LEGAL);
    let who = match name {
        Some(name) => linked(|link| words::named(locale, link, &name), words::link(locale), &notices),
        None => linked(|link| words::unnamed(locale, link), words::link(locale), &notices),
    };
    let write = email.map(|email| view! { <p>{mailed(|email| words::by_mail(locale, email), &email)}</p> });
    view! { <p>{who}</p> {write} }
}

#[component]
fn Who() -> impl IntoView {
    use t::privacy::{self as words, seen};
    let locale = Locale::current();
    let lines = [
        (seen::draft(locale), words::who_1(locale)),
        (seen::sent(locale), words::who_2(locale)),
        (seen::identity(locale), words::who_3(locale)),
        (seen::vetting(locale), t::vetting::privacy::who(locale)),
        (seen::references(locale), t::references::privacy(locale)),
        (seen::documents(locale), t::documents::privacy(locale)),
        (seen::conflicts(locale), t::checks::conflicts::privacy(locale)),
        (seen::messages(locale), t::messages::privacy(locale)),
        (seen::agenda(locale), t::agenda::privacy(locale)),
        (seen::public_page(locale), t::public_page::privacy(locale)),
        (seen::posting(locale), t::posting::privacy(locale)),
    ];
    let line = |(what, who): (&'static str, &'static str)| view! { <div><dt>{what}</dt><dd>{who}</dd></div> };
    view! {
        <dl class="said-of wide">
            {lines.map(line)}
            <div><dt>{seen::notified(locale)}</dt><dd>{t::notifications::privacy(locale, KEPT_DAYS)}</dd></div>
        </dl>
    }
}

#[component]
fn Machine() -> impl IntoView {
    use t::privacy::machine as words;
    let locale = Locale::current();
    view! {
        <p>{words::what(locale)}</p>
        <p>{words::who(locale)}</p>
        <p><a href=href(locale, RANKING)>{words::link(locale)}</a></p>
    }
}

#[component]
fn Cookies() -> impl IntoView {
    use t::privacy as words;
    let locale = Locale::current();
    view! { <p>{words::cookies_text(locale, days(locale, BROWSER_DAYS), days(locale, SESSION_DAYS))}</p> }
}
