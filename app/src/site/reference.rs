//! The page that a referee reaches by the link of a letter: a few questions about a CTO, or a no.

use domain::{Area, CriterionKind, PeriodAnswer, WorkAgain};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use marketplace::{
    guests::Standing,
    references::{ReferenceLetter, guest},
};
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::{Icon, IconName, Look, Notice, OwnWords, PageHead},
    form::{Check, Checks, Choice, Choosable, Field, Form, Submit, TextArea},
    format,
    labels::{named, period_answer, work_again},
    reference::period,
    server::{KEY_FIELD, market, page},
    t,
};

use super::guest::{GuestPage, NoForm};
use crate::api::reference::{AnswerReference, RefuseReference};

/// `/reference?key=`. Looking at it uses nothing up, and a link that opens nothing any more names nobody.
#[component]
pub fn ReferencePage() -> impl IntoView {
    let key = use_query_map().with_untracked(|query| query.get(KEY_FIELD)).unwrap_or_default();
    page(async move {
        use t::references::page as say;
        let guest = guest(&market(), &key).await?;
        let locale = Locale::current();
        let over = (say::over(locale), say::over_lead(locale));
        let (title, told) = match (guest.standing(), guest.letter()) {
            (Standing::Open, Some(letter)) => {
                let title = say::title(locale, &letter.cto);
                let letter = letter.clone();
                return Ok(view! { <GuestPage title=title><Questions key letter/></GuestPage> }.into_any());
            }
            (Standing::Answered, _) => (say::thanks(locale), (say::thanks(locale), say::thanks_lead(locale))),
            (Standing::Open | Standing::Over, _) => (say::over(locale), over),
        };
        Ok(view! { <GuestPage title=title><NoForm told/></GuestPage> }.into_any())
    })
}

#[component]
fn Questions(key: String, letter: ReferenceLetter) -> impl IntoView {
    use t::references::page as say;
    let locale = Locale::current();
    let cto = letter.cto.as_str();
    let said = format!("{}, {}", letter.referee.company, period(locale, &letter.referee).to_lowercase());
    view! {
        <PageHead title=say::title(locale, cto) lead=say::lead(locale)/>
        <div class="stack">
            <section class="stack">
                <h2>{say::said(locale, cto)}</h2>
                <OwnWords words=letter.referee.shared_work.clone()/>
                <p class="quiet-text">{said}</p>
            </section>
            <Form name="answer_reference" action=AnswerReference::PATH hidden=vec![(KEY_FIELD, key.clone())] class="stack">
                <Chosen letter=letter.clone()/>
                <Notice title=say::who_reads(locale) icon=IconName::Eye>
                    <p>{say::who_reads_text(locale, format::date_of(locale, letter.until))}</p>
                </Notice>
                <div><Submit>{say::send(locale)} " " <Icon name=IconName::Send/></Submit></div>
            </Form>
            <Refusal key/>
        </div>
    }
}

/// The questions, those that need an answer first and last.
#[component]
fn Chosen(letter: ReferenceLetter) -> impl IntoView {
    use t::references::page as say;
    let locale = Locale::current();
    let cto = letter.cto.as_str();
    let periods = PeriodAnswer::ALL.iter().map(|one| Choosable::new(one.code(), period_answer(locale, *one))).collect();
    let again = WorkAgain::ALL.iter().map(|one| Choosable::new(one.code(), work_again(locale, *one))).collect();
    let area = |one: &Area| Choosable::new(one.code(), format::capital(&named(locale, CriterionKind::Area, one.code())));
    let areas: Vec<Choosable> = Area::ALL.iter().map(area).collect();
    let readable = vec![Choosable::new("yes", say::yes(locale)), Choosable::new("no", say::no(locale))];
    view! {
        <Field name="period" label=say::period(locale) hint=Some(period(locale, &letter.referee)) group=true><Choice options=periods/></Field>
        <Field name="work_again" label=say::again(locale, cto) group=true><Choice options=again/></Field>
        <Field name="areas" label=say::areas(locale) hint=Some(say::areas_hint(locale).to_owned()) group=true>
            <div class="boxes"><Checks options=areas/></div>
        </Field>
        <Field name="strengths" label=say::strengths(locale) hint=Some(say::strengths_hint(locale).to_owned())><TextArea rows=4/></Field>
        <Field name="watch" label=say::watch(locale) hint=Some(say::watch_hint(locale).to_owned())><TextArea rows=4/></Field>
        <Field name="readable" label=say::readable(locale, cto) hint=Some(say::readable_hint(locale).to_owned()) group=true>
            <Choice options=readable/>
        </Field>
    }
}

/// The other way out: a no, which may be for good.
#[component]
fn Refusal(key: String) -> impl IntoView {
    use t::references::page as say;
    let locale = Locale::current();
    view! {
        <section class="stack section" id="refuse" aria-labelledby="refuse-title">
            <h2 id="refuse-title">{say::otherwise(locale)}</h2>
            <Form name="refuse_reference" action=RefuseReference::PATH hidden=vec![(KEY_FIELD, key)] class="stack">
                <Check name="for_good" label=say::never(locale)/>
                <div class="cluster">
                    <Submit look=Look::Secondary name="denial" value="decline">{say::decline(locale)}</Submit>
                    <Submit look=Look::Secondary name="denial" value="disown">{say::disown(locale)}</Submit>
                </div>
            </Form>
        </section>
    }
}
