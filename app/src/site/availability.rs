//! "Are you still available?", by the link of a mail: what the profile says, and one button that says that it still holds. Looking changes
//! nothing.

use domain::{AvailabilityAnswer, Role};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use marketplace::availability::{Standing, asked};
use ui::{
    Locale, Nav,
    components::{ButtonLink, Facts, Look, PageHead},
    form::{Field, Folded, Form, Submit, TextInput},
    format, href,
    server::{market, page},
    t,
};

use super::guest::GuestPage;
use crate::api::availability::AnswerAvailability;

/// `/availability?key=…`, or `?done=` once it was answered.
#[component]
pub fn AvailabilityPage() -> impl IntoView {
    use t::checks::availability as words;
    let locale = Locale::current();
    let query = use_query_map().read_untracked().clone();
    page(async move {
        let done = query.get("done").and_then(|done| done.parse::<AvailabilityAnswer>().ok());
        if let Some(answer) = done {
            return Ok(view! { <Answered answer/> }.into_any());
        }
        let key = query.get("key").unwrap_or_default();
        let view = match asked(&market(), &key).await? {
            Some(standing) if standing.paused_by == Some(Role::Staff) => {
                view! { <ToProfile title=t::vetting::join::paused_title(locale) lead=words::paused_by_staff(locale)/> }.into_any()
            }
            Some(standing) => view! { <Asked key standing/> }.into_any(),
            // A link that was used, or is old: the profile asks the same.
            None => view! { <ToProfile title=t::account::spent::title(locale) lead=words::spent(locale)/> }.into_any(),
        };
        Ok(view)
    })
}

/// What the profile says, and what can be answered.
#[component]
fn Asked(key: String, standing: Standing) -> impl IntoView {
    use t::checks::availability as words;
    let locale = Locale::current();
    let is_paused = standing.paused_by.is_some();
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
        <GuestPage title>
            <PageHead title lead=lead.to_owned()/>
            <div class="stack">
                <Facts facts/>
                <Form name="availability" action=AnswerAvailability::PATH hidden><Submit>{button}</Submit></Form>
                <Change key=key.clone() day=standing.available_from.map(|day| day.to_string()).unwrap_or_default()/>
                {(!is_paused).then(|| view! { <Pause key/> })}
            </div>
        </GuestPage>
    }
}

/// Another first free day.
#[component]
fn Change(key: String, day: String) -> impl IntoView {
    use t::checks::availability as words;
    let locale = Locale::current();
    let hidden = vec![("key", key), ("answer", AvailabilityAnswer::Change.to_string())];
    view! {
        <Folded summary=words::change(locale) class="aside-act">
            <Form name="availability_change" action=AnswerAvailability::PATH class="stack" hidden>
                <div class="short-field">
                    <Field name="available_from" label=words::new_day(locale) hint=Some(words::new_day_hint(locale).to_owned())>
                        <TextInput kind="date" value=day required=true/>
                    </Field>
                </div>
                <div><Submit look=Look::Secondary>{words::change_send(locale)}</Submit></div>
            </Form>
        </Folded>
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

/// What is said where nothing is asked, with the way to the profile.
#[component]
fn ToProfile(title: &'static str, lead: &'static str) -> impl IntoView {
    let locale = Locale::current();
    view! {
        <GuestPage title>
            <PageHead title lead=lead.to_owned()/>
            <p>
                <ButtonLink href=href(locale, Nav::Profile.path()) look=Look::Secondary>{t::checks::availability::to_profile(locale)}</ButtonLink>
            </p>
        </GuestPage>
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
    view! { <ToProfile title=words::done_title(locale) lead/> }
}
