//! The forms of the vetting that take words: the date of an interview, a refusal, a pause.

use chrono::{DateTime, Utc};
use domain::{
    ProfileId,
    vetting::{AGAIN_MONTHS, AskAgain, KEPT_MONTHS, VettingRefusal},
};
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{
    Locale,
    components::Look,
    form::{Check, Choosable, Field, Folded, Form, Select, Submit, TextArea, TextInput},
    format, labels, t,
};

use crate::api::vetting::{NoteInterview, PauseMember, RefuseRequest};

/// The fields that every form of the vetting sends unseen.
fn hidden(profile: ProfileId, version: i32) -> Vec<(&'static str, String)> {
    vec![("profile", profile.to_string()), ("version", version.to_string())]
}

/// When the interview is.
#[component]
pub fn InterviewForm(profile: ProfileId, version: i32, at: Option<DateTime<Utc>>) -> impl IntoView {
    use t::vetting::panel as say;
    const NAME: &str = "note_interview";
    let locale = Locale::current();
    let local = at.map(format::local);
    let (day, time) = (local.map(|at| at.date().to_string()), local.map(|at| at.time().format("%H:%M").to_string()));
    view! {
        <Folded summary=say::date(locale) small=true class="aside-act" open=at.is_none()>
            <Form name=NAME action=NoteInterview::PATH class="stack" hidden=hidden(profile, version)>
                <Field name="day" label=say::day(locale) hint=Some(say::day_hint(locale).to_owned())><TextInput kind="date" value=day.unwrap_or_default()/></Field>
                <Field name="time" label=say::time(locale) hint=Some(say::time_hint(locale).to_owned())><TextInput kind="time" value=time.unwrap_or_default()/></Field>
                <div><Submit look=Look::Secondary>{say::save_date(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}

/// A no: the reason among those that are known, a word, whether they may ask again, and the tick that makes it meant.
#[component]
pub fn RefuseForm(profile: ProfileId, version: i32) -> impl IntoView {
    use t::vetting::{again, panel as say};
    const NAME: &str = "refuse_request";
    let locale = Locale::current();
    let codes = VettingRefusal::ALL.iter().map(|code| Choosable::new(code.code(), labels::vetting_refusal(locale, *code))).collect();
    let moments = AskAgain::ALL.iter().map(|moment| {
        let words = match moment {
            AskAgain::Now => again::now(locale).to_owned(),
            AskAgain::Later => again::later(locale, AGAIN_MONTHS),
            AskAgain::Never => again::never(locale).to_owned(),
        };
        Choosable::new(moment.code(), words)
    });
    let moments = moments.collect();
    view! {
        <Folded summary=say::refuse(locale) small=true class="aside-act">
            <Form name=NAME action=RefuseRequest::PATH class="stack" hidden=hidden(profile, version)>
                <Field name="code" label=say::code(locale)><Select options=codes none=say::choose(locale)/></Field>
                <Field name="reason" label=say::reason(locale) hint=Some(say::reason_hint(locale).to_owned())><TextArea rows=4 required=true/></Field>
                <Field name="again" label=say::again(locale)><Select options=moments selected=AskAgain::Later.code()/></Field>
                <p class="quiet-text">{say::kept(locale, KEPT_MONTHS)}</p>
                <Check name="confirmed" label=say::confirm(locale)/>
                <div><Submit look=Look::Danger>{say::refuse_now(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}

/// Stops proposals to a member.
#[component]
pub fn PauseForm(profile: ProfileId) -> impl IntoView {
    use t::vetting::panel as say;
    const NAME: &str = "pause_member";
    let locale = Locale::current();
    view! {
        <Folded summary=say::pause(locale) small=true class="aside-act">
            <Form name=NAME action=PauseMember::PATH class="stack" hidden=vec![("profile", profile.to_string())]>
                <Field name="reason" label=say::pause_reason(locale) hint=Some(say::pause_hint(locale).to_owned())><TextArea rows=3 required=true/></Field>
                <div><Submit look=Look::Danger>{say::pause_now(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}
