//! `/engagements/:engagement/checkup`: how it goes a fortnight after the start, asked of each of the two for themselves, and read by staff.

use chrono::{DateTime, Utc};
use domain::{
    EngagementId, Role,
    checkup::{Called, CheckupAnswer, Going},
    lifecycle::CheckupState,
};
use leptos::prelude::*;
use marketplace::{
    checkups::{self, CheckupSheet},
    engagements::{self, EngagementSheet},
};
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::{ButtonLink, Facts, Look, Notice, NoticeKind, TurnClock},
    engagement::Section,
    form::{Choice, Choosable, Field, Folded, Form, Submit, TextArea},
    format, href,
    server::{market, page, visitor},
    t,
};

use super::{
    frame::{EngagementFrame, asked},
    party,
};
use crate::api::engagement::checkup::{AnswerCheckup, SettleCheckup};

/// The page.
#[component]
pub fn CheckupPage() -> impl IntoView {
    let engagement = asked();
    page(async move {
        let by = party(&engagement).await?;
        let (market, about) = (market(), engagements::sheet(&by));
        let now = market.now();
        let content = match visitor().staff() {
            Ok(staff) => {
                let both = checkups::both(&market, &staff, &by).await?;
                view! { <Both both now/> }.into_any()
            }
            Err(_) => {
                let own = checkups::sheet(&market, &by).await?;
                view! { <Own own about=about.clone() now/> }.into_any()
            }
        };
        Ok(view! {
            <EngagementFrame sheet=about current=Section::Checkup><div class="stack checkup">{content}</div></EngagementFrame>
        }
        .into_any())
    })
}

/// How it goes, in a word.
fn going_name(locale: Locale, going: Going) -> &'static str {
    use t::checkups::going as say;
    match going {
        Going::Yes => say::yes(locale),
        Going::Mixed => say::mixed(locale),
        Going::No => say::no(locale),
    }
}

fn called_name(locale: Locale, call: bool) -> &'static str {
    if call { t::checkups::call::yes(locale) } else { t::checkups::call::no(locale) }
}

/// What one of the two sees: nothing yet, the three questions, or what they answered.
#[component]
fn Own(own: Option<CheckupSheet>, about: EngagementSheet, now: DateTime<Utc>) -> impl IntoView {
    use t::checkups::page as say;
    let locale = Locale::current();
    let Some(own) = own else { return view! { <p>{say::early(locale)}</p> }.into_any() };
    match own.answer {
        Some(answer) => view! { <Given state=own.state answer/> }.into_any(),
        None if own.is_open => {
            let other = match own.role {
                Role::Cto => about.company.unwrap_or(about.ceo),
                _ => about.cto,
            };
            let clock = own.wait.map(|wait| view! { <TurnClock wait reader=own.role now/> });
            view! { <p class="lead">{say::lead(locale, other)}</p> {clock} <Asked engagement=own.engagement/> }.into_any()
        }
        None => view! { <p>{say::ended(locale)}</p> }.into_any(),
    }
}

/// The three questions.
#[component]
fn Asked(engagement: EngagementId) -> impl IntoView {
    use t::checkups::page as say;
    let locale = Locale::current();
    let goings = Going::ALL.iter().map(|going| Choosable::new(going.code(), going_name(locale, *going))).collect();
    let calls = Called::ALL.iter().map(|call| Choosable::new(call.code(), called_name(locale, *call == Called::Yes))).collect();
    view! {
        <Form name="checkup" action=AnswerCheckup::PATH class="stack wide-form" hidden=vec![("engagement", engagement.to_string())]>
            <Field name="going" label=say::going(locale) group=true><Choice options=goings/></Field>
            <Field name="missing" label=say::missing(locale) hint=Some(say::missing_hint(locale).to_owned())><TextArea rows=3/></Field>
            <Field name="call" label=say::call(locale) group=true><Choice options=calls/></Field>
            <div><Submit>{say::send(locale)}</Submit></div>
            <p class="quiet-text">{say::then(locale)}</p>
        </Form>
    }
}

