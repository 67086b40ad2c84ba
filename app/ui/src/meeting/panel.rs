//! The panel: where the meeting stands, whose turn it is, and what the reader may do.

use chrono::{DateTime, Utc};
use domain::{Role, lifecycle::MeetingState, meeting::Slot};
use leptos::prelude::*;
use marketplace::meetings::MeetingSheet;

use super::{
    calendar_address,
    confirm::{Confirm, Settle},
    impression::ImpressionOf,
    slots::{CallOff, ChooseSlot, Propose, SlotList},
    time::{date_ahead, has_slots_ahead},
};
use crate::{
    Locale,
    components::{Icon, IconName, TurnClock},
    format, t,
};

/// The meeting as its reader sees it. On staff's page there are several: each has the candidacy in its address.
#[component]
pub fn MeetingPanel(sheet: MeetingSheet, now: DateTime<Utc>) -> impl IntoView {
    use t::meetings::panel as say;
    let locale = Locale::current();
    let is_staff = sheet.reader == Role::Staff;
    let id = if is_staff { format!("meeting-{}", sheet.candidacy) } else { "meeting".to_owned() };
    let title = if is_staff { say::with(locale, format::list(locale, &sheet.names)) } else { say::title(locale).to_owned() };
    let reader = sheet.reader;
    let clock = sheet.wait.filter(|_| sheet.is_open).map(|wait| view! { <TurnClock wait reader now/> });
    let (for_standing, for_answer, for_notes) = (sheet.clone(), sheet.clone(), sheet);
    view! {
        <section class="panel stack meeting" aria-labelledby=format!("{id}-title") id=id.clone()>
            <h2 id=format!("{id}-title")>{title}</h2>
            {clock}
            <Standing sheet=for_standing now/>
            <Confirm sheet=for_answer/>
            <ImpressionOf sheet=for_notes now/>
        </section>
    }
}

/// What was agreed or is looked for, with the forms that move it.
#[component]
fn Standing(sheet: MeetingSheet, now: DateTime<Utc>) -> impl IntoView {
    use t::meetings::panel as say;
    let locale = Locale::current();
    let is_staff = sheet.reader == Role::Staff;
    if !sheet.is_open {
        return view! { <Closed sheet/> }.into_any();
    }
    match sheet.state {
        None => {
            let text = match sheet.reader {
                Role::Ceo => say::none_ceo(locale, &sheet.other),
                Role::Cto => say::none_cto(locale, &sheet.other),
                _ => say::none_staff(locale).to_owned(),
            };
            let open = sheet.reader == Role::Ceo;
            view! { <p>{text}</p> <Propose sheet open label=say::others(locale)/> }.into_any()
        }
        Some(MeetingState::Proposed) => view! { <Proposed sheet now/> }.into_any(),
        Some(MeetingState::Unfit) => {
            let mine = sheet.proposed_by == Some(sheet.reader);
            let text = if mine { say::unfit(locale) } else { say::unfit_wait(locale) };
            view! { <p>{text}</p> <Words sheet=sheet.clone()/> <Propose sheet open=mine label=say::others(locale)/> }.into_any()
        }
        Some(MeetingState::Agreed) => view! { <Agreed sheet now/> }.into_any(),
        Some(MeetingState::Asked) => view! { <Date sheet/> }.into_any(),
        Some(MeetingState::Held) => {
            let text = if is_staff { say::held_staff(locale) } else { say::held(locale) };
            view! { <p class="cluster"><Icon name=IconName::Check/> <strong>{text}</strong></p> }.into_any()
        }
        Some(MeetingState::Disputed) if is_staff => {
            view! { <p>{say::disputed_staff(locale)}</p> <Date sheet=sheet.clone()/> <Settle sheet/> }.into_any()
        }
        Some(MeetingState::Disputed) => view! { <p>{say::disputed(locale)}</p> }.into_any(),
        Some(MeetingState::Cancelled) => {
            let open = sheet.reader == Role::Ceo;
            view! { <p>{say::cancelled(locale)}</p> <Words sheet=sheet.clone()/> <Propose sheet open label=say::others(locale)/> }
                .into_any()
        }
    }
}

