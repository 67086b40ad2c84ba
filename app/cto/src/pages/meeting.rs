//! The meeting: asked for, accepted, and how it went.

use chrono::{DateTime, Utc};
use domain::{
    Role,
    lifecycle::{CandidacyState, MeetingState},
};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::{candidacies::read::CtoCandidacy, matches::Offer, meetings::MeetingSheet};
use ui::{
    Locale,
    components::{Look, TurnClock},
    form::{Choice, Choosable, Field, Folded, Form, Submit, TextArea},
    format,
    meeting::{MeetingPanel, is_over},
    server::market,
    t,
};

use super::actions::status;
use crate::api::introduction::{AcceptIntroduction, GiveCtoVerdict, RefuseIntroduction};

/// Where the mission stands, in the head of its page; with a meeting under way, what that asks for, as the way to its card.
pub fn standing(locale: Locale, offer: &Offer, sheet: Option<&MeetingSheet>) -> AnyView {
    let Some((sheet, candidacy)) = sheet.zip(offer.candidacy.as_ref()) else { return status(locale, offer) };
    let now = market().now();
    let has_verdict = candidacy.meeting.as_ref().is_some_and(|meeting| meeting.mine.is_some());
    let card = if sheet.state == Some(MeetingState::Held) { "#introduction" } else { "#meeting" };
    let clock = candidacy.wait.map(|wait| view! { <TurnClock wait reader=Role::Cto now/> });
    view! { <p><a href=card>{task(locale, sheet, has_verdict, now)}</a></p> {clock} }.into_any()
}

/// What the meeting asks of the CTO, or what it waits for, in a few words.
fn task(locale: Locale, sheet: &MeetingSheet, has_verdict: bool, now: DateTime<Utc>) -> String {
    use MeetingState as M;
    use t::cto::status as words;
    let is_own = sheet.proposed_by == Some(Role::Cto);
    let is_past = !sheet.slots.iter().any(|slot| slot.starts > now);
    let text = match (sheet.state, sheet.date.filter(|date| date.ends > now)) {
        (Some(M::Agreed), Some(date)) => return words::agreed(locale, format::day_hour_in(locale, date.starts, sheet.zone)),
        (Some(M::Agreed | M::Asked), _) if sheet.answers.mine.is_none() => words::say_whether_met(locale),
        (Some(M::Agreed | M::Asked), _) => words::whether_met_awaited(locale),
        (Some(M::Proposed), _) if is_past => words::propose_slots(locale),
        (Some(M::Proposed), _) if is_own => words::choice_awaited(locale),
        (Some(M::Proposed), _) => words::choose_slot(locale),
        (Some(M::Unfit), _) if is_own => words::propose_slots(locale),
        (Some(M::Held), _) if has_verdict => words::verdict_given(locale),
        (Some(M::Held), _) => words::give_verdict(locale),
        (Some(M::Disputed), _) => words::disputed(locale),
        (None | Some(M::Unfit | M::Cancelled), _) => words::slots_awaited(locale),
    };
    text.to_owned()
}

/// The meeting that is under way, and what the CTO makes of it: before the reasons, which led to it.
#[component]
pub fn UnderWay(offer: Offer, sheet: MeetingSheet) -> impl IntoView {
    let now = market().now();
    let over = is_over(&sheet, now);
    view! { <div class="stack"><MeetingPanel sheet now/> <Meeting offer over/></div> }
}

/// What the meeting asks of the CTO now; nothing where there is none. Until it is `over` the opinion is folded away.
#[component]
pub fn Meeting(offer: Offer, over: bool) -> impl IntoView {
    let candidacy = offer.candidacy.clone()?;
    let meeting = candidacy.meeting.clone()?;
    let locale = Locale::current();
    let (title, body) = match (candidacy.state, meeting.accepted_at) {
        (CandidacyState::Shortlisted, None) => (t::cto::meeting::title(locale), view! { <Asked candidacy/> }.into_any()),
        (CandidacyState::Introduced | CandidacyState::Selected, _) => {
            (t::cto::meeting::yours(locale), view! { <Met offer candidacy over/> }.into_any())
        }
        _ => return None,
    };
    Some(view! { <section class="panel stack" aria-labelledby="introduction"><h2 id="introduction">{title}</h2>{body}</section> })
}

#[component]
fn Asked(candidacy: CtoCandidacy) -> impl IntoView {
    use t::cto::meeting as words;
    let locale = Locale::current();
    let id = candidacy.id.to_string();
    view! {
        <p>{words::asked(locale)}</p>
        <Form name="accept_introduction" action=AcceptIntroduction::PATH hidden=vec![("candidacy", id.clone())]>
            <Submit>{words::accept(locale)}</Submit>
        </Form>
        <Folded summary=words::rather_not(locale) class="aside-act">
            <Form name="refuse_introduction" action=RefuseIntroduction::PATH class="stack wide-form" hidden=vec![("candidacy", id)]>
                <Field name="reason" label=t::cto::offer::reason(locale) hint=Some(t::cto::offer::reason_hint(locale).to_owned())>
                    <TextArea rows=2 required=true/>
                </Field>
                <div><Submit look=Look::Secondary>{words::refuse(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}

#[component]
fn Met(offer: Offer, candidacy: CtoCandidacy, over: bool) -> impl IntoView {
    use t::cto::meeting as words;
    let locale = Locale::current();
    let company = offer.company.clone().unwrap_or_default();
    let contact = offer.ceo.clone().map(|(name, email)| {
        view! { <p>{words::contact(locale, company.clone(), name)}" "<a href=format!("mailto:{email}")>{email.clone()}</a></p> }
    });
    let mine = candidacy.meeting.as_ref().and_then(|meeting| meeting.mine.clone());
    let (chosen, said) = mine.clone().map(|(wants_to, words)| (if wants_to { "yes" } else { "no" }.to_owned(), words)).unzip();
    let open = candidacy.state == CandidacyState::Introduced;
    let early = open && !over && mine.is_none();
    let form = open.then(|| {
        let options = vec![Choosable::new("yes", words::yes(locale)), Choosable::new("no", words::no(locale))];
        view! {
            <Form name="cto_verdict" action=GiveCtoVerdict::PATH class="stack wide-form" hidden=vec![("candidacy", candidacy.id.to_string())]>
                <Field name="wants_to" label=words::wants_to(locale) group=true><Choice options selected=chosen/></Field>
                <Field name="words" label=words::words(locale) hint=Some(words::words_hint(locale).to_owned())>
                    <TextArea rows=3 value=said.unwrap_or_default() required=true/>
                </Field>
                <div><Submit>{if mine.is_some() { words::change(locale) } else { words::send(locale) }}</Submit></div>
            </Form>
        }
    });
    view! {
        {contact}
        {(!open).then(|| view! { <p><strong>{words::chosen(locale)}</strong></p> })}
        {if early {
            view! { <p class="quiet-text">{words::wait(locale)}</p> <Folded summary=words::early(locale) class="aside-act">{form}</Folded> }.into_any()
        } else {
            form.into_any()
        }}
    }
}
