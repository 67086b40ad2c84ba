//! After the meeting: the CEO's verdict, the other side's silence or answer, and the choice.

use domain::MissionId;
use leptos::prelude::*;
use marketplace::candidacies::read::{Candidate, Meeting};
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::{IconName, Look, Notice, NoticeKind},
    form::{Choice, Choosable, Field, Folded, Form, Submit, TextArea},
    t,
};

use super::people::name;
use crate::api::introduction::{ChooseCandidate, GiveVerdict};

const VERDICT: &str = "verdict";
const CHOOSE: &str = "choose";

/// What the CEO says of the meeting, and the choice once both want to go on. Saying no to the person is on the shortlist. Until the meeting
/// is `over` the answer is folded away.
#[component]
pub fn Outcome(mission: MissionId, candidate: Candidate, over: bool) -> impl IntoView {
    use t::ceo::candidate as say;
    let locale = Locale::current();
    let meeting = candidate.meeting.clone()?;
    let name = name(&candidate);
    let answered = meeting.mine.is_some();
    let other = if meeting.other_answered { say::other_answered(locale, &name) } else { say::other_waits(locale, &name) };
    let answer = other.clone();
    let said = meeting.mine.clone().map(|(wants_to, words)| {
        let sentence = if wants_to { say::given_yes(locale) } else { say::given_no(locale) };
        view! { <Notice kind=NoticeKind::WhatIf title=sentence icon=IconName::Check><p>{words}</p><p>{answer}</p></Notice> }
    });
    let both = meeting.both_want_to;
    let hidden = vec![("mission", mission.to_string()), ("candidacy", candidate.id.to_string())];
    let for_form = hidden.clone();
    Some(view! {
        {both.then(|| view! { <Chosen hidden name/> })}
        <section class="panel stack">
            <h2>{if over || answered { say::verdict(locale) } else { say::verdict_after(locale) }}</h2>
            {said}
            {if answered {
                view! {
                    <Folded summary=say::verdict_change(locale) small=true><VerdictForm hidden=for_form meeting/></Folded>
                }
                .into_any()
            } else if over {
                view! { <p class="quiet-text">{other}</p> <VerdictForm hidden=for_form meeting/> }.into_any()
            } else {
                view! {
                    <p class="quiet-text">{say::verdict_wait(locale)}</p>
                    <Folded summary=say::verdict_early(locale) small=true><VerdictForm hidden=for_form meeting/></Folded>
                }
                .into_any()
            }}
        </section>
    })
}

#[component]
fn VerdictForm(hidden: Vec<(&'static str, String)>, meeting: Meeting) -> impl IntoView {
    use t::ceo::candidate as say;
    let locale = Locale::current();
    let answers = vec![Choosable::new("yes", say::yes(locale)), Choosable::new("no", say::no(locale))];
    let (selected, words) = match meeting.mine {
        Some((wants_to, words)) => (Some(if wants_to { "yes" } else { "no" }.to_owned()), words),
        None => (None, String::new()),
    };
    let answered = selected.is_some();
    view! {
        <Form name=VERDICT action=GiveVerdict::PATH hidden class="stack">
            <Field name="wants_to" label=say::wants_to(locale) group=true><Choice options=answers selected/></Field>
            <Field name="words" label=say::words(locale) hint=Some(say::verdict_hint(locale).to_owned())><TextArea value=words/></Field>
            <div class="cluster">
                <Submit look=if answered { Look::Secondary } else { Look::Primary }>{say::verdict_button(locale)}</Submit>
            </div>
        </Form>
    }
}

/// Both want to go on: the choice, with the sentence that the others read.
#[component]
fn Chosen(hidden: Vec<(&'static str, String)>, name: String) -> impl IntoView {
    use t::ceo::candidate as say;
    let locale = Locale::current();
    view! {
        <section class="panel stack">
            <h2>{say::choose(locale, &name)}</h2>
            <p>{say::choose_text(locale)}</p>
            <Form name=CHOOSE action=ChooseCandidate::PATH hidden class="stack">
                <Field name="reason" label=say::others(locale) hint=Some(say::others_hint(locale).to_owned())><TextArea/></Field>
                <div class="cluster"><Submit>{say::choose_button(locale, name)}</Submit></div>
            </Form>
        </section>
    }
}
