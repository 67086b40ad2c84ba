//! The days of a month: as a form for the CTO, a row a day, and as a table for everybody else.

use chrono::Datelike as _;
use domain::{
    EngagementId,
    activity::{DayKind, WorkedDay},
    lifecycle::ActivityState,
};
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use marketplace::activity::{DaySheet, MonthSheet};
use ui::{
    Locale,
    components::Look,
    form::{Choosable, Field, Form, Select, Submit, TextInput},
    format, t,
};

use crate::api::engagement::activity::NoteActivity;

/// What a day of the calendar is, where it is no business day.
fn mark(locale: Locale, kind: DayKind) -> Option<&'static str> {
    match kind {
        DayKind::Business => None,
        DayKind::Weekend => Some(t::activity::day::weekend(locale)),
        DayKind::Holiday => Some(t::activity::day::holiday(locale)),
    }
}

/// The part of a day in words.
fn part(locale: Locale, worked: WorkedDay) -> &'static str {
    match worked {
        WorkedDay::NONE => t::activity::day::none(locale),
        WorkedDay::HALF => t::activity::day::half(locale),
        _ => t::activity::day::whole(locale),
    }
}

/// The form of the CTO. It works with the keyboard and on a telephone: a choice and a line for each day that counts.
#[component]
pub(super) fn NoteDays(engagement: EngagementId, statement: MonthSheet) -> impl IntoView {
    use t::activity::month as say;
    let locale = Locale::current();
    let hidden =
        vec![("engagement", engagement.to_string()), ("month", statement.month.to_string()), ("version", statement.version.to_string())];
    let name = format!("note-days-{}", statement.month);
    let send = if statement.state == ActivityState::Returned { say::send_again(locale) } else { say::send(locale) };
    let days = statement.days.into_iter().filter(|day| day.counts);
    view! {
        <p class="quiet-text">{say::how(locale)}</p>
        <Form name action=NoteActivity::PATH class="stack" hidden>
            <ol role="list" class="day-rows">{days.map(|day| view! { <DayRow day/> }).collect_view()}</ol>
            <div class="cluster">
                <Submit look=Look::Secondary name="step" value="save">{say::save(locale)}</Submit>
                <Submit name="step" value="send">{send}</Submit>
            </div>
            <p class="quiet-text">{say::send_note(locale)}</p>
        </Form>
    }
}

/// One day: how much of it, and a short line.
#[component]
fn DayRow(day: DaySheet) -> impl IntoView {
    use t::activity::day as say;
    let locale = Locale::current();
    let number = format!("{:02}", day.day.day());
    let named = format::weekday_date(locale, day.day);
    let options = WorkedDay::ALL.into_iter().map(|worked| Choosable::new(worked.code(), part(locale, worked))).collect::<Vec<_>>();
    let label = match mark(locale, day.kind) {
        Some(mark) => say::marked(locale, named.clone(), mark),
        None => named.clone(),
    };
    let class = if day.kind == DayKind::Business { "day-row" } else { "day-row off" };
    view! {
        <li class=class>
            <Field name=format!("days-{number}") label><Select options selected=day.worked.code().to_owned()/></Field>
            <Field name=format!("note-{number}") label=say::note(locale, named)><TextInput value=day.note/></Field>
        </li>
    }
}

/// What was noted, to be read.
#[component]
pub(super) fn Noted(statement: MonthSheet) -> impl IntoView {
    use t::activity::month as say;
    let locale = Locale::current();
    let noted: Vec<DaySheet> = statement.days.into_iter().filter(DaySheet::is_noted).collect();
    if noted.is_empty() {
        return view! { <p>{say::nothing(locale)}</p> }.into_any();
    }
    let row = |day: DaySheet| {
        let mark = mark(locale, day.kind).map(|mark| view! { " " <span class="quiet-text">{mark}</span> });
        view! {
            <tr>
                <th scope="row">{format::weekday_date(locale, day.day)}{mark}</th>
                <td>{part(locale, day.worked)}</td>
                <td>{day.note}</td>
            </tr>
        }
    };
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=say::table(locale)>
            <table class="keys days-noted">
                <thead>
                    <tr><th scope="col">{say::head_day(locale)}</th><th scope="col">{say::head_worked(locale)}</th><th scope="col">{say::head_note(locale)}</th></tr>
                </thead>
                <tbody>{noted.into_iter().map(row).collect_view()}</tbody>
                <tfoot><tr><th scope="row">{say::head_total(locale)}</th><td colspan="2"><strong>{format::days(locale, statement.sum.halves())}</strong></td></tr></tfoot>
            </table>
        </div>
    }
    .into_any()
}