/// Slots on offer: to choose from, or one's own.
#[component]
fn Proposed(sheet: MeetingSheet, now: DateTime<Utc>) -> impl IntoView {
    use t::meetings::panel as say;
    let locale = Locale::current();
    let ahead = has_slots_ahead(&sheet, now);
    let mine = sheet.proposed_by == Some(sheet.reader);
    let lead = match (sheet.reader, sheet.proposed_by) {
        (Role::Staff, Some(Role::Staff)) => say::slots_mine(locale).to_owned(),
        (Role::Staff, _) => say::slots_of_both(locale).to_owned(),
        (_, Some(Role::Staff)) => say::slots_staff(locale).to_owned(),
        _ if mine => say::slots_mine(locale).to_owned(),
        _ => say::slots_theirs(locale, &sheet.other),
    };
    let from_staff = sheet.proposed_by == Some(Role::Staff) && sheet.reader != Role::Staff;
    let replaces = date_ahead(&sheet, now).map(|date| say::replaces(locale, format::slot(locale, date, sheet.zone)));
    let chooses = !mine && sheet.reader != Role::Staff && ahead;
    view! {
        <p>{lead}</p>
        {if chooses {
            view! { <ChooseSlot sheet=sheet.clone() now/> }.into_any()
        } else {
            view! { <SlotList sheet=sheet.clone()/> }.into_any()
        }}
        {(from_staff && ahead).then(|| view! { <p class="quiet-text">{say::first_pick(locale)}</p> })}
        {replaces.map(|text| view! { <p class="quiet-text">{text}</p> })}
        {(!ahead).then(|| view! { <p>{say::slots_over(locale)}</p> })}
        <Propose sheet=sheet.clone() open=!ahead label=say::instead(locale)/>
        <CallOff sheet/>
    }
}

/// A date ahead, or just over.
#[component]
fn Agreed(sheet: MeetingSheet, now: DateTime<Utc>) -> impl IntoView {
    use t::meetings::panel as say;
    let locale = Locale::current();
    let is_staff = sheet.reader == Role::Staff;
    let is_ahead = date_ahead(&sheet, now).is_some();
    let title = if is_staff { say::agreed_staff(locale) } else { say::agreed(locale) };
    let after = sheet.asked_at.filter(|_| !is_staff && is_ahead).map(|at| say::after(locale, format::day_hour_in(locale, at, sheet.zone)));
    let file = is_ahead.then(|| {
        view! {
            <p class="cluster">
                <a class="button secondary" href=calendar_address(locale, sheet.candidacy) download>
                    <Icon name=IconName::Download/>
                    " "
                    {say::calendar(locale)}
                </a>
                <span class="quiet-text">{say::calendar_hint(locale)}</span>
            </p>
        }
    });
    view! {
        {is_ahead.then(|| view! { <p class="cluster"><Icon name=IconName::Check/> <strong>{title}</strong></p> })}
        <Date sheet=sheet.clone()/>
        <Words sheet=sheet.clone()/>
        {file}
        {after.map(|text| view! { <p class="quiet-text">{text}</p> })}
        {is_ahead.then(|| view! { <Propose sheet=sheet.clone() open=false label=say::move_date(locale)/> <CallOff sheet/> })}
    }
}

/// The date on both walls, and where.
#[component]
fn Date(sheet: MeetingSheet) -> impl IntoView {
    let locale = Locale::current();
    let date: Option<Slot> = sheet.date;
    let date = date.map(|date| {
        let elsewhere = sheet.their_zone.and_then(|zone| format::elsewhere(locale, date, sheet.zone, zone));
        view! {
            <p class="meeting-date">{format::capital(&format::slot_in(locale, date, sheet.zone))}</p>
            {elsewhere.map(|text| view! { <p class="quiet-text">{text}</p> })}
        }
    });
    let place = sheet.place.clone().map(|place| view! { <p><strong>{t::meetings::panel::place(locale)}</strong> " " {place}</p> });
    view! { {date} {place} }
}

/// What was said with a no, or why it was called off.
#[component]
fn Words(sheet: MeetingSheet) -> impl IntoView {
    let locale = Locale::current();
    sheet.words.clone().map(|(by, words)| {
        let who = if by == Role::Staff { t::labels::role::staff(locale).to_owned() } else { who_is(locale, by, &sheet) };
        view! { <p>{t::meetings::panel::words(locale, who)}</p> <blockquote>{format::quoted(locale, &words)}</blockquote> }
    })
}

/// One of the two, as the reader calls them.
pub(super) fn who_is(locale: Locale, role: Role, sheet: &MeetingSheet) -> String {
    match (sheet.reader, role) {
        (Role::Staff, Role::Ceo) => t::labels::role::ceo(locale).to_owned(),
        (Role::Staff, _) => t::labels::role::cto(locale).to_owned(),
        (reader, role) if reader == role => t::meetings::panel::you(locale).to_owned(),
        _ => sheet.other.clone(),
    }
}

/// The candidacy has ended, or the choice was made.
#[component]
fn Closed(sheet: MeetingSheet) -> impl IntoView {
    use t::meetings::panel as say;
    let locale = Locale::current();
    match sheet.state {
        Some(MeetingState::Cancelled) => view! { <p>{say::closed(locale)}</p> }.into_any(),
        Some(MeetingState::Held) => view! { <p>{say::held(locale)}</p> }.into_any(),
        _ => ().into_any(),
    }
}
