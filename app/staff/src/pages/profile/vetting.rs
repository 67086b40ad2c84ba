//! Where a CTO stands on the way into the community, beside the profile: the request, whose turn it is, and what staff can do now.

use chrono::{DateTime, Utc};
use domain::{
    ProfileId, Role, Turn,
    lifecycle::{PROFILE, ProfileEvent, ProfileState},
};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::vetting::{Application, Outcome, Standing};
use ui::{
    Locale,
    components::{Look, OwnWords, TurnClock},
    form::{Folded, Form, Submit},
    format, labels, t,
};

use super::vetting_forms::{InterviewForm, PauseForm, RefuseForm};
use crate::{
    api::vetting::{ResumeMember, StepVetting},
    pages::words::count,
};

/// The panel.
#[component]
pub fn VettingPanel(profile: ProfileId, standing: Standing, notes: usize, now: DateTime<Utc>) -> impl IntoView {
    use t::vetting::panel as say;
    let locale = Locale::current();
    let title = match standing.state {
        ProfileState::Interview => say::interview(locale),
        ProfileState::References => say::references(locale),
        ProfileState::Accepted => say::accepted(locale),
        ProfileState::Paused => say::paused(locale),
        ProfileState::Refused => say::refused(locale),
        ProfileState::Applied | ProfileState::Draft => say::applied(locale),
    };
    let application = standing.application().cloned();
    let acts = application.clone().map(|application| view! { <Acts profile state=standing.state application/> });
    let request = match application {
        Some(application) => view! { <Request application now/> }.into_any(),
        None => view! { <p class="quiet-text">{say::no_request(locale)}</p> }.into_any(),
    };
    let earlier: Vec<Application> = standing.applications.iter().skip(1).cloned().collect();
    view! {
        <section id="vetting" class="stack vetting" aria-labelledby="vetting-title">
            <h2 id="vetting-title">{title}</h2>
            <Waiting standing=standing.clone() now/>
            {request}
            {acts}
            <Membership profile standing/>
            {(notes > 0).then(|| view! { <p><a href="#notes">{say::notes(locale, count(notes))}</a></p> })}
            <Earlier applications=earlier/>
        </section>
    }
}

/// Whose turn it is, and until when.
#[component]
fn Waiting(standing: Standing, now: DateTime<Utc>) -> impl IntoView {
    use t::vetting::panel as say;
    let locale = Locale::current();
    let wait = standing.wait(now)?;
    let when = format::moment(locale, wait.by, now);
    let meeting = standing.application().and_then(|one| one.interview_at).filter(|_| standing.state == ProfileState::Interview);
    let meeting = meeting.map(|at| view! { <p>{say::meeting(locale, format::moment(locale, at, now))}</p> });
    let promise = (wait.turn != Turn::StaffAndCto).then(|| view! { <p>{say::promise(locale, when)}</p> });
    Some(view! {
        <TurnClock wait reader=Role::Staff now/>
        {meeting}
        {promise}
    })
}

/// What the CTO wrote, and how it ended.
#[component]
fn Request(application: Application, now: DateTime<Utc>) -> impl IntoView {
    use t::vetting::panel as say;
    let locale = Locale::current();
    let day = |at: DateTime<Utc>| format::date_of(locale, at);
    let ended: Vec<String> = match &application.ended {
        Some((at, Outcome::Refused(refusal))) => {
            let again = refusal.again_from.map_or_else(|| say::again_never(locale).to_owned(), |from| say::again_from(locale, day(from)));
            let erased = say::erased_on(locale, day(domain::vetting::kept_until(*at)));
            vec![labels::vetting_refusal(locale, refusal.code).to_owned(), format::quoted(locale, &refusal.words), again, erased]
        }
        Some((at, Outcome::Accepted)) => vec![say::joined(locale, format::moment(locale, *at, now))],
        Some((_, Outcome::Withdrawn)) | None => Vec::new(),
    };
    view! {
        <p class="quiet-text">{say::asked(locale, format::moment(locale, application.applied_at, now))}</p>
        <OwnWords words=application.motivation/>
        {ended.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}
    }
}

