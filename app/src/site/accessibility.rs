//! The accessibility statement (RGAA 4.1): where the site stands, what is checked, what is missing, and whom to turn to.

use chrono::NaiveDate;
use leptos::prelude::*;
use ui::{
    Locale, format,
    keys::KeysSwitch,
    server::{Publisher, whole_address},
    site::nav::ACCESSIBILITY,
    t,
};

use super::chapters::{Chapters, chapter, mailed};

/// The day of the evaluation that this statement rests on: changed when the site is evaluated again.
const EVALUATED: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 11, 29);

/// Where somebody writes to the Défenseur des droits, and finds a delegate.
const DEFENDER: &str = "https://formulaire.defenseurdesdroits.fr/";
const DELEGATES: &str = "https://www.defenseurdesdroits.fr/saisir/delegues";

/// `/accessibility`.
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    use t::accessibility as words;
    let locale = Locale::current();
    let chapters = vec![
        chapter("state", words::state::title(locale), view! { <State/> }),
        chapter("tested", words::tested::title(locale), view! { <Tested/> }),
        chapter("gaps", words::gaps::title(locale), view! { <Gaps/> }),
        chapter("keys", words::keys::title(locale), view! { <Keys/> }),
        chapter("how", words::how::title(locale), view! { <How/> }),
        chapter("contact", words::contact::title(locale), view! { <Contact/> }),
        chapter("appeal", words::appeal::title(locale), view! { <Appeal/> }),
    ];
    view! {
        <Chapters path=ACCESSIBILITY title=words::title(locale) heading=words::heading(locale) lead=words::lead(locale) toc=words::toc(locale) chapters/>
    }
}

#[component]
fn State() -> impl IntoView {
    use t::accessibility::state as words;
    let locale = Locale::current();
    let site = whole_address(locale, "/");
    let who = match Publisher::current().name {
        Some(name) => words::who(locale, name, site),
        None => words::who_unsaid(locale, site),
    };
    view! { <p>{who}</p> <p>{words::unaudited(locale)}</p> }
}

#[component]
fn Tested() -> impl IntoView {
    use t::accessibility::tested as words;
    let locale = Locale::current();
    let checks = [
        words::axe(locale),
        words::keyboard(locale),
        words::script(locale),
        words::reflow(locale),
        words::colour(locale),
        words::motion(locale),
    ];
    view! { <p>{words::lead(locale)}</p> <ul>{checks.map(|check| view! { <li>{check}</li> })}</ul> }
}

#[component]
fn Gaps() -> impl IntoView {
    use t::accessibility::gaps as words;
    let locale = Locale::current();
    let gaps = [words::people(locale), words::manual(locale), words::tables(locale), words::files(locale), words::pictures(locale)];
    view! { <p>{words::lead(locale)}</p> <ul>{gaps.map(|gap| view! { <li>{gap}</li> })}</ul> }
}

#[component]
fn Keys() -> impl IntoView {
    use t::accessibility::keys as words;
    let locale = Locale::current();
    view! { <p>{words::lead(locale)}</p> <KeysSwitch locale/> <noscript><p>{words::without_script(locale)}</p></noscript> }
}

#[component]
fn How() -> impl IntoView {
    use t::accessibility::how as words;
    let locale = Locale::current();
    let when = EVALUATED.map(|day| view! { <p>{words::when(locale, format::date(locale, day))}</p> });
    view! { <p>{words::tech(locale)}</p> <p>{words::tools(locale)}</p> {when} }
}

#[component]
fn Contact() -> impl IntoView {
    use t::accessibility::contact as words;
    let locale = Locale::current();
    let contact = match Publisher::current().email {
        Some(email) => mailed(|email| words::by_mail(locale, email), &email),
        None => words::no_mail(locale).into_any(),
    };
    view! { <p>{contact}</p> }
}

#[component]
fn Appeal() -> impl IntoView {
    use t::accessibility::appeal as words;
    let locale = Locale::current();
    view! {
        <p>{words::lead(locale)}</p>
        <ul>
            <li><a href=DEFENDER>{words::form(locale)}</a></li>
            <li><a href=DELEGATES>{words::delegate(locale)}</a></li>
            <li>{words::post(locale)}</li>
        </ul>
    }
}