/// What one answered, and what follows.
#[component]
fn Given(state: CheckupState, answer: CheckupAnswer) -> impl IntoView {
    use t::checkups::page as say;
    let locale = Locale::current();
    let then = match state {
        CheckupState::Raised => say::thanks_call(locale),
        CheckupState::Settled => say::thanks_done(locale),
        CheckupState::Asked | CheckupState::Answered => say::thanks_calm(locale),
    };
    view! {
        <Notice kind=NoticeKind::Done title=say::thanks(locale)><p>{then}</p></Notice>
        <h2>{say::yours(locale)}</h2>
        <Facts facts=facts(locale, answer)/>
    }
}

fn facts(locale: Locale, answer: CheckupAnswer) -> Vec<(String, String)> {
    use t::checkups::answers as say;
    let missing = answer.missing.map(|missing| (say::missing(locale).to_owned(), missing));
    let going = (say::going(locale).to_owned(), going_name(locale, answer.going).to_owned());
    let call = (say::call(locale).to_owned(), called_name(locale, answer.call).to_owned());
    [Some(going), missing, Some(call)].into_iter().flatten().collect()
}

/// What staff sees of both.
#[component]
fn Both(both: Vec<CheckupSheet>, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    if both.is_empty() {
        return view! { <p>{t::checkups::page::early_staff(locale)}</p> }.into_any();
    }
    both.into_iter().map(|sheet| view! { <Of sheet now/> }).collect_view().into_any()
}

/// The check of one of the two, for staff.
#[component]
fn Of(sheet: CheckupSheet, now: DateTime<Utc>) -> impl IntoView {
    use t::checkups::staff as say;
    let locale = Locale::current();
    let title = if sheet.role == Role::Ceo { say::ceo(locale) } else { say::cto(locale) };
    let day = |at| format::date_of(locale, at);
    let line = match sheet.answered_at {
        Some(at) => say::answered(locale, day(at)),
        None => say::waiting(locale, day(sheet.asked_at)),
    };
    let answers = sheet.answer.map(|answer| view! { <Facts facts=facts(locale, answer)/> });
    let clock = sheet.wait.map(|wait| view! { <TurnClock wait reader=Role::Staff now/> });
    let note = sheet.note.map(|note| view! { <p><strong>{say::noted(locale)}</strong>" "{note}</p> });
    let id = sheet.role.code();
    let settle = (sheet.state == CheckupState::Raised).then(|| {
        let hidden = vec![("engagement", sheet.engagement.to_string()), ("role", sheet.role.code().to_owned())];
        view! {
            <Folded summary=say::settle(locale) look=Look::Secondary small=true class="aside-act">
                <Form name=format!("settle-checkup-{id}") action=SettleCheckup::PATH class="stack wide-form" hidden>
                    <Field name="note" label=say::note(locale) hint=Some(say::note_hint(locale).to_owned())><TextArea rows=3/></Field>
                    <div><Submit>{say::send(locale)}</Submit></div>
                </Form>
            </Folded>
        }
    });
    view! {
        <section class="panel stack" id=id aria-labelledby=format!("{id}-title")>
            <h2 id=format!("{id}-title")>{title}</h2>
            <p class="quiet-text">{line}</p>
            {clock}
            {answers}
            {note}
            {settle}
        </section>
    }
}

/// On the first page of the engagement: what waits for its reader's answer, or the way back to it.
#[component]
pub(super) fn CheckupInShort(about: EngagementSheet, checkup: Option<CheckupSheet>, now: DateTime<Utc>) -> impl IntoView {
    use t::checkups::overview as say;
    let locale = Locale::current();
    let to = href(locale, &Section::Checkup.address(about.id));
    match checkup {
        Some(checkup) if checkup.is_open => {
            let clock = checkup.wait.map(|wait| view! { <TurnClock wait reader=checkup.role now/> });
            view! {
                <section class="stack no-print">
                    <Notice kind=NoticeKind::WhatIf title=say::title(locale)>
                        <p>{say::text(locale)}</p>
                        {clock}
                        <p><ButtonLink href=to>{say::link(locale)}</ButtonLink></p>
                    </Notice>
                </section>
            }
            .into_any()
        }
        Some(_) => view! { <p class="quiet-text no-print"><a href=to>{say::again(locale)}</a></p> }.into_any(),
        None if about.reader == Role::Staff => view! { <p class="quiet-text no-print"><a href=to>{say::staff(locale)}</a></p> }.into_any(),
        None => ().into_any(),
    }
}
