//! What somebody notes of a meeting for themselves: the form, and the notes read again. Never shown to the other side.

use chrono::{DateTime, Utc};
use domain::{Aspect, Grade, Role};
use leptos::prelude::*;
use marketplace::meetings::{Impression, MeetingSheet};
use server_fn::ServerFn as _;

use super::{api::NoteImpression, panel::who_is, time::is_over};
use crate::{
    Locale,
    components::Look,
    form::{Choice, Choosable, Field, Folded, Form, Submit, TextArea},
    format, t,
};

/// An aspect, in the words of one side.
fn aspect_name(locale: Locale, aspect: Aspect, side: Role) -> &'static str {
    use t::meetings::impression::{ceo, cto};
    match (side, aspect) {
        (Role::Cto, Aspect::Need) => cto::need(locale),
        (Role::Cto, Aspect::Clarity) => cto::clarity(locale),
        (Role::Cto, Aspect::Terms) => cto::terms(locale),
        (Role::Cto, Aspect::Together) => cto::together(locale),
        (_, Aspect::Need) => ceo::need(locale),
        (_, Aspect::Clarity) => ceo::clarity(locale),
        (_, Aspect::Terms) => ceo::terms(locale),
        (_, Aspect::Together) => ceo::together(locale),
    }
}

/// A grade in words.
pub fn grade_name(locale: Locale, grade: Grade) -> &'static str {
    use t::meetings::impression::grade as say;
    match grade {
        Grade::No => say::no(locale),
        Grade::RatherNo => say::rather_no(locale),
        Grade::RatherYes => say::rather_yes(locale),
        Grade::Yes => say::yes(locale),
    }
}

/// Notes, read again by their author or by staff.
#[component]
pub fn Noted(impression: Impression, side: Role) -> impl IntoView {
    let locale = Locale::current();
    let line = |aspect: &Aspect| {
        let text = t::meetings::impression::line(locale, aspect_name(locale, *aspect, side), grade_name(locale, impression.of(*aspect)));
        view! { <li>{text}</li> }
    };
    let lines = Aspect::ALL.iter().map(line).collect_view();
    let words = (!impression.words.is_empty()).then(|| view! { <blockquote>{format::quoted(locale, &impression.words)}</blockquote> });
    view! { <ul class="noted">{lines}</ul> {words} }
}

/// One's own notes with their form; for staff, those of both.
#[component]
pub fn ImpressionOf(sheet: MeetingSheet, now: DateTime<Utc>) -> impl IntoView {
    use t::meetings::impression as say;
    let locale = Locale::current();
    if sheet.reader == Role::Staff {
        let of = |(side, impression): (Role, Impression)| {
            view! { <h3>{say::of(locale, who_is(locale, side, &sheet))}</h3> <Noted impression side/> }
        };
        return sheet.impressions.clone().into_iter().map(of).collect_view().into_any();
    }
    let met = is_over(&sheet, now);
    let side = sheet.reader;
    let noted = sheet.impression.clone();
    if !sheet.is_open || !(met || noted.is_some()) {
        return noted.map(|impression| view! { <h3>{say::title(locale)}</h3> <Noted impression side/> }).into_any();
    }
    match noted {
        None => view! { <h3>{say::title(locale)}</h3> <NoteForm sheet/> }.into_any(),
        Some(impression) => view! {
            <h3>{say::title(locale)}</h3>
            <Noted impression side/>
            <Folded summary=say::change(locale) class="aside-act"><NoteForm sheet/></Folded>
        }
        .into_any(),
    }
}

fn name_of(sheet: &MeetingSheet) -> String {
    format!("note-{}", sheet.candidacy)
}

#[component]
fn NoteForm(sheet: MeetingSheet) -> impl IntoView {
    use t::meetings::impression as say;
    let locale = Locale::current();
    let side = sheet.reader;
    let noted = sheet.impression.clone();
    let hint = if side == Role::Cto { say::hint_cto(locale) } else { say::hint(locale) };
    let words = noted.as_ref().map(|noted| noted.words.clone()).unwrap_or_default();
    view! {
        <p class="quiet-text">{hint}</p>
        <Form name=name_of(&sheet) action=NoteImpression::PATH class="stack" hidden=vec![("candidacy", sheet.candidacy.to_string())]>
            {Aspect::ALL.iter().map(|aspect| view! { <Graded aspect=*aspect side noted=noted.clone()/> }).collect_view()}
            <Field name="words" label=say::words(locale) hint=Some(say::words_hint(locale).to_owned())><TextArea rows=3 value=words/></Field>
            <div><Submit look=Look::Secondary>{say::button(locale)}</Submit></div>
        </Form>
    }
}

/// One aspect, with the four grades.
#[component]
fn Graded(aspect: Aspect, side: Role, noted: Option<Impression>) -> impl IntoView {
    let locale = Locale::current();
    let options = Grade::ALL.iter().map(|grade| Choosable::new(grade.code(), grade_name(locale, *grade))).collect();
    let selected = noted.map(|noted| noted.of(aspect).code().to_owned());
    view! { <Field name=aspect.code() label=aspect_name(locale, aspect, side) group=true><Choice options selected/></Field> }
}
