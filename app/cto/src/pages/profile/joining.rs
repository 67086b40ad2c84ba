//! Where a CTO stands on the way into the community: what is missing before one can ask, whose turn it is and until when, and after a refusal
//! why, and what comes next.

use chrono::{DateTime, Utc};
use domain::{
    lifecycle::ProfileState,
    profile::Section,
    vetting::{KEPT_MONTHS, Missing, STEP_DAYS},
};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::vetting::{Refusal, Standing};
use ui::{
    Locale,
    components::{Admission, ButtonLink, Look, Notice, NoticeKind, OwnWords},
    form::{Check, Field, Form, FormMemory, Submit, TextArea},
    format, href, labels,
    site::nav,
    t,
};

use super::{edit_address, running::Running};
use crate::api::vetting::AskToJoin;

/// The name of the form, which comes back with what was typed even when something is missing meanwhile.
const FORM: &str = "ask_to_join";

/// Where they stand, with how many referees are named and have not said no; nothing for a member, whose badge says it, nor while proposals are paused, which has a notice of its own.
#[component]
pub fn Joining(standing: Standing, named: usize, now: DateTime<Utc>) -> impl IntoView {
    match standing.state {
        ProfileState::Draft => view! { <Join><Asking standing now/></Join> }.into_any(),
        ProfileState::Refused => view! { <Join><Refused standing now/></Join> }.into_any(),
        ProfileState::Applied | ProfileState::Interview | ProfileState::References => {
            view! { <Join><Running standing named now/></Join> }.into_any()
        }
        ProfileState::Accepted | ProfileState::Paused => ().into_any(),
    }
}

#[component]
fn Join(children: Children) -> impl IntoView {
    view! { <section id="join" class="panel stack joining" aria-labelledby="join-title">{children()}</section> }
}

/// Before asking: what it takes, and the form once nothing is missing.
#[component]
fn Asking(standing: Standing, now: DateTime<Utc>) -> impl IntoView {
    use t::vetting::join as say;
    let locale = Locale::current();
    view! {
        <h2 id="join-title">{say::title(locale)}</h2>
        <Admission state=standing.state/>
        <p>{say::lead(locale, u32::from(STEP_DAYS))}</p>
        <Ask standing now/>
    }
}

/// The list of what is missing, or the form.
#[component]
fn Ask(standing: Standing, now: DateTime<Utc>) -> impl IntoView {
    use t::vetting::join as say;
    let locale = Locale::current();
    let is_ready = standing.missing.is_empty();
    let shows_form = standing.may_ask(now) && (is_ready || FormMemory::of(FORM).is_some());
    let first = standing.state == ProfileState::Draft;
    view! {
        {(!is_ready).then(|| view! { <MissingParts missing=standing.missing.clone()/> })}
        {(is_ready && first).then(|| view! { <p>{say::ready(locale)}</p> })}
        {shows_form.then(|| view! { <AskForm/> })}
    }
}

#[component]
fn MissingParts(missing: Vec<Missing>) -> impl IntoView {
    use t::vetting::join as say;
    let locale = Locale::current();
    let count = u32::try_from(missing.len()).unwrap_or(u32::MAX);
    let part = move |part: Missing| view! { <li><a href=address(locale, part)>{name(locale, part)}</a></li> };
    view! {
        <Notice kind=NoticeKind::Unknown title=say::missing(locale, count)>
            <ul role="list" class="asks">{missing.into_iter().map(part).collect_view()}</ul>
        </Notice>
    }
}

/// Where the answer is given.
fn address(locale: Locale, part: Missing) -> String {
    match part {
        Missing::Headline | Missing::Story => edit_address(locale, Section::Presentation),
        Missing::Stack => edit_address(locale, Section::Stack),
        Missing::Experience => href(locale, "/profile/experience/new"),
        Missing::Rhythm | Missing::Rate | Missing::Place | Missing::Language => edit_address(locale, Section::Terms),
    }
}

fn name(locale: Locale, part: Missing) -> &'static str {
    use t::vetting::missing as say;
    match part {
        Missing::Headline => say::headline(locale),
        Missing::Story => say::story(locale),
        Missing::Stack => say::stack(locale),
        Missing::Experience => say::experience(locale),
        Missing::Rhythm => say::rhythm(locale),
        Missing::Rate => say::rate(locale),
        Missing::Place => say::place(locale),
        Missing::Language => say::language(locale),
    }
}

#[component]
fn AskForm() -> impl IntoView {
    use t::vetting::join as say;
    let locale = Locale::current();
    view! {
        <Form name=FORM action=AskToJoin::PATH class="stack wide-form">
            <Field name="motivation" label=say::motivation(locale) hint=Some(say::motivation_hint(locale).to_owned())>
                <TextArea rows=5 required=true/>
            </Field>
            <Check name="consent" label=say::consent(locale)/>
            <p class="quiet-text">{say::kept(locale, KEPT_MONTHS)} " " <a href=href(locale, nav::PRIVACY)>{say::privacy(locale)}</a></p>
            <div><Submit>{say::send(locale)}</Submit></div>
        </Form>
    }
}

/// After a refusal: why, whether and when one may ask again, and until when it is remembered.
#[component]
fn Refused(standing: Standing, now: DateTime<Utc>) -> impl IntoView {
    use t::vetting::join as say;
    let locale = Locale::current();
    let day = |at: DateTime<Utc>| format::date_of(locale, at);
    let erased_on = standing.kept_until().map(|at| view! { <p>{say::erased_on(locale, day(at))}</p> });
    let why = standing.refusal().cloned().map(|refusal| {
        let again = match refusal.again_from {
            Some(from) if from <= now => say::again_now(locale).to_owned(),
            Some(from) => say::again_from(locale, day(from)),
            None => say::again_never(locale).to_owned(),
        };
        view! { <Why refusal/> <p>{again}</p> }
    });
    let may_ask = standing.may_ask(now);
    view! {
        <h2 id="join-title">{say::refused_title(locale)}</h2>
        {why}
        {erased_on}
        <p class="cluster">
            <a href=href(locale, nav::PRIVACY)>{say::privacy(locale)}</a>
            <ButtonLink look=Look::Plain small=true href=href(locale, nav::ERASE)>{say::erase(locale)}</ButtonLink>
        </p>
        {may_ask.then(|| view! { <Ask standing now/> })}
    }
}

#[component]
fn Why(refusal: Refusal) -> impl IntoView {
    use t::vetting::join as say;
    let locale = Locale::current();
    view! {
        <p class="quiet-text">{say::refused_reason(locale)}</p>
        <p><strong>{labels::vetting_refusal(locale, refusal.code)}</strong></p>
        <p class="quiet-text">{say::refused_words(locale)}</p>
        <OwnWords words=format::quoted(locale, &refusal.words)/>
    }
}