/// The steps that staff can take from here: on, back, or no.
#[component]
fn Acts(profile: ProfileId, state: ProfileState, application: Application) -> impl IntoView {
    use t::vetting::panel as say;
    let locale = Locale::current();
    let version = application.version;
    let offers = |event| PROFILE.offers(state, event, Role::Staff);
    let on = [
        (ProfileEvent::Interview, say::to_interview(locale)),
        (ProfileEvent::AskReferences, say::to_references(locale)),
        (ProfileEvent::Accept, say::to_accept(locale)),
    ];
    let on = on.into_iter().filter(|(event, _)| offers(*event)).map(|(event, words)| {
        view! { <Step profile version event words look=Look::Primary/> <p class="quiet-text">{say::told(locale)}</p> }
    });
    let back = if state == ProfileState::References { say::back_to_interview(locale) } else { say::back_to_applied(locale) };
    let back = [(ProfileEvent::StepBack, back), (ProfileEvent::Reopen, say::reopen(locale))];
    let back = back.into_iter().filter(|(event, _)| offers(*event)).map(|(event, words)| {
        view! { <Step profile version event words look=Look::Secondary/> }
    });
    view! {
        {(state == ProfileState::Interview).then(|| view! { <InterviewForm profile version at=application.interview_at/> })}
        {on.collect_view()}
        {offers(ProfileEvent::Refuse).then(|| view! { <RefuseForm profile version/> })}
        {back.collect_view()}
    }
}

#[component]
fn Step(profile: ProfileId, version: i32, event: ProfileEvent, words: &'static str, look: Look) -> impl IntoView {
    let hidden = vec![("profile", profile.to_string()), ("version", version.to_string()), ("event", event.code().to_owned())];
    view! { <Form name=event.code() action=StepVetting::PATH hidden><Submit look wide=true>{words}</Submit></Form> }
}

/// The pause of a member.
#[component]
fn Membership(profile: ProfileId, standing: Standing) -> impl IntoView {
    use t::vetting::panel as say;
    let locale = Locale::current();
    let hidden = vec![("profile", profile.to_string())];
    match (standing.state, standing.pause) {
        (ProfileState::Accepted, _) => view! { <PauseForm profile/> }.into_any(),
        (_, Some(pause)) if pause.by == Role::Staff => view! {
            <p>{say::staff_pause(locale, format::quoted(locale, &pause.reason.unwrap_or_default()))}</p>
            <Form name="resume_member" action=ResumeMember::PATH hidden><Submit wide=true>{say::resume(locale)}</Submit></Form>
        }
        .into_any(),
        (_, Some(pause)) if pause.by == Role::System => view! { <p>{say::system_pause(locale)}</p> }.into_any(),
        (_, Some(_)) => view! { <p>{say::own_pause(locale)}</p> }.into_any(),
        _ => ().into_any(),
    }
}

/// What was asked before, and how it ended.
#[component]
fn Earlier(applications: Vec<Application>) -> impl IntoView {
    use t::vetting::panel as say;
    let locale = Locale::current();
    let total = count(applications.len());
    let line = move |one: Application| {
        let asked = format::date_of(locale, one.applied_at);
        let ended = match one.ended {
            Some((_, Outcome::Refused(refusal))) => say::ended_refused(locale, labels::vetting_refusal(locale, refusal.code)),
            Some((_, Outcome::Accepted)) => say::ended_accepted(locale).to_owned(),
            Some((_, Outcome::Withdrawn)) | None => say::ended_withdrawn(locale).to_owned(),
        };
        view! { <li>{asked} " · " {ended}</li> }
    };
    (total > 0).then(|| {
        view! {
            <Folded summary=say::earlier(locale, total) small=true>
                <ul role="list" class="stack">{applications.into_iter().map(line).collect_view()}</ul>
            </Folded>
        }
    })
}
