//! What a CTO can do about a mission, by where the candidacy stands; and, in a few words, what happens next.

use domain::lifecycle::{CandidacyState, MissionState};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::{candidacies::read::CtoCandidacy, conflicts::ForCto, matches::Offer};
use ui::{
    Locale,
    components::{Badge, ButtonLink, Clock, Look, Tone},
    form::{Field, Form, Submit, TextArea},
    format::{Urgency, left_to_answer},
    href,
    server::market,
    t,
};

use super::conflicts::{FORM, Separation};
use crate::api::candidacy::{Apply, RefuseInvitation, Withdraw};

/// What happens next, and by when.
pub fn status(locale: Locale, offer: &Offer) -> AnyView {
    use t::cto::status as words;
    let Some(candidacy) = &offer.candidacy else {
        return view! { <Badge tone=Tone::Open>{words::open(locale)}</Badge> }.into_any();
    };
    let now = market().now();
    let waits_for_you = candidacy.meeting.as_ref().is_some_and(|meeting| meeting.accepted_at.is_none());
    match (candidacy.state, candidacy.answer_by) {
        (CandidacyState::Invited, Some(by)) => {
            view! { <Clock urgency=Urgency::of(by, now) text=left_to_answer(locale, by, now)/> }.into_any()
        }
        (CandidacyState::Shortlisted, _) if waits_for_you => {
            view! { <Badge tone=Tone::Warning>{words::meeting_asked(locale)}</Badge> }.into_any()
        }
        (CandidacyState::Applied, _) => words::applied(locale).into_any(),
        (CandidacyState::Shortlisted, _) => words::shortlisted(locale).into_any(),
        (CandidacyState::Introduced, _) => words::introduced(locale).into_any(),
        (CandidacyState::Selected, _) => words::selected(locale).into_any(),
        (CandidacyState::Declined | CandidacyState::Withdrawn, _) => words::ended(locale).into_any(),
        (CandidacyState::Suggested | CandidacyState::Invited, _) => words::open(locale).into_any(),
    }
}

/// The forms, on the mission's page; a link to them, in a list.
#[component]
pub fn Actions(offer: Offer, whole: bool, conflicts: ForCto) -> impl IntoView {
    use t::cto::offer as words;
    let locale = Locale::current();
    if !whole {
        return view! { <ButtonLink href=href(locale, &format!("/offers/{}", offer.mission))>{words::read(locale)}</ButtonLink> }
            .into_any();
    }
    let is_open = matches!(offer.state, MissionState::Open | MissionState::Shortlisted);
    match offer.candidacy.clone() {
        None if is_open => view! { <ApplyForm offer conflicts/> }.into_any(),
        Some(candidacy) if candidacy.state == CandidacyState::Invited && is_open => view! {
            <ApplyForm offer conflicts/>
            <Refuse candidacy/>
        }
        .into_any(),
        Some(candidacy)
            if matches!(candidacy.state, CandidacyState::Applied | CandidacyState::Shortlisted | CandidacyState::Introduced) =>
        {
            view! {
                {candidacy.message.clone().map(|message| view! { <blockquote class="own-words"><p>{message}</p></blockquote> })}
                <TakeBack candidacy/>
            }
            .into_any()
        }
        Some(candidacy) => candidacy
            .ending
            .map(|ending| view! { <p>{words::ended(locale, ui::labels::role(locale, ending.by), ending.reason)}</p> })
            .into_any(),
        None => view! { <p class="quiet-text">{words::closed(locale)}</p> }.into_any(),
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
        <details class="aside-act">
            <summary class="button plain">{words::not_for_me(locale)}</summary>
            <Form name="refuse_invitation" action=RefuseInvitation::PATH class="stack wide-form" hidden=vec![("candidacy", candidacy.id.to_string())]>
                <Field name="reason" label=words::reason(locale) hint=Some(words::reason_hint(locale).to_owned())>
                    <TextArea rows=2 required=true/>
                </Field>
                <div><Submit look=Look::Secondary>{words::refuse(locale)}</Submit></div>
            </Form>
        </details>
    }
}

#[component]
fn TakeBack(candidacy: CtoCandidacy) -> impl IntoView {
    use t::cto::offer as words;
    let locale = Locale::current();
    view! {
        <details class="aside-act">
            <summary class="button plain">{words::take_back(locale)}</summary>
            <Form name="withdraw" action=Withdraw::PATH class="stack wide-form" hidden=vec![("candidacy", candidacy.id.to_string())]>
                <Field name="reason" label=words::reason(locale) hint=Some(words::reason_hint(locale).to_owned())>
                    <TextArea rows=2 required=true/>
                </Field>
                <div><Submit look=Look::Danger>{words::withdraw(locale)}</Submit></div>
            </Form>
        </details>
    }
}
