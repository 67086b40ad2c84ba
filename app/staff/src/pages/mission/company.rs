//! The company of a mission: how the address of its CEO stands to its name, what the CEO states, what staff made sure of, and whom the CEO
//! named as rivals.

use chrono::{DateTime, Utc};
use domain::{CheckMeans, MissionId};
use leptos::prelude::*;
use marketplace::companies::{Check, CompanyCard, Finding};
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::{Badge, Icon, IconName, Look, Notice, NoticeKind, Tone},
    form::{Choice, Choosable, Field, Folded, Form, Submit, TextArea},
    format, t,
};

use crate::api::companies::CheckCompany;

/// A public page of the state's register of companies; a person opens it, we ask it nothing.
const REGISTER: &str = "https://annuaire-entreprises.data.gouv.fr/entreprise/";

const FORM: &str = "check_company";

/// The section. Before anybody has checked a company whose address does not speak for it, it says what to do.
#[component]
pub(super) fn Company(mission: MissionId, card: CompanyCard, rivals: Vec<String>, now: DateTime<Utc>) -> impl IntoView {
    use t::checks::company as words;
    let locale = Locale::current();
    let to_check = card.is_to_check();
    let found = finding(locale, &card);
    let found = match to_check {
        true => view! {
            <Notice kind=NoticeKind::Warning title=words::to_check(locale)>
                <div class="stack"><p>{found}</p><p>{words::what_to_do(locale)}</p><p class="quiet-text">{words::no_block(locale)}</p></div>
            </Notice>
        }
        .into_any(),
        false => view! { <p>{found}</p> }.into_any(),
    };
    let again = if card.check.is_some() { words::check_again(locale) } else { words::check_open(locale) };
    view! {
        <section class="panel stack" id="company" aria-labelledby="company-title">
            <div class="cluster spread"><h2 id="company-title">{words::title(locale)}</h2><CompanyBadge card=card.clone()/></div>
            {found}
            <Stated card=card.clone() rivals/>
            {card.check.map(|check| view! { <Checked check now/> })}
            <Folded summary=again class="aside-act" open=to_check><CheckForm mission/></Folded>
        </section>
    }
}

/// Whether there is something to do, in a word.
#[component]
pub(super) fn CompanyBadge(card: CompanyCard) -> impl IntoView {
    use t::checks::company as words;
    let locale = Locale::current();
    if card.check.as_ref().is_some_and(|check| check.stands) {
        return view! { <Badge tone=Tone::Proof icon=IconName::BadgeCheck>{words::checked(locale)}</Badge> }.into_any();
    }
    match card.is_to_check() {
        true => view! { <Badge tone=Tone::Unknown icon=IconName::CircleHelp>{words::badge(locale)}</Badge> }.into_any(),
        false => ().into_any(),
    }
}

/// What can be seen without asking anybody.
fn finding(locale: Locale, card: &CompanyCard) -> String {
    use t::checks::company as words;
    let company = &card.company;
    match &card.finding {
        Finding::SaysName { domain } => words::says_name(locale, company, domain),
        Finding::IsWebsite { domain } => words::is_website(locale, domain),
        Finding::FreeMail { domain } => words::free_mail(locale, domain),
        Finding::Disposable { domain } => words::disposable(locale, domain),
        Finding::Apart { domain } => words::apart(locale, company, domain),
    }
}

/// What the CEO states. The number is well formed; the link leads to where it can be looked up.
#[component]
fn Stated(card: CompanyCard, rivals: Vec<String>) -> impl IntoView {
    use t::checks::company as words;
    let locale = Locale::current();
    let unsaid = || view! { <span class="quiet-text">{t::staff::not_said(locale)}</span> }.into_any();
    let website = card.website.map_or_else(unsaid, |address| {
        let target = address.clone();
        view! { <a href=target rel="noopener noreferrer nofollow">{address}</a> }.into_any()
    });
    let number = card.number.map_or_else(unsaid, |number| {
        let register = format!("{REGISTER}{}", number.siren());
        view! {
            {format::company_number(&number)}" "
            <a href=register rel="noopener noreferrer">{words::look_up(locale)}</a>
        }
        .into_any()
    });
    let rivals = if rivals.is_empty() { unsaid() } else { rivals.join(", ").into_any() };
    view! {
        <dl class="facts">
            <dt>{words::website(locale)}</dt><dd>{website}</dd>
            <dt>{words::number(locale)}</dt><dd>{number}</dd>
            <dt>{t::checks::rivals::title(locale)}</dt><dd>{rivals}</dd>
        </dl>
    }
}

/// The last check, and whether it still stands.
#[component]
fn Checked(check: Check, now: DateTime<Utc>) -> impl IntoView {
    use t::checks::company as words;
    let locale = Locale::current();
    let said = words::checked_by(locale, &check.by, means(locale, check.how), format::moment(locale, check.at, now));
    let outdated = (!check.stands).then(|| view! { <p>{words::outdated(locale)}</p> });
    let note = check.note.map(|note| view! { <p>{format::quoted(locale, &note)}</p> });
    view! { <div class="stack"><p><Icon name=IconName::BadgeCheck/> " " {said}</p>{note}{outdated}</div> }
}

#[component]
fn CheckForm(mission: MissionId) -> impl IntoView {
    use t::checks::company as words;
    let locale = Locale::current();
    let options = CheckMeans::ALL.iter().map(|how| Choosable::new(how.code(), means(locale, *how))).collect();
    view! {
        <Form name=FORM action=CheckCompany::PATH class="stack" hidden=vec![("mission", mission.to_string())]>
            <Field name="how" label=words::how(locale) group=true><Choice options/></Field>
            <Field name="note" label=words::note(locale) hint=Some(words::note_hint(locale).to_owned())><TextArea rows=2/></Field>
            <div><Submit look=Look::Secondary>{words::send(locale)}</Submit></div>
        </Form>
    }
}

fn means(locale: Locale, how: CheckMeans) -> &'static str {
    use t::checks::company as words;
    match how {
        CheckMeans::EmailDomain => words::by_domain(locale),
        CheckMeans::Register => words::by_register(locale),
        CheckMeans::Call => words::by_call(locale),
    }
}
