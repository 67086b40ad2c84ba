//! "Are you still available?", by the link of a mail: what the profile says, and one button that says that it still holds. Looking changes
//! nothing.

use domain::{AvailabilityAnswer, lifecycle::ProfileState};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use marketplace::availability::{Standing, asked};
use ui::{
    Locale, Nav, Page,
    components::{ButtonLink, Facts, Look, PageHead},
    form::{Field, Form, FormMemory, Submit, TextInput},
    format, href,
    server::{market, page},
    t,
};

use crate::api::availability::AnswerAvailability;

/// `/availability?key=…`, or `?done=` once it was answered.
#[component]
pub fn AvailabilityPage() -> impl IntoView {
    let query = use_query_map().read_untracked().clone();
    page(async move {
        let done = query.get("done").and_then(|done| done.parse::<AvailabilityAnswer>().ok());
        if let Some(answer) = done {
            return Ok(view! { <Answered answer/> }.into_any());
        }
        let key = query.get("key").unwrap_or_default();
        let view = match asked(&market(), &key).await? {
            Some(standing) => view! { <Asked key standing/> }.into_any(),
            None => view! { <Spent/> }.into_any(),
        };
        Ok(view)
    })
}

/// What the profile says, and what can be answered.
#[component]
fn Asked(key: String, standing: Standing) -> impl IntoView {
    use t::checks::availability as words;
    let locale = Locale::current();
    let is_paused = standing.state == ProfileState::Paused;
    let (title, lead, button, answer) = match (is_paused, standing.available_from) {
        (true, _) => (words::paused_title(locale), words::paused_lead(locale), words::back(locale), AvailabilityAnswer::Back),
        (false, Some(_)) => (words::title(locale), words::lead(locale), words::still(locale), AvailabilityAnswer::Still),
        (false, None) => (words::title(locale), words::lead_unsaid(locale), words::still_unsaid(locale), AvailabilityAnswer::Still),
    };
    let unsaid = || words::unsaid(locale).to_owned();
    let facts = vec![
        (words::from(locale).to_owned(), standing.available_from.map_or_else(unsaid, |day| format::date(locale, day))),
        (words::rhythm(locale).to_owned(), standing.rhythm.map_or_else(unsaid, |rhythm| format::days_a_week(locale, rhythm))),
    ];
    let hidden = vec![("key", key.clone()), ("answer", answer.to_string())];
    view! {
        <Page title>
            <div class="page narrow">
                <PageHead title lead=lead.to_owned()/>
                <div class="stack">
                    <Facts facts/>
                    <Form name="availability" action=AnswerAvailability::PATH hidden><Submit>{button}</Submit></Form>
                    <Change key=key.clone() day=standing.available_from.map(|day| day.to_string()).unwrap_or_default()/>
                    {(!is_paused).then(|| view! { <Pause key/> })}
                </div>
            </div>
        </Page>
    }
}

/// Another first free day.
#[component]
fn Change(key: String, day: String) -> impl IntoView {
    use t::checks::availability as words;
    let locale = Locale::current();
    let hidden = vec![("key", key), ("answer", AvailabilityAnswer::Change.to_string())];
    view! {
        <details class="aside-act" open=FormMemory::of("availability_change").is_some()>
            <summary class="button plain">{words::change(locale)}</summary>
            <Form name="availability_change" action=AnswerAvailability::PATH class="stack" hidden>
                <div class="short-field">
                    <Field name="available_from" label=words::new_day(locale) hint=Some(words::new_day_hint(locale).to_owned())>
                        <TextInput kind="date" value=day required=true/>
                    </Field>
                </div>
                <div><Submit look=Look::Secondary>{words::change_send(locale)}</Submit></div>
            </Form>
        </details>
    }
}

/// Nothing for now.
#[component]
fn Pause(key: String) -> impl IntoView {
    use t::checks::availability as words;
    let locale = Locale::current();
    let hidden = vec![("key", key), ("answer", AvailabilityAnswer::Pause.to_string())];
    view! {
        <Form name="availability_pause" action=AnswerAvailability::PATH class="stack" hidden>
            <p class="quiet-text">{words::pause_text(locale)}</p>
            <div><Submit look=Look::Secondary>{words::pause(locale)}</Submit></div>
        </Form>
    }
}

/// A link that was used, or is old: the profile asks the same.
#[component]
fn Spent() -> impl IntoView {
    use t::checks::availability as words;
    let locale = Locale::current();
    let title = t::account::spent::title(locale);
    view! {
        <Page title>
            <div class="page narrow">
                <PageHead title lead=words::spent(locale).to_owned()/>
                <p><ButtonLink href=href(locale, Nav::Profile.path()) look=Look::Secondary>{words::to_profile(locale)}</ButtonLink></p>
            </div>
        </Page>
    }
}

/// What the answer means from now on.
#[component]
fn Answered(answer: AvailabilityAnswer) -> impl IntoView {
    use t::checks::availability as words;
    let locale = Locale::current();
    let lead = match answer {
        AvailabilityAnswer::Still => words::done_still(locale),
        AvailabilityAnswer::Change => words::done_change(locale),
        AvailabilityAnswer::Pause => words::done_pause(locale),
        AvailabilityAnswer::Back => words::done_back(locale),
    };
    view! {
        <Page title=words::done_title(locale)>
            <div class="page narrow">
                <PageHead title=words::done_title(locale) lead=lead.to_owned()/>
                <p><ButtonLink href=href(locale, Nav::Profile.path()) look=Look::Secondary>{words::to_profile(locale)}</ButtonLink></p>
            </div>
        </Page>
    }
}
