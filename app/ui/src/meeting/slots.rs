//! Slots: the form that proposes them, the one that takes one of them, and the one that calls the meeting off.

use chrono::{DateTime, Utc};
use domain::{
    Role,
    forms::Complaint,
    meeting::{Proposal, Slot},
};
use leptos::prelude::*;
use marketplace::meetings::{MeetingSheet, propose::slot_code};
use server_fn::ServerFn as _;

use super::api::{AcceptSlot, CallOffMeeting, ProposeSlots, RefuseSlots};
use crate::{
    Locale,
    components::Look,
    form::{Choosable, Field, FieldState, Folded, Form, FormMemory, Select, Submit, TextArea, TextInput},
    format, href,
    site::nav,
    t,
};

/// So many rows stand open; the others unfold.
const SHOWN: usize = 3;

/// How long a meeting is proposed to be, in minutes, where nobody said.
const USUAL_MINUTES: i16 = 45;

/// A form's name, which no other form of the page has.
fn name_of(form: &str, sheet: &MeetingSheet) -> String {
    format!("{form}-{}", sheet.candidacy)
}

fn hidden(sheet: &MeetingSheet) -> Vec<(&'static str, String)> {
    vec![("candidacy", sheet.candidacy.to_string())]
}

/// Slots to propose; folded where something else comes first.
#[component]
pub fn Propose(sheet: MeetingSheet, open: bool, label: &'static str) -> impl IntoView {
    let name = name_of("propose", &sheet);
    if open {
        view! { <ProposeForm sheet name/> }.into_any()
    } else {
        view! { <Folded summary=label class="aside-act"><ProposeForm sheet name/></Folded> }.into_any()
    }
}

#[component]
fn ProposeForm(sheet: MeetingSheet, name: String) -> impl IntoView {
    use t::meetings::propose as say;
    let locale = Locale::current();
    let memory = FormMemory::of(&name);
    let typed = |at: usize| {
        memory.as_ref().is_some_and(|memory| {
            ["day", "time"].iter().any(|field| memory.value(&format!("{field}-{at}")).is_some_and(|value| !value.is_empty()))
        })
    };
    let more_open = (SHOWN..Proposal::MOST).any(typed);
    let minutes = sheet.minutes.unwrap_or(USUAL_MINUTES).to_string();
    let place = sheet.place.clone().unwrap_or_default();
    // Drawn inside the form, which tells them what was typed.
    let rows = |rows: std::ops::Range<usize>, name: String| rows.map(move |at| view! { <Row at name=name.clone()/> }).collect_view();
    let (first, more) = (name.clone(), name.clone());
    let zone = href(locale, &format!("{}#time-zone", nav::ACCOUNT));
    view! {
        <Form name=name.clone() action=ProposeSlots::PATH class="stack" hidden=hidden(&sheet)>
            <p class="quiet-text">{say::zone(locale, sheet.zone.code(), sheet.zone.place())} " " <a href=zone>{say::change_zone(locale)}</a></p>
            {rows(0..SHOWN, first)}
            <details open=more_open>
                <summary class="button plain small">{say::more(locale)}</summary>
                <div class="stack">{rows(SHOWN..Proposal::MOST, more)}</div>
            </details>
            <div class="short-field">
                <Field name="minutes" label=say::minutes(locale)><TextInput inputmode="numeric" value=minutes/></Field>
            </div>
            <Field name="place" label=say::place(locale) hint=Some(say::place_hint(locale).to_owned())><TextInput value=place/></Field>
            <div><Submit>{say::button(locale)}</Submit></div>
        </Form>
    }
}

/// A day and an hour; and which of two, where clocks go back meanwhile.
#[component]
fn Row(at: usize, name: String) -> impl IntoView {
    use t::meetings::propose as say;
    let locale = Locale::current();
    let memory = FormMemory::of(&name);
    let (day, time, pass) = (format!("day-{at}"), format!("time-{at}"), format!("pass-{at}"));
    let is_twice = memory.as_ref().is_some_and(|memory| {
        let asked = memory.error(&time).is_some_and(|error| error.complaint == Complaint::RepeatedHour);
        asked || memory.value(&pass).is_some_and(|value| !value.is_empty())
    });
    let passes = is_twice.then(|| {
        let options = vec![Choosable::new("first", say::first(locale)), Choosable::new("second", say::second(locale))];
        view! { <Field name=pass label=say::pass(locale)><Select options none=t::meetings::propose::unsaid(locale)/></Field> }
    });
    view! {
        <fieldset class="slot-row">
            <legend>{say::row(locale, at + 1)}</legend>
            <Field name=day label=say::day(locale)><TextInput kind="date"/></Field>
            <Field name=time label=say::time(locale)><TextInput kind="time"/></Field>
            {passes}
        </fieldset>
    }
}

