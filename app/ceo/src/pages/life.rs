//! Where a need stands once it was sent: the journey, what happens next, who must act, until when.

use chrono::{DateTime, Utc};
use domain::{EngagementId, Role, lifecycle::MissionState, promises};
use leptos::prelude::*;
use marketplace::{
    candidacies::read::Candidate,
    missions::{MissionSheet, MissionSummary},
};
use server_fn::ServerFn as _;
use ui::{
    EngagementLink, Locale,
    components::{ButtonLink, IconName, Journey, Look, MissionBadge, Notice, NoticeKind, TurnClock},
    form::{Form, Submit},
    format::{self, local},
    glossary::Explained,
    href, t,
};

use super::people::Contact;
use crate::api::need::SignOffNeed;

/// The days on which the steps were reached.
pub fn dates(locale: Locale, summary: &MissionSummary) -> Vec<(MissionState, String)> {
    let steps = [
        (MissionState::Draft, Some(summary.created_at)),
        (MissionState::Submitted, summary.signed_off_at),
        (MissionState::Open, summary.opened_at),
        (MissionState::Shortlisted, summary.shortlisted_at),
        (MissionState::Engaged, summary.engaged_at),
    ];
    let day = |(state, at): (MissionState, Option<DateTime<Utc>>)| Some((state, format::date_short(locale, local(at?).date())));
    steps.into_iter().filter_map(day).collect()
}

/// The head of the page of a need that was sent.
#[component]
pub fn Life(sheet: MissionSheet, chosen: Option<Candidate>, engagement: Option<EngagementId>, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    let summary = sheet.summary;
    let (title, lead) = match summary.state {
        MissionState::Draft | MissionState::Submitted => (t::ceo::submitted::title(locale), t::ceo::submitted::lead(locale).to_owned()),
        MissionState::Open => (t::ceo::open::title(locale), t::ceo::open::lead(locale).to_owned()),
        MissionState::Shortlisted => (t::ceo::shortlisted::title(locale), t::ceo::shortlisted::lead(locale).to_owned()),
        MissionState::Engaged => {
            let since = summary.engaged_at.map(|at| format::date_of(locale, at)).unwrap_or_default();
            (t::ceo::engaged::title(locale), t::ceo::engaged::lead(locale, since))
        }
        MissionState::Completed => (t::ceo::completed::title(locale), t::ceo::completed::lead(locale).to_owned()),
        MissionState::Cancelled => (t::ceo::cancelled::title(locale), t::ceo::cancelled::lead(locale).to_owned()),
    };
    let name = summary.title.clone();
    let state = summary.state;
    let dates = dates(locale, &summary);
    let clock = summary.wait().map(|wait| view! { <TurnClock wait reader=Role::Ceo now/> });
    view! {
        <div class="page-head">
            <Journey state dates/>
            <p class="cluster"><MissionBadge state/>{name.map(|name| view! { <span class="overline">{name}</span> })}</p>
            <h1>{title}</h1>
            <p class="lead"><Explained text=lead/></p>
            {clock}
            <Before state engagement/>
            <Next summary chosen engagement now/>
        </div>
    }
}

/// Somebody was chosen before, and is no more.
#[component]
fn Before(state: MissionState, engagement: Option<EngagementId>) -> impl IntoView {
    let locale = Locale::current();
    engagement.filter(|_| matches!(state, MissionState::Open | MissionState::Shortlisted | MissionState::Cancelled)).map(|engagement| {
        view! {
            <Notice title=t::handover::before::title(locale)>
                <p>{t::handover::before::text(locale)}</p>
                <p><EngagementLink engagement look=Look::Secondary/></p>
            </Notice>
        }
    })
}

/// What happens next, by state.
#[component]
fn Next(summary: MissionSummary, chosen: Option<Candidate>, engagement: Option<EngagementId>, now: DateTime<Utc>) -> impl IntoView {
    match summary.state {
        MissionState::Draft | MissionState::Submitted => view! { <Qualified summary now/> }.into_any(),
        MissionState::Open => view! { <Searched summary now/> }.into_any(),
        MissionState::Shortlisted => {
            let locale = Locale::current();
            let shortlist = href(locale, &format!("/needs/{}/shortlist", summary.id));
            view! { <p><ButtonLink href=shortlist>{t::ceo::shortlisted::button(locale)}</ButtonLink></p> }.into_any()
        }
        MissionState::Engaged => view! { <Engaged chosen engagement begins=true/> }.into_any(),
        MissionState::Completed => view! { <Engaged chosen engagement begins=false/> }.into_any(),
        MissionState::Cancelled => {
            let locale = Locale::current();
            view! { <p><ButtonLink href=href(locale, "/needs/new")>{t::ceo::list::new(locale)}</ButtonLink></p> }.into_any()
        }
    }
}

/// With staff: read, completed, signed off.
#[component]
fn Qualified(summary: MissionSummary, now: DateTime<Utc>) -> impl IntoView {
    use t::ceo::submitted as say;
    let locale = Locale::current();
    if summary.signed_off_at.is_some() {
        return view! { <Notice kind=NoticeKind::WhatIf title=say::signed_title(locale) icon=IconName::Check><p>{say::signed(locale)}</p></Notice> }.into_any();
    }
    if summary.sign_off_asked_at.is_some() {
        return view! {
            <Notice kind=NoticeKind::Warning title=say::sign_off_title(locale) icon=IconName::Pencil>
                <div class="stack">
                    <p>{say::sign_off(locale)}</p>
                    <Form name="sign_off" action=SignOffNeed::PATH hidden=vec![("mission", summary.id.to_string())]>
                        <Submit>{say::sign_off_button(locale)}</Submit>
                    </Form>
                </div>
            </Notice>
        }
        .into_any();
    }
    let due = promises::read_by(summary.submitted_at.unwrap_or(now));
    let when = t::need::send::by(locale, format::moment(locale, due, now));
    view! {
        <Notice title=say::wait_title(locale) icon=IconName::Clock>
            <p>{say::wait(locale, when)}</p>
        </Notice>
    }
    .into_any()
}

/// Open to the community.
#[component]
fn Searched(summary: MissionSummary, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    let due = promises::shortlist_by(summary.opened_at.unwrap_or(now));
    let moment = format::moment(locale, due, now);
    let sentence =
        if due < now { t::ceo::open::late(locale, moment) } else { t::ceo::open::wait(locale, t::need::send::by(locale, moment)) };
    let before = summary.shortlisted_at.map(|_| {
        let shortlist = href(locale, &format!("/needs/{}/shortlist", summary.id));
        view! { <p><ButtonLink look=Look::Secondary small=true href=shortlist>{t::ceo::open::before(locale)}</ButtonLink></p> }
    });
    view! {
        <Notice title=t::ceo::submitted::wait_title(locale) icon=IconName::Clock>
            <p>{sentence}</p>
            {before}
        </Notice>
    }
}

/// Somebody was chosen.
#[component]
fn Engaged(chosen: Option<Candidate>, engagement: Option<EngagementId>, begins: bool) -> impl IntoView {
    let locale = Locale::current();
    let contact = chosen.and_then(|candidate| candidate.revealed).map(|revealed| {
        view! {
            <section class="panel stack">
                <h2>{t::ceo::engaged::with(locale)}</h2>
                <Contact revealed/>
            </section>
        }
    });
    view! {
        {contact}
        {engagement.map(|engagement| view! { <p><EngagementLink engagement/></p> })}
        {begins.then(|| view! { <Notice title=t::ceo::engaged::next_title(locale) icon=IconName::Waypoints><p>{t::ceo::engaged::next(locale)}</p></Notice> })}
    }
}
