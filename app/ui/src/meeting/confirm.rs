//! "Did you meet?": the question, the answer, and for staff what both said.

use domain::{MeetingAnswer, Role, lifecycle::MeetingState};
use leptos::prelude::*;
use marketplace::meetings::MeetingSheet;
use server_fn::ServerFn as _;

use super::api::{AnswerMeeting, SettleMeeting};
use crate::{
    Locale,
    components::Look,
    form::{Choice, Choosable, Field, Folded, Form, Submit},
    t,
};

/// An answer, as whoever gave it reads it.
fn answer_name(locale: Locale, answer: MeetingAnswer, other: &str) -> String {
    use t::meetings::confirm as say;
    match answer {
        MeetingAnswer::Met => say::met(locale).to_owned(),
        MeetingAnswer::NotYet => say::not_yet(locale).to_owned(),
        MeetingAnswer::Absent => say::absent(locale, other),
    }
}

/// The question, while it can be answered; staff reads what both said.
#[component]
pub fn Confirm(sheet: MeetingSheet) -> impl IntoView {
    use t::meetings::confirm as say;
    let locale = Locale::current();
    if let Some((ceo, cto)) = sheet.answers.both.filter(|both| *both != (None, None)) {
        let said = |answer: Option<MeetingAnswer>| match answer {
            None => say::none(locale).to_owned(),
            Some(answer) => answer_name(locale, answer, say::absent_plain(locale)),
        };
        return view! { <p>{say::answers(locale, said(ceo), said(cto))}</p> }.into_any();
    }
    if !sheet.may_answer {
        return ().into_any();
    }
    let Some(mine) = sheet.answers.mine else {
        return view! { <AnswerForm sheet/> }.into_any();
    };
    let waiting = (!sheet.answers.other_answered).then(|| say::waiting(locale, &sheet.other));
    view! {
        <p>{say::mine(locale, answer_name(locale, mine, &sheet.other))} " " {waiting}</p>
        <Folded summary=say::change(locale) class="aside-act"><AnswerForm sheet/></Folded>
    }
    .into_any()
}

fn name_of(sheet: &MeetingSheet) -> String {
    format!("answer-{}", sheet.candidacy)
}

#[component]
fn AnswerForm(sheet: MeetingSheet) -> impl IntoView {
    use t::meetings::confirm as say;
    let locale = Locale::current();
    let options =
        MeetingAnswer::ALL.iter().map(|answer| Choosable::new(answer.code(), answer_name(locale, *answer, &sheet.other))).collect();
    let selected = sheet.answers.mine.map(|answer| answer.code().to_owned());
    view! {
        <Form name=name_of(&sheet) action=AnswerMeeting::PATH class="stack" hidden=vec![("candidacy", sheet.candidacy.to_string())]>
            <Field name="answer" label=say::title(locale) group=true><Choice options selected/></Field>
            <div><Submit>{say::button(locale)}</Submit></div>
        </Form>
    }
}

/// What staff found out, where both sides differ.
#[component]
pub fn Settle(sheet: MeetingSheet) -> impl IntoView {
    use t::meetings::settle as say;
    let locale = Locale::current();
    let options = vec![Choosable::new("met", say::met(locale)), Choosable::new("not_yet", say::not_yet(locale))];
    let shown = sheet.reader == Role::Staff && sheet.state == Some(MeetingState::Disputed);
    shown.then(|| {
        let hidden = vec![("candidacy", sheet.candidacy.to_string())];
        view! {
            <Form name=format!("settle-{}", sheet.candidacy) action=SettleMeeting::PATH class="stack" hidden>
                <Field name="outcome" label=say::label(locale) group=true><Choice options/></Field>
                <div><Submit look=Look::Secondary>{say::button(locale)}</Submit></div>
            </Form>
        }
    })
}
