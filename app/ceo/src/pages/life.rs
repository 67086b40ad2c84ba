//! Where a need stands once it was sent: the journey, what happens next, who must act, until when.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{EngagementId, Role, lifecycle::MissionState};
use leptos::prelude::*;
use marketplace::{
    candidacies::read::Candidate,
    missions::{MissionSheet, MissionSummary},
};
use server_fn::ServerFn as _;
use ui::{
    EngagementLink, Locale,
    components::{Badge, ButtonLink, IconName, Journey, Look, MissionBadge, Notice, NoticeKind, Tone, TurnClock},
    form::{Form, Submit},
    format::{self, local},
    glossary::Explained,
    href, t,
};

use super::people::Contact;
use crate::api::need::SignOffNeed;

/// Whoever was chosen, and the work with them.
#[derive(Debug, Clone, Default)]
pub struct Work {
    pub chosen: Option<Candidate>,
    pub engagement: Option<EngagementId>,
    /// The first day of the terms that hold.
    pub first_day: Option<NaiveDate>,
}

/// Where a need stands, as its CEO calls it: what staff has to qualify is read with them.
#[component]
pub fn NeedBadge(state: MissionState) -> impl IntoView {
    match state {
        MissionState::Submitted => view! { <Badge tone=Tone::Need>{t::ceo::submitted::badge(Locale::current())}</Badge> }.into_any(),
        _ => view! { <MissionBadge state/> }.into_any(),
    }
}

/// The title of the page and the sentence under it.
fn head(locale: Locale, summary: &MissionSummary) -> (&'static str, String) {
    use t::ceo::submitted as sent;
    let plain = |title, lead: &str| (title, lead.to_owned());
    match summary.state {
        MissionState::Submitted if summary.signed_off_at.is_some() => plain(sent::signed_title(locale), sent::signed(locale)),
        MissionState::Submitted if summary.sign_off_asked_at.is_some() => plain(sent::asked_title(locale), sent::asked(locale)),
        MissionState::Draft | MissionState::Submitted => plain(sent::title(locale), sent::lead(locale)),
        MissionState::Open => plain(t::ceo::open::title(locale), t::ceo::open::lead(locale)),
        MissionState::Shortlisted => plain(t::ceo::shortlisted::title(locale), t::ceo::shortlisted::lead(locale)),
        MissionState::Engaged => {
            let since = summary.engaged_at.map(|at| format::date_of(locale, at)).unwrap_or_default();
            (t::ceo::engaged::title(locale), t::ceo::engaged::lead(locale, since))
        }
        MissionState::Completed => plain(t::ceo::completed::title(locale), t::ceo::completed::lead(locale)),
        MissionState::Cancelled => plain(t::ceo::cancelled::title(locale), t::ceo::cancelled::lead(locale)),
    }
}

/// The head of the page of a need that was sent. Who reads an open mission is said here, unless it `is_public`: a notice below says that.
#[component]
pub fn Life(sheet: MissionSheet, work: Work, is_public: bool, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    let summary = sheet.summary;
    let (title, lead) = head(locale, &summary);
    let name = summary.title.clone();
    let state = summary.state;
    let said_below = is_public && state == MissionState::Open;
    let lead = (!said_below).then(|| view! { <p class="lead"><Explained text=lead/></p> });
    let reached = summary.reached();
    let clock = summary.wait().map(|wait| view! { <TurnClock wait reader=Role::Ceo now/> });
    let engagement = work.engagement;
    view! {
        <div class="page-head">
            <Journey state reached/>
            <p class="cluster"><NeedBadge state/>{name.map(|name| view! { <span class="overline">{name}</span> })}</p>
            <h1>{title}</h1>
            {lead}
            {clock}
            <Before state engagement/>
            <Next summary work now/>
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
fn Next(summary: MissionSummary, work: Work, now: DateTime<Utc>) -> impl IntoView {
    match summary.state {
        MissionState::Draft | MissionState::Submitted => view! { <Qualified summary/> }.into_any(),
        MissionState::Open => view! { <Searched summary now/> }.into_any(),
        MissionState::Shortlisted => {
            let locale = Locale::current();
            let shortlist = href(locale, &format!("/needs/{}/shortlist", summary.id));
            view! { <p><ButtonLink href=shortlist>{t::ceo::shortlisted::button(locale)}</ButtonLink></p> }.into_any()
        }
        MissionState::Engaged => {
            let begins = work.first_day.is_none_or(|day| local(now).date() < day);
            view! { <Engaged work begins/> }.into_any()
        }
        MissionState::Completed => view! { <Engaged work begins=false/> }.into_any(),
        MissionState::Cancelled => {
            let locale = Locale::current();
            view! { <p><ButtonLink href=href(locale, "/needs/new")>{t::ceo::list::new(locale)}</ButtonLink></p> }.into_any()
        }
    }
}

/// With staff: read, completed, signed off.
#[component]
fn Qualified(summary: MissionSummary) -> impl IntoView {
    use t::ceo::submitted as say;
    let locale = Locale::current();
    if summary.signed_off_at.is_some() {
        return ().into_any();
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
    view! {
        <Notice title=say::wait_title(locale) icon=IconName::Clock>
            <p>{say::wait(locale)}</p>
        </Notice>
    }
    .into_any()
}

/// Open to the community.
#[component]
fn Searched(summary: MissionSummary, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    // Until when, the clock above says.
    let is_late = summary.wait().is_some_and(|wait| wait.is_late(now));
    let sentence = if is_late { t::ceo::open::late(locale) } else { t::ceo::open::wait(locale) };
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
fn Engaged(work: Work, begins: bool) -> impl IntoView {
    let locale = Locale::current();
    let contact = work.chosen.and_then(|candidate| candidate.revealed).map(|revealed| {
        view! {
            <section class="panel stack">
                <h2>{t::ceo::engaged::with(locale)}</h2>
                <Contact revealed brief=true/>
            </section>
        }
    });
    view! {
        {work.engagement.map(|engagement| view! { <p><EngagementLink engagement/></p> })}
        {begins.then(|| view! { <Notice title=t::ceo::engaged::next_title(locale) icon=IconName::Waypoints><p>{t::ceo::engaged::next(locale)}</p></Notice> })}
        {contact}
    }
}