/// What is on offer, on the reader's wall and on the other's.
#[component]
pub fn SlotList(sheet: MeetingSheet) -> impl IntoView {
    let locale = Locale::current();
    let one = |slot: &Slot| {
        let other = elsewhere(locale, &sheet, *slot);
        view! { <li>{format::slot_in(locale, *slot, sheet.zone)} {other}</li> }
    };
    view! { <ul class="slots" role="list">{sheet.slots.iter().map(one).collect_view()}</ul> }
}

fn elsewhere(locale: Locale, sheet: &MeetingSheet, slot: Slot) -> Option<impl IntoView + use<>> {
    let text = sheet.their_zone.and_then(|zone| format::elsewhere(locale, slot, sheet.zone, zone))?;
    Some(view! { <small class="quiet-text">{text}</small> })
}

/// One of the slots, or none of them.
#[component]
pub fn ChooseSlot(sheet: MeetingSheet, now: DateTime<Utc>) -> impl IntoView {
    use t::meetings::choose as say;
    let locale = Locale::current();
    let (accept, refuse) = (name_of("accept", &sheet), name_of("refuse", &sheet));
    let keeps = sheet.date.is_some_and(|date| date.starts > now);
    let button = if keeps { say::keep(locale) } else { say::refuse(locale) };
    let (for_accept, for_refuse) = (hidden(&sheet), hidden(&sheet));
    view! {
        <Form name=accept action=AcceptSlot::PATH class="stack" hidden=for_accept>
            <Field name="slot" label=say::label(locale) group=true><Slots sheet now/></Field>
            <div><Submit>{say::button(locale)}</Submit></div>
        </Form>
        <Folded summary=say::none(locale) class="aside-act">
            <Form name=refuse action=RefuseSlots::PATH class="stack" hidden=for_refuse>
                <Field name="words" label=say::words(locale) hint=Some(say::words_hint(locale).to_owned())><TextArea rows=2/></Field>
                <div><Submit look=Look::Secondary>{button}</Submit></div>
            </Form>
        </Folded>
    }
}

/// The slots that are still ahead, as radios below each other.
#[component]
fn Slots(sheet: MeetingSheet, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    let field = FieldState::current();
    let chosen = field.value(None);
    let ahead = sheet.slots.iter().filter(|slot| slot.starts > now).copied();
    let radio = |(at, slot): (usize, Slot)| {
        let code = slot_code(slot.starts);
        let is_checked = chosen.as_deref() == Some(code.as_str());
        let id = (at == 0).then(|| field.id.clone());
        view! {
            <label>
                <input type="radio" id=id name=field.name.clone() value=code checked=is_checked/>
                <span>{format::slot_in(locale, slot, sheet.zone)} {elsewhere(locale, &sheet, slot)}</span>
            </label>
        }
    };
    view! {
        <div class="slot-choice" role="radiogroup" aria-labelledby=field.labelled_by.clone() aria-describedby=field.described_by.clone() aria-invalid=field.invalid()>
            {ahead.enumerate().map(radio).collect_view()}
        </div>
    }
}

/// Calling it off, behind a disclosure, with a reason.
#[component]
pub fn CallOff(sheet: MeetingSheet) -> impl IntoView {
    use t::meetings::panel as say;
    let locale = Locale::current();
    let name = name_of("call-off", &sheet);
    // Whoever has nothing but slots takes them back by proposing others.
    let offered = sheet.date.is_some() || sheet.reader == Role::Staff;
    offered.then(|| {
        view! {
            <Folded summary=say::cancel(locale) class="aside-act">
                <Form name action=CallOffMeeting::PATH class="stack" hidden=hidden(&sheet)>
                    <p class="quiet-text">{say::cancel_text(locale)}</p>
                    <Field name="reason" label=say::cancel_reason(locale)><TextArea rows=2 required=true/></Field>
                    <div><Submit look=Look::Danger>{say::cancel_button(locale)}</Submit></div>
                </Form>
            </Folded>
        }
    })
}
