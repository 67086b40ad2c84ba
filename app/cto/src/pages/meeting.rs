//! The meeting: asked for, accepted, and how it went.

use chrono::{DateTime, Utc};
use domain::{
    Role,
    lifecycle::{CandidacyState, MeetingState},
    meeting::Slot,
};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::{candidacies::read::CtoCandidacy, matches::Offer, meetings::MeetingSheet};
use ui::{
    Locale,
    components::{Look, TurnClock},
    form::{Choice, Choosable, Field, Folded, Form, Submit, TextArea},
    format,
    meeting::{date_ahead, has_slots_ahead},
    t,
};

use super::actions::status;
use crate::api::introduction::{AcceptIntroduction, GiveCtoVerdict, RefuseIntroduction};

/// Where the mission stands, in the head of its page; with a meeting under way, what that asks for, as the way to its card. A date that stands is
/// said there too, while another is looked for.
pub fn standing(locale: Locale, offer: &Offer, sheet: Option<&MeetingSheet>, now: DateTime<Utc>) -> AnyView {
    let under_way = sheet.filter(|sheet| sheet.is_open).zip(offer.candidacy.as_ref());
    let Some((sheet, candidacy)) = under_way else { return status(locale, offer) };
    let (card, text) = match opinion(locale, candidacy, sheet) {
        Some(text) => ("#introduction", text.to_owned()),
        None => ("#meeting", task(locale, sheet, now)),
    };
    let kept = date_ahead(sheet, now).filter(|_| has_slots_ahead(sheet, now)).map(|date| agreed(locale, sheet, date));
    let kept = kept.map(|text| view! { <p class="quiet-text">{text}</p> });
    let clock = candidacy.wait.map(|wait| view! { <TurnClock wait reader=Role::Cto now/> });
    view! { <div><p><a href=card>{text}</a></p>{kept}</div> {clock} }.into_any()
}

/// What there is to say of the CTO's verdict, where it comes before everything that the meeting asks for: once they have met, or early, where
/// somebody has spoken already and no date is agreed or on offer.
fn opinion(locale: Locale, candidacy: &CtoCandidacy, sheet: &MeetingSheet) -> Option<&'static str> {
    use MeetingState as M;
    use t::cto::status as words;
    let meeting = candidacy.meeting.as_ref()?;
    let is_given = meeting.mine.is_some();
    let comes_first = match sheet.state {
        Some(M::Held) => true,
        None => is_given || meeting.other_answered,
        // The choice is the company's by now, with another date or without.
        Some(M::Unfit | M::Cancelled) => is_given && meeting.other_answered,
        Some(M::Proposed | M::Agreed | M::Asked | M::Disputed) => false,
    };
    comes_first.then(|| if is_given { words::verdict_given(locale) } else { words::give_verdict(locale) })
}

/// What the meeting asks of the CTO, or what it waits for, in a few words. Slots that wait for an answer come before the date that stands.
fn task(locale: Locale, sheet: &MeetingSheet, now: DateTime<Utc>) -> String {
    use MeetingState as M;
    use t::cto::status as words;
    let is_own = sheet.proposed_by == Some(Role::Cto);
    let is_offered = has_slots_ahead(sheet, now);
    if let Some(date) = date_ahead(sheet, now).filter(|_| !is_offered) {
        return agreed(locale, sheet, date);
    }
    let text = match sheet.state {
        Some(M::Proposed) if !is_offered => words::propose_slots(locale),
        Some(M::Proposed) if is_own => words::choice_awaited(locale),
        Some(M::Proposed) => words::choose_slot(locale),
        Some(M::Agreed | M::Asked) if sheet.answers.mine.is_none() => words::say_whether_met(locale),
        Some(M::Agreed | M::Asked) => words::whether_met_awaited(locale),
        Some(M::Unfit) if is_own => words::propose_slots(locale),
        Some(M::Disputed) => words::disputed(locale),
        Some(M::Held) => words::give_verdict(locale),
        None | Some(M::Unfit | M::Cancelled) => words::slots_awaited(locale),
    };
    text.to_owned()
}

/// A date, as what was agreed.
fn agreed(locale: Locale, sheet: &MeetingSheet, date: Slot) -> String {
    t::cto::status::agreed(locale, format::day_hour_in(locale, date.starts, sheet.zone))
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
