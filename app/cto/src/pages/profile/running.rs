//! A request that runs: which stage, whose turn, until when, what the CTO wrote, and the way to take it back.

use chrono::{DateTime, Utc};
use domain::{Role, Turn, lifecycle::ProfileState};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::vetting::{Application, Standing};
use ui::{
    Locale,
    components::{Admission, ButtonLink, Look, OwnWords, TurnClock},
    form::{Folded, Form, Submit},
    format, href, t,
};

use crate::api::vetting::WithdrawRequest;

/// Where the request stands; `named` says how many referees staff can write to, or has.
#[component]
pub fn Running(standing: Standing, named: usize, now: DateTime<Utc>) -> impl IntoView {
    use t::vetting::join as say;
    let locale = Locale::current();
    let application = standing.application().cloned();
    let dates = application.as_ref().map(|one| dates(locale, standing.state, one)).unwrap_or_default();
    let title = match standing.state {
        ProfileState::Interview => say::interview_title(locale),
        ProfileState::References => say::references_title(locale),
        _ => say::applied_title(locale),
    };
    view! {
        <h2 id="join-title">{title}</h2>
        <Admission state=standing.state dates/>
        <Waiting standing=standing.clone() now/>
        {(standing.state == ProfileState::References).then(|| view! { <NameReferees named/> })}
        <p>{say::editable(locale)}</p>
        {application.map(|one| view! { <Motivation application=one now/> })}
        <Withdraw/>
    }
}

/// When it was sent, and since when it is in its stage.
fn dates(locale: Locale, state: ProfileState, application: &Application) -> Vec<(ProfileState, String)> {
    let day = |at: DateTime<Utc>| format::date_short(locale, format::local(at).date());
    let mut dates = vec![(ProfileState::Applied, day(application.applied_at))];
    if state != ProfileState::Applied {
        dates.push((state, day(application.stage_since)));
    }
    dates
}

/// Whose turn it is, by when, and how near that is.
#[component]
fn Waiting(standing: Standing, now: DateTime<Utc>) -> impl IntoView {
    use t::vetting::join as say;
    let locale = Locale::current();
    let wait = standing.wait(now)?;
    let when = format::moment(locale, wait.by, now);
    let meeting = standing.application().and_then(|one| one.interview_at).filter(|_| standing.state == ProfileState::Interview);
    let text = match (standing.state, wait.turn, meeting) {
        (ProfileState::Interview, Turn::StaffAndCto, _) => say::interview_at(locale, when),
        (ProfileState::Interview, _, Some(at)) => say::interview_held(locale, format::moment(locale, at, now), when),
        (ProfileState::Interview, _, None) => say::interview_to_fix(locale, when),
        (ProfileState::References, Turn::Cto, _) => say::references_to_name(locale, when),
        (ProfileState::References, ..) => say::references_text(locale, when),
        _ => say::applied_text(locale, when),
    };
    let late = (wait.is_late(now) && wait.turn != Turn::Cto).then(|| view! { <p>{say::late(locale)}</p> });
    Some(view! {
        <TurnClock wait reader=Role::Cto now/>
        <p>{text}</p>
        {late}
    })
}

/// Nobody can be asked whom the CTO does not name: the part that is theirs, and the way to it.
#[component]
fn NameReferees(named: usize) -> impl IntoView {
    use t::vetting::join as say;
    let locale = Locale::current();
    let (look, text) = match u32::try_from(named).unwrap_or(u32::MAX) {
        0 => (Look::Primary, say::name_referees(locale).to_owned()),
        named => (Look::Secondary, say::named_referees(locale, named)),
    };
    view! {
        <p>{text}</p>
        <p><ButtonLink look href=href(locale, "/profile/references/new")>{t::references::cto::add(locale)}</ButtonLink></p>
    }
}

/// What the CTO wrote, and when.
#[component]
fn Motivation(application: Application, now: DateTime<Utc>) -> impl IntoView {
    use t::vetting::join as say;
    let locale = Locale::current();
    view! {
        <div class="stack">
            <p class="quiet-text">{say::own_words(locale)} " · " {say::sent(locale, format::moment(locale, application.applied_at, now))}</p>
            <OwnWords words=format::quoted(locale, &application.motivation)/>
        </div>
    }
}

#[component]
fn Withdraw() -> impl IntoView {
    use t::vetting::join as say;
    let locale = Locale::current();
    view! {
        <Folded summary=say::withdraw(locale) class="aside-act">
            <Form name="withdraw_request" action=WithdrawRequest::PATH class="stack wide-form">
                <p>{say::withdraw_note(locale)}</p>
                <div><Submit look=Look::Danger>{say::withdraw_now(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}
