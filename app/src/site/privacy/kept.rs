//! For how long each thing is kept: every number is the one that the program goes by.

use domain::vetting::KEPT_MONTHS;
use leptos::prelude::*;
use marketplace::{
    accounts::{SESSION_DAYS, SIGN_UP_HOURS},
    agency, forms, mail, notifications,
    profiles::imports,
    public_pages::visibility,
    references,
};
use ui::{
    Locale,
    components::{Column, DenseTable},
    server::BROWSER_DAYS,
    t,
};

use crate::site::spans::{days, hours, months};

/// The table.
#[component]
pub fn Kept() -> impl IntoView {
    use t::privacy::kept as words;
    let locale = Locale::current();
    let row = move |(what, time): (&'static str, String)| {
        view! { <tr><th scope="row">{what}</th><td class="whole" data-label=words::time(locale)>{time}</td></tr> }
    };
    let columns = [words::what(locale), words::time(locale)].map(Column::new).to_vec();
    view! {
        <DenseTable label=words::title(locale) columns bare=true>{rows(locale).map(row).collect_view()}</DenseTable>
        <p>{t::privacy::account_note(locale)}</p>
        <p>{words::log_note(locale)}</p>
        <p>{t::vetting::privacy::kept(locale, KEPT_MONTHS)}</p>
    }
}

fn rows(locale: Locale) -> [(&'static str, String); 13] {
    use t::privacy::kept as words;
    [
        (words::account(locale), words::account_time(locale).to_owned()),
        (words::log(locale), words::log_time(locale).to_owned()),
        (words::sign_up(locale), hours(locale, SIGN_UP_HOURS)),
        (words::session(locale), days(locale, SESSION_DAYS)),
        (words::draft(locale), days(locale, BROWSER_DAYS)),
        (words::form(locale), words::minutes(locale, u32::try_from(forms::MINUTES).unwrap_or(u32::MAX))),
        (words::import(locale), days(locale, imports::DAYS)),
        (words::mail(locale), days(locale, mail::SETTLED_DAYS)),
        (words::notified(locale), days(locale, notifications::KEPT_DAYS)),
        (words::vetting(locale), months(locale, KEPT_MONTHS)),
        (words::reads(locale), days(locale, visibility::KEPT_DAYS)),
        (words::agency(locale), days(locale, agency::DAYS)),
        (words::reference(locale), days(locale, references::DAYS)),
    ]
}
