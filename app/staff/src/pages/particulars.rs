//! What a profile says beside the facts that rules compare: wishes in words, links, status, and how sure the availability is.

use leptos::prelude::*;
use marketplace::{
    conflicts::Client,
    profiles::{Link, Particulars as Beside},
};
use ui::{
    Locale,
    components::Facts,
    format,
    labels::{client_line, legal_status, link_kind},
    t,
};

/// Everything that a CTO added for staff.
#[component]
pub fn Particulars(particulars: Beside, links: Vec<Link>) -> impl IntoView {
    use t::profile as say;
    let locale = Locale::current();
    let unsaid = || t::staff::not_said(locale).to_owned();
    let confirmed = particulars.availability_confirmed_on.map(|day| say::terms::confirmed_on(locale, format::date(locale, day)));
    let own_words = [(t::staff::profile::wants(locale), particulars.looks_for), (t::staff::profile::refuses(locale), particulars.refuses)];
    let own_words = own_words.into_iter().filter(|(_, words)| !words.is_empty()).map(|(what, words)| (what.to_owned(), words));
    let standing = [
        (t::staff::profile::availability(locale).to_owned(), confirmed.unwrap_or_else(|| say::terms::never_confirmed(locale).to_owned())),
        (
            say::status::legal(locale).to_owned(),
            particulars.legal_status.map_or_else(unsaid, |status| legal_status(locale, status).to_owned()),
        ),
        (say::status::number(locale).to_owned(), particulars.company_number.as_ref().map_or_else(unsaid, format::company_number)),
    ];
    view! {
        <Clients clients=particulars.clients/>
        <section class="stack">
            <h2>{t::staff::profile::said(locale)}</h2>
            <Facts facts=own_words.chain(standing).collect()/>
            {(!links.is_empty()).then(|| view! { <Links links/> })}
        </section>
    }
}

/// For whom they work now, which no company sees.
#[component]
fn Clients(clients: Vec<Client>) -> impl IntoView {
    use t::checks::clients as say;
    let locale = Locale::current();
    let line = |client: Client| view! { <li>{client_line(locale, &client.name, client.sector, client.until)}</li> };
    (!clients.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{say::title(locale)}</h2>
                <ul role="list" class="stack">{clients.into_iter().map(line).collect_view()}</ul>
                <p class="quiet-text">{say::staff_note(locale)}</p>
            </section>
        }
    })
}

#[component]
fn Links(links: Vec<Link>) -> impl IntoView {
    let locale = Locale::current();
    let line = |link: Link| {
        let year = link.year.map(|year| format!(", {year}"));
        view! {
            <li>
                <a href=link.address.to_string() rel="noopener noreferrer nofollow">{link.title}</a>
                " "
                <span class="quiet-text">{link_kind(locale, link.kind)} {year}</span>
            </li>
        }
    };
    view! { <ul role="list" class="stack">{links.into_iter().map(line).collect_view()}</ul> }
}
