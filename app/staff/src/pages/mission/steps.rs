//! Where the mission stands, who must act, and staff's own next step.

use chrono::{DateTime, Utc};
use domain::{
    EngagementId, MissionId, Role, Wait,
    lifecycle::{CandidacyState, MeetingState, MissionState},
};
use leptos::prelude::*;
use marketplace::{candidacies::read::StaffCandidacy, meetings::MeetingSheet, missions::MissionSummary};
use server_fn::ServerFn as _;
use ui::{
    EngagementLink, Locale, Nav,
    components::{ButtonLink, Look, TurnClock, button_class},
    form::{Form, Submit},
    format, href,
    meeting::{date_ahead, has_slots_ahead},
    t,
};

use crate::{
    api::missions::{AskSignOff, OpenMission},
    asked::{curation_path, rankings_path},
    pages::words::next_step,
};

/// The meeting that is waited for first, while the CEO chooses.
#[derive(Debug, Clone)]
pub(super) struct NextMeeting {
    /// Nothing before the CTO has answered whether they meet.
    sheet: Option<MeetingSheet>,
    wait: Option<Wait>,
    /// How many of the two have given their verdict.
    verdicts: usize,
}

impl NextMeeting {
    /// Of those whom the CEO has asked to meet, also where the CTO has not answered yet.
    pub(super) fn of(people: &[StaffCandidacy], sheets: &[MeetingSheet]) -> Option<Self> {
        let running = people.iter().filter_map(|one| {
            let sheet = sheets.iter().find(|sheet| sheet.candidacy == one.id && sheet.is_open);
            let is_asked = one.state == CandidacyState::Shortlisted && one.requested_at.is_some();
            (is_asked || sheet.is_some()).then_some((one, sheet))
        });
        let (one, sheet) = running.min_by_key(|(one, _)| one.wait.map_or(DateTime::<Utc>::MAX_UTC, |wait| wait.by))?;
        let verdicts = [&one.ceo_verdict, &one.cto_verdict].into_iter().flatten().count();
        Some(Self { sheet: sheet.cloned(), wait: one.wait, verdicts })
    }
}

/// The sheet beside the criteria.
#[component]
pub(super) fn Steps(
    summary: MissionSummary,
    meeting: Option<NextMeeting>,
    engagement: Option<EngagementId>,
    now: DateTime<Utc>,
) -> impl IntoView {
    let locale = Locale::current();
    let id = summary.id;
    let meeting = meeting.filter(|_| summary.state == MissionState::Shortlisted);
    let wait = summary.wait().or_else(|| meeting.as_ref()?.wait);
    let clock = wait.map(|wait| view! { <TurnClock wait reader=Role::Staff now/> });
    let step = meeting.and_then(|meeting| meeting_step(locale, &meeting, now));
    let (title, text) = step.unwrap_or_else(|| (next_step(locale, &summary), state_text(locale, &summary, now)));
    let actions = match summary.state {
        MissionState::Submitted => view! { <Qualifying summary=summary.clone()/> }.into_any(),
        MissionState::Open => {
            view! { <ButtonLink href=href(locale, &curation_path(id)) wide=true>{t::staff::steps::choose(locale)}</ButtonLink> }.into_any()
        }
        MissionState::Draft | MissionState::Cancelled => ().into_any(),
        MissionState::Shortlisted | MissionState::Engaged | MissionState::Completed => view! {
            <ButtonLink href=href(locale, &curation_path(id)) look=Look::Secondary wide=true>{t::staff::steps::see_choice(locale)}</ButtonLink>
        }
        .into_any(),
    };
    view! {
        <aside class="shortlist" aria-labelledby="next-step">
            <h2 id="next-step">{title}</h2>
            <p>{text}</p>
            {clock}
            <div class="stack">
                {actions}
                {engagement.map(|engagement| view! { <EngagementLink engagement look=Look::Secondary wide=true/> })}
                {summary.opened_at.map(|_| view! { <a href=href(locale, &rankings_path(id))>{t::rankings::link(locale)}</a> })}
                <a href=href(locale, &format!("{}?mission={id}", Nav::Audit.path()))>{t::staff::steps::audit(locale)}</a>
            </div>
        </aside>
    }
}

