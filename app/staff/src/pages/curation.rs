//! Choosing people for one mission: the ranked profiles, one of them looked at closely, and the selection as a working sheet beside them.

mod peek;
mod pool;
mod proposal;
mod selection;
mod short;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::{
    MissionId, ProfileId,
    lifecycle::{CandidacyState, MissionState},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use marketplace::{
    candidacies::{
        invite::open_invitations,
        read::{StaffCandidacy, of_mission},
    },
    conflicts::for_staff,
    matches::{RankedProfile, Ranking, ranking},
    missions::{MissionSheet, read},
};
use ui::{
    Locale, Nav, Page,
    components::{Notice, NoticeKind, Weight, WhatIfItem, WhatIfs},
    criterion_value, explain, href,
    server::{market, page},
    t,
};

use super::{
    conflicts::{Conflicts, Found},
    words::{Due, company},
};
use crate::asked::{curation_path, id, mission_path, staff};
use peek::Peek;
use pool::{Pool, Room};
use proposal::Proposal;
use selection::Selection;

/// Which page of the ranking is shown, and of which mission; every link of the page keeps it.
#[derive(Debug, Clone, Copy)]
struct Shown {
    mission: MissionId,
    state: MissionState,
    /// From 0.
    page: i64,
}

impl Shown {
    /// The address of a page, counted from 1.
    fn page_address(self, locale: Locale, page: i64) -> String {
        href(locale, &format!("{}?page={page}", curation_path(self.mission)))
    }

    /// The address of a profile looked at beside this page.
    fn peek_address(self, locale: Locale, profile: ProfileId) -> String {
        href(locale, &format!("{}?page={}&peek={profile}#peek", curation_path(self.mission), self.page + 1))
    }

    /// Whether people may still be brought to the mission.
    fn is_open(self) -> bool {
        matches!(self.state, MissionState::Open | MissionState::Shortlisted)
    }
}

/// `/staff/missions/:mission/curation?page=…&peek=…`.
#[component]
pub fn CurationPage() -> impl IntoView {
    let locale = Locale::current();
    let mission = use_params_map().read_untracked().get("mission").unwrap_or_default();
    let query = use_query_map().read_untracked().clone();
    page(async move {
        let (market, staff) = (market(), staff()?);
        let mission = id(&mission)?;
        let sheet = read::sheet_for_staff(&market, &staff, mission).await?;
        let people = of_mission(&market, &staff, mission).await?;
        let peek: Option<ProfileId> = query.get("peek").map(|profile| id(&profile)).transpose()?;
        let number = ui::server::page_number(query.get("page").as_deref());
        let also: Vec<ProfileId> = people.iter().map(|one| one.profile).chain(peek).collect();
        let found = ranking(&market, &staff, mission, usize::try_from(number).unwrap_or(0), &also).await?;
        let asked: Vec<ProfileId> = found.profiles.iter().chain(&found.also).map(|one| one.facts.id).chain(also).collect();
        let conflicts = for_staff(&market, &staff, mission, &asked).await?;
        let absent = peek.is_some_and(|peek| found.also.iter().all(|one| one.facts.id != peek));
        let peeked = peek.and_then(|peek| found.also.iter().find(|one| one.facts.id == peek).cloned());
        let room = Room { open: open_invitations(&market, &staff, &asked).await?, most: market.open_invitations(), now: market.now() };
        let shown = Shown { mission, state: sheet.summary.state, page: number };
        let title = t::staff::curation::title(locale, company(locale, sheet.summary.company.as_deref()));
        Ok(view! {
            <Page title nav=Some(Nav::Missions) body_class="staff">
                <div class="page wide curation"><Whole shown sheet people found conflicts room peeked absent now=market.now()/></div>
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Whole(
    shown: Shown,
    sheet: MissionSheet,
    people: Vec<StaffCandidacy>,
    found: Arc<Ranking>,
    conflicts: Found,
    room: Room,
    peeked: Option<RankedProfile>,
    // Somebody was asked for who is not in this ranking.
    absent: bool,
    now: DateTime<Utc>,
) -> impl IntoView {
    let ceo = sheet.summary.ceo.clone();
    view! {
        <Head sheet=sheet.clone() now/>
        <div class="curation-grid">
            <section class="pool" aria-labelledby="pool">
                <NobodyFits found=found.clone()/>
                <Proposal shown found=found.clone()/>
                <Pool shown found=found.clone() people=people.clone() conflicts=conflicts.clone() room peeked=peeked.as_ref().map(|one| one.facts.id)/>
                {absent.then(|| view! { <Notice title=t::staff::peek::absent(Locale::current())/> })}
                {peeked.map(|one| view! { <Peek conflicts=conflicts.get(&one.facts.id).cloned() one text=sheet.words.clone()/> })}
                <ConflictsOf people=people.clone() conflicts/>
                <Changes found=found.clone()/>
            </section>
            <Selection shown people found ceo now/>
        </div>
    }
}

/// The company, what it wishes for, and until when people are promised.
#[component]
fn Head(sheet: MissionSheet, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    let name = company(locale, sheet.summary.company.as_deref());
    let mut criteria: Vec<_> = sheet.criteria.iter().map(|row| row.criterion.clone()).collect();
    criteria.sort_by_key(|criterion| criterion.importance);
    let wish = |criterion: domain::Criterion| {
        view! { <li><Weight importance=Some(criterion.importance) label=criterion_value(locale, &criterion.value)/></li> }
    };
    view! {
        <div class="mission-line">
            <div>
                <p class="quiet-text">
                    <a href=href(locale, Nav::Missions.path())>{t::staff::missions::title(locale)}</a>" / "
                    <a href=href(locale, &mission_path(sheet.summary.id))>{name.clone()}</a>
                </p>
                <h1>{name}</h1>
            </div>
            <ul role="list" class="wishes" aria-label=t::staff::curation::wishes(locale)>{criteria.into_iter().map(wish).collect_view()}</ul>
            <Due due=sheet.summary.due() now/>
        </div>
    }
}

/// What is to be cleared up with those who have a part in the mission.
#[component]
fn ConflictsOf(people: Vec<StaffCandidacy>, conflicts: Found) -> impl IntoView {
    let running =
        people.into_iter().filter(|one| !matches!(one.state, CandidacyState::Ended | CandidacyState::Declined | CandidacyState::Withdrawn));
    let notes = running.filter_map(|one| conflicts.get(&one.profile).cloned().map(|found| view! { <Conflicts found name=one.name/> }));
    notes.collect_view()
}

/// Says so when nobody is a good match, and what blocks.
#[component]
fn NobodyFits(found: Arc<Ranking>) -> impl IntoView {
    let locale = Locale::current();
    found.no_good_match.as_ref().map(|none| {
        let ask = none.ask.as_ref().map(|question| explain::question_line(locale, explain::Reader::Staff, question).text);
        let lines = explain::no_good_match(locale, none).into_iter().chain(ask);
        view! {
            <Notice kind=NoticeKind::Warning title=t::staff::curation::nobody(locale)>
                <ul>{lines.map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            </Notice>
        }
    })
}

/// What would bring more people.
#[component]
fn Changes(found: Arc<Ranking>) -> impl IntoView {
    let locale = Locale::current();
    let item = |change: &matching::rank::WhatIf| {
        let (title, result) = explain::what_if(locale, change);
        view! { <WhatIfItem title result/> }
    };
    let items = found.what_if.iter().map(item).collect_view();
    (!found.what_if.is_empty()).then(|| view! { <WhatIfs title=t::staff::curation::what_if(locale)>{items}</WhatIfs> })
}
