//! What a CTO can do about a mission, by where the candidacy stands; and, in a few words, what happens next.

use domain::{
    Role,
    lifecycle::{CandidacyState, MissionState},
};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::{availability::Standing, candidacies::read::CtoCandidacy, conflicts::ForCto, matches::Offer};
use ui::{
    Locale,
    components::{Badge, ButtonLink, Look, Notice, OwnWords, RefusalFields, Tone, TurnClock},
    form::{Field, Folded, Form, FormMemory, Submit, TextArea},
    format, href, labels,
    server::market,
    t,
};

use super::{
    availability::AvailabilityNotice,
    conflicts::{FORM, Separation},
};
use crate::api::candidacy::{Apply, RefuseInvitation, Withdraw};

/// What happens next, and by when.
pub fn status(locale: Locale, offer: &Offer) -> AnyView {
    use t::cto::status as words;
    let Some(candidacy) = &offer.candidacy else {
        return view! { <Badge tone=Tone::Open>{words::open(locale)}</Badge> }.into_any();
    };
    let now = market().now();
    let clock = candidacy.wait.map(|wait| view! { <TurnClock wait reader=Role::Cto now/> });
    view! { {standing(locale, candidacy)}{clock} }.into_any()
}

/// Where the candidacy stands, in a few words.
fn standing(locale: Locale, candidacy: &CtoCandidacy) -> AnyView {
    use t::cto::status as words;
    let waits_for_you = candidacy.meeting.as_ref().is_some_and(|meeting| meeting.accepted_at.is_none());
    match candidacy.state {
        CandidacyState::Shortlisted if waits_for_you => {
            view! { <Badge tone=Tone::Warning>{words::meeting_asked(locale)}</Badge> }.into_any()
        }
        CandidacyState::Suggested => words::open(locale).into_any(),
        CandidacyState::Invited => view! { <Badge tone=Tone::Warning>{words::invited(locale)}</Badge> }.into_any(),
        CandidacyState::Expired => t::invitations::expired::status(locale).into_any(),
        CandidacyState::Applied => words::applied(locale).into_any(),
        CandidacyState::Shortlisted => words::shortlisted(locale).into_any(),
        CandidacyState::Introduced => words::introduced(locale).into_any(),
        CandidacyState::Selected => words::selected(locale).into_any(),
        CandidacyState::Ended | CandidacyState::Declined | CandidacyState::Withdrawn => words::ended(locale).into_any(),
    }
}

/// The forms, on the mission's page; a link to them, in a list.
#[component]
pub fn Actions(offer: Offer, whole: bool, look: Look, conflicts: ForCto, paused: Option<Standing>) -> impl IntoView {
    use t::cto::offer as words;
    let locale = Locale::current();
    if !whole {
        return view! { <ButtonLink href=href(locale, &format!("/offers/{}", offer.mission)) look>{words::read(locale)}</ButtonLink> }
            .into_any();
    }
    let is_open = matches!(offer.state, MissionState::Open | MissionState::Shortlisted);
    match offer.candidacy.clone() {
        None if is_open => view! { <Applying offer conflicts paused/> }.into_any(),
        Some(candidacy) if candidacy.state == CandidacyState::Invited && is_open => view! {
            <Applying offer conflicts paused/>
            <Refuse candidacy/>
        }
        .into_any(),
        Some(candidacy) if candidacy.state == CandidacyState::Expired && is_open => view! {
            <Notice title=t::invitations::expired::status(locale)><p>{expired_at(locale, &candidacy)}</p></Notice>
            <Applying offer conflicts paused/>
        }
        .into_any(),
        Some(candidacy)
            if matches!(candidacy.state, CandidacyState::Applied | CandidacyState::Shortlisted | CandidacyState::Introduced) =>
        {
            view! {
                {candidacy.message.as_ref().map(|message| view! { <OwnWords words=format::quoted(locale, message)/> })}
                <TakeBack candidacy/>
            }
            .into_any()
        }
        Some(candidacy) => candidacy
            .ending
            .map(|ending| {
                let reason = labels::ending_reason(locale, ending.code, ending.reason.as_deref());
                view! { <p>{words::ended(locale, labels::role(locale, ending.by), reason)}</p> }
            })
            .into_any(),
        None => view! { <p class="quiet-text">{words::closed(locale)}</p> }.into_any(),
    }
}

/// That the time is over, and that the mission is still there.
fn expired_at(locale: Locale, candidacy: &CtoCandidacy) -> String {
    let when = candidacy.answer_by.map(|by| format::day_hour(locale, by)).unwrap_or_default();
    t::invitations::expired::cto(locale, when)
}

/// The form; while paused, why there is none, and the way back. What was typed before the pause is not lost with it.
#[component]
fn Applying(offer: Offer, conflicts: ForCto, paused: Option<Standing>) -> impl IntoView {
    let shows_form = paused.is_none() || FormMemory::of(FORM).is_some();
    view! {
        {paused.map(|standing| view! { <AvailabilityNotice standing/> })}
        {shows_form.then(|| view! { <ApplyForm offer conflicts/> })}
    }
}

#[component]
fn ApplyForm(offer: Offer, conflicts: ForCto) -> impl IntoView {
    use t::cto::offer as words;
    let locale = Locale::current();
    view! {
        <Form name=FORM action=Apply::PATH class="stack wide-form" hidden=vec![("mission", offer.mission.to_string())]>
            <Field name="message" label=words::message(locale) hint=Some(words::message_hint(locale).to_owned())>
                <TextArea rows=4 required=true/>
            </Field>
            <Separation found=conflicts/>
            <div><Submit>{words::apply(locale)}</Submit></div>
        </Form>
    }
}

#[component]
fn Refuse(candidacy: CtoCandidacy) -> impl IntoView {
    use t::cto::offer as words;
    let locale = Locale::current();
    view! {
        <Folded summary=words::not_for_me(locale) class="aside-act">
            <Form name="refuse_invitation" action=RefuseInvitation::PATH class="stack wide-form" hidden=vec![("candidacy", candidacy.id.to_string())]>
                <RefusalFields/>
                <div><Submit look=Look::Secondary>{words::refuse(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}

#[component]
fn TakeBack(candidacy: CtoCandidacy) -> impl IntoView {
    use t::cto::offer as words;
    let locale = Locale::current();
    view! {
        <Folded summary=words::take_back(locale) class="aside-act">
            <Form name="withdraw" action=Withdraw::PATH class="stack wide-form" hidden=vec![("candidacy", candidacy.id.to_string())]>
                <Field name="reason" label=words::reason(locale) hint=Some(words::reason_hint(locale).to_owned())>
                    <TextArea rows=2 required=true/>
                </Field>
                <div><Submit look=Look::Danger>{words::withdraw(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}