/// What has happened and who acts now.
fn state_text(locale: Locale, summary: &MissionSummary, now: DateTime<Utc>) -> String {
    use t::staff::steps as say;
    let ceo = summary.ceo.clone().unwrap_or_else(|| t::labels::role::ceo(locale).to_owned());
    let when = |at: Option<DateTime<Utc>>| at.map(|at| format::moment(locale, at, now)).unwrap_or_default();
    match summary.state {
        MissionState::Submitted if summary.signed_off_at.is_some() => say::signed(locale, ceo, when(summary.signed_off_at)),
        MissionState::Submitted if summary.sign_off_asked_at.is_some() => say::asked(locale, ceo, when(summary.sign_off_asked_at)),
        MissionState::Submitted => say::complete(locale, ceo, when(summary.submitted_at)),
        MissionState::Open => say::open(locale, when(summary.opened_at)),
        MissionState::Shortlisted if summary.is_meeting => say::meeting_asked(locale, when(summary.shortlisted_at)),
        MissionState::Shortlisted => say::shortlisted(locale, ceo, when(summary.shortlisted_at)),
        MissionState::Engaged => say::engaged(locale, when(summary.engaged_at)),
        MissionState::Completed => say::completed(locale).to_owned(),
        MissionState::Draft | MissionState::Cancelled => say::cancelled(locale).to_owned(),
    }
}

/// What a meeting waits for, and why: slots that wait for an answer first, then a date that stands. Nothing before the CTO has agreed to meet.
fn meeting_step(locale: Locale, meeting: &NextMeeting, now: DateTime<Utc>) -> Option<(&'static str, String)> {
    use MeetingState as M;
    use t::staff::meeting_step as say;
    let sheet = meeting.sheet.as_ref()?;
    let name = &sheet.other;
    let is_offered = has_slots_ahead(sheet, now);
    let date = date_ahead(sheet, now).map(|date| format::slot_in(locale, date, sheet.zone));
    let step = match (sheet.state, date, meeting.verdicts) {
        (_, Some(when), _) if is_offered => (say::proposed(locale), say::moved_text(locale, name, when)),
        (_, None, _) if is_offered => (say::proposed(locale), say::proposed_text(locale, name)),
        (_, Some(when), _) => (say::agreed(locale), say::agreed_text(locale, name, when)),
        (Some(M::Disputed), ..) => (say::disputed(locale), say::disputed_text(locale, name)),
        (_, _, 2) => (say::held(locale), say::choice_text(locale, name)),
        (None | Some(M::Held), _, 1) => (say::held(locale), say::judged_text(locale, name)),
        (None, ..) => (say::slots(locale), say::slots_text(locale, name)),
        (Some(M::Held), ..) => (say::held(locale), say::held_text(locale, name)),
        (Some(M::Proposed), ..) => (say::new_slots(locale), say::over_text(locale, name)),
        (Some(M::Unfit), ..) => (say::new_slots(locale), say::unfit_text(locale, name)),
        (Some(M::Cancelled), ..) => (say::new_slots(locale), say::cancelled_text(locale, name)),
        (Some(M::Agreed | M::Asked), ..) => (say::asked(locale), say::asked_text(locale, name)),
    };
    Some(step)
}

/// Before the mission opens: ask for the sign-off, then open. Opening is shown from the start, with the reason why it must wait.
#[component]
fn Qualifying(summary: MissionSummary) -> impl IntoView {
    let locale = Locale::current();
    let id = summary.id;
    match (summary.signed_off_at, summary.sign_off_asked_at) {
        (Some(_), _) => view! {
            <Form name="open" action=OpenMission::PATH hidden=vec![("mission", id.to_string())]>
                <Submit wide=true>{t::staff::steps::open_action(locale)}</Submit>
            </Form>
        }
        .into_any(),
        (None, asked) => view! {
            <AskForm id again=asked.is_some()/>
            <button type="button" class=button_class(Look::Secondary, false, true) disabled=true aria-describedby="why-not-open">
                {t::staff::steps::open_action(locale)}
            </button>
            <p class="quiet-text" id="why-not-open">
                {if asked.is_some() { t::staff::steps::not_signed(locale) } else { t::staff::steps::not_asked(locale) }}
            </p>
        }
        .into_any(),
    }
}

#[component]
fn AskForm(id: MissionId, again: bool) -> impl IntoView {
    let locale = Locale::current();
    let (look, words) =
        if again { (Look::Secondary, t::staff::steps::ask_again(locale)) } else { (Look::Primary, t::staff::steps::ask(locale)) };
    view! {
        <Form name="ask_sign_off" action=AskSignOff::PATH hidden=vec![("mission", id.to_string())]>
            <Submit look wide=true>{words}</Submit>
        </Form>
    }
}
