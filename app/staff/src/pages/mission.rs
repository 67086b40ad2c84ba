//! One mission for staff: the CEO's words beside the criteria, what is still open, the next step, and the people.

mod candidacies;
mod company;
mod criteria;
mod posting;
mod steps;

use chrono::{DateTime, Utc};
use domain::{CandidacyId, EngagementId, lifecycle::CandidacyState};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marketplace::{
    Problem,
    candidacies::read::{StaffCandidacy, of_mission},
    companies::{self, CompanyCard},
    conflicts, engagements,
    meetings::{self, MeetingSheet},
    messages,
    missions::{
        MissionSheet, MissionSummary, read,
        situation::{self, SituationSheet},
        staff_editor,
    },
    postings::{self, Posting},
};
use ui::{
    Locale, Nav, Page,
    components::{Journey, MissionBadge},
    href,
    meeting::MeetingPanel,
    server::{market, page, visitor},
    t,
};

use super::words::{Due, company};
use crate::asked::{id, staff};
use candidacies::Candidacies;
use company::Company;
use criteria::Criteria;
use posting::PostingPanel;
use steps::{NextMeeting, Steps};

/// `/staff/missions/:mission`.
#[component]
pub fn MissionPage() -> impl IntoView {
    let locale = Locale::current();
    let mission = use_params_map().read_untracked().get("mission").unwrap_or_default();
    page(async move {
        let (market, staff) = (market(), staff()?);
        let mission = id(&mission)?;
        let sheet = read::sheet_for_staff(&market, &staff, mission).await?;
        let situation = situation::read(&market, &staff_editor(&staff, mission), &sheet.words).await?;
        let people = of_mission(&market, &staff, mission).await?;
        let written = messages::read::counts_of_mission(&market, &staff, mission).await?;
        let meetings = meetings_of(&people).await?;
        let card = companies::of_mission(&market, &staff, mission).await?;
        let rivals = conflicts::of_mission(&market, &staff, mission).await?;
        let posting = postings::read::of_mission(&market, &staff, mission).await?;
        let engagement = engagements::of_mission(&market, &visitor(), mission).await?;
        let title = company(locale, sheet.summary.company.as_deref());
        Ok(view! {
            <Page title nav=Some(Nav::Missions) body_class="staff">
                <div class="page wide"><Whole sheet situation people written meetings engagement card rivals posting now=market.now()/></div>
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Whole(
    sheet: MissionSheet,
    situation: SituationSheet,
    people: Vec<StaffCandidacy>,
    // How much stands in each conversation, and how much of it waits.
    written: Vec<(CandidacyId, u32, u32)>,
    meetings: Vec<MeetingSheet>,
    engagement: Option<EngagementId>,
    // None once the mission has ended.
    card: Option<CompanyCard>,
    rivals: Vec<String>,
    posting: Option<Posting>,
    now: DateTime<Utc>,
) -> impl IntoView {
    let summary = sheet.summary.clone();
    let reached = summary.reached();
    let state = summary.state;
    let mission = summary.id;
    let meeting = NextMeeting::of(&people, &meetings);
    // What is to be done comes first.
    let first = card.as_ref().is_some_and(CompanyCard::is_to_check);
    let company = card.map(|card| view! { <Company mission card rivals now/> });
    let (before, after) = if first { (company, None) } else { (None, company) };
    view! {
        <Head summary=summary.clone() now/>
        <Journey state reached/>
        <div class="curation-grid">
            <div class="pool">
                {before}
                <Criteria sheet situation now/>
                {after}
                <PostingPanel posting/>
                {meetings.into_iter().map(|sheet| view! { <MeetingPanel sheet now/> }).collect_view()}
            </div>
            <Steps summary meeting engagement now/>
        </div>
        <Candidacies mission people written state now/>
    }
}

/// The meetings of those who are introduced and neither chosen nor turned down.
async fn meetings_of(people: &[StaffCandidacy]) -> Result<Vec<MeetingSheet>, Problem> {
    let (market, visitor) = (market(), visitor());
    let mut sheets = Vec::new();
    for one in people.iter().filter(|one| one.state == CandidacyState::Introduced) {
        sheets.push(meetings::sheet(&market, &meetings::participant(&market, &visitor, one.id).await?).await?);
    }
    Ok(sheets)
}

#[component]
fn Head(summary: MissionSummary, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    view! {
        <div class="mission-line">
            <div>
                <p class="quiet-text"><a href=href(locale, Nav::Missions.path())>{t::staff::missions::title(locale)}</a></p>
                <h1>{company(locale, summary.company.as_deref())}</h1>
            </div>
            <div class="cluster">
                <MissionBadge state=summary.state/>
                <span>{summary.title.clone().unwrap_or_default()}</span>
                <span class="quiet-text">{summary.ceo.clone().unwrap_or_default()}</span>
            </div>
            <Due due=summary.due() now/>
        </div>
    }
}
