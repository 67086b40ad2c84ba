//! Legal notices: who publishes the site, what the platform is, whose words these are, and where content is reported.

use leptos::prelude::*;
use ui::{
    Locale,
    components::{Notice, NoticeKind},
    href,
    server::Publisher,
    site::nav::{ACCESSIBILITY, LEGAL, PRIVACY, RANKING},
    t,
};

use super::chapters::{Chapters, chapter, mailed};

/// `/legal`.
#[component]
pub fn LegalPage() -> impl IntoView {
    use t::legal as words;
    let locale = Locale::current();
    let chapters = vec![
        chapter("publisher", words::publisher::title(locale), view! { <WhoPublishes/> }),
        chapter("platform", words::platform::title(locale), view! { <Platform/> }),
        chapter("rights", words::rights::title(locale), view! { <Rights/> }),
        chapter("report", words::report::title(locale), view! { <Report/> }),
        chapter("more", words::more::title(locale), view! { <More/> }),
    ];
    view! {
        <Chapters path=LEGAL title=words::title(locale) lead=words::lead(locale) toc=words::toc(locale) chapters/>
    }
}

/// What whoever runs this instance says of themselves, and what they have not said.
#[component]
fn WhoPublishes() -> impl IntoView {
    use t::legal::publisher as words;
    let locale = Locale::current();
    let Publisher { name, address, registration, director, email, host } = Publisher::current();
    let is_empty = [&name, &address, &registration, &director, &email, &host].iter().all(|said| said.is_none());
    let warning = is_empty.then(|| {
        view! { <Notice kind=NoticeKind::Warning title=words::empty_title(locale)><p>{words::empty(locale)}</p></Notice> }
    });
    let line = |label: &'static str, said: Option<AnyView>| {
        let said = said.unwrap_or_else(|| view! { <span class="quiet-text">{words::missing(locale)}</span> }.into_any());
        view! { <div><dt>{label}</dt><dd>{said}</dd></div> }
    };
    let text = |said: Option<String>| said.map(IntoAny::into_any);
    let email = email.map(|email| mailed(str::to_owned, &email));
    view! {
        {warning}
        <dl class="said-of">
            {line(words::name(locale), text(name))}
            {line(words::address(locale), text(address))}
            {line(words::registration(locale), text(registration))}
            {line(words::director(locale), text(director))}
            {line(words::email(locale), email)}
            {line(words::host(locale), text(host))}
        </dl>
    }
}

#[component]
fn Platform() -> impl IntoView {
    use t::legal::platform as words;
    let locale = Locale::current();
    view! {
        <p>{words::what(locale)}</p>
        <p>{words::ranking(locale)} " " <a href=href(locale, RANKING)>{words::ranking_link(locale)}</a></p>
        <p>{words::person(locale)}</p>
    }
}

#[component]
fn Rights() -> impl IntoView {
    use t::legal::rights as words;
    let locale = Locale::current();
    view! { <p>{words::yours(locale)}</p> <p>{words::ours(locale)}</p> <p>{words::others(locale)}</p> }
}

#[component]
fn Report() -> impl IntoView {
    use t::legal::report as words;
    let locale = Locale::current();
    let contact = match Publisher::current().email {
        Some(email) => mailed(|email| words::by_mail(locale, email), &email),
        None => words::no_mail(locale).into_any(),
    };
    view! {
        <p>{words::lead(locale)}</p>
        <p>{contact}</p>
        <p>{words::what(locale)}</p>
        <ul>
            <li>{words::what_1(locale)}</li>
            <li>{words::what_2(locale)}</li>
            <li>{words::what_3(locale)}</li>
            <li>{words::what_4(locale)}</li>
        </ul>
        <p>{words::then(locale)}</p>
    }
}

#[component]
fn More() -> impl IntoView {
    let locale = Locale::current();
    view! {
        <ul>
            <li><a href=href(locale, PRIVACY)>{t::privacy::title(locale)}</a></li>
            <li><a href=href(locale, ACCESSIBILITY)>{t::accessibility::heading(locale)}</a></li>
        </ul>
    }
}
