//! One need, by where it stands in its life.

use domain::{
    EngagementId,
    lifecycle::{CandidacyState, MissionState},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use marketplace::{
    Problem,
    candidacies::{self, read::Candidate},
    conflicts::of_holder,
    engagements, matches,
    missions::{
        MissionHolder, MissionSheet, read,
        situation::{self, SituationSheet},
    },
    postings::{self, Posting},
};
use matching::rank::WhatIf;
use ui::{
    Locale, NavLink, Page,
    criterion::Suggestions,
    href,
    server::{market, page, visitor},
    t,
};

use super::{
    agency::{Agency, AgencyNotice},
    cancel::Cancel,
    criteria::{Criteria, Desk},
    draft::{Asked, DraftPage, desk},
    life::Life,
    posting::PostingLink,
    proof,
    rivals::Rivals,
    send::Sender,
    sheet::SentSheet,
    what_ifs::Changes,
};

/// `/needs/:mission`. `?open=` unfolds a criterion, `?add=` asks for one more of a kind.
#[component]
pub fn NeedPage() -> impl IntoView {
    let mission = use_params_map().with_untracked(|params| params.get("mission")).unwrap_or_default();
    let asked = use_query_map().with_untracked(|query| Asked {
        open: query.get("open").and_then(|id| id.parse().ok()),
        add: query.get("add").and_then(|kind| kind.parse().ok()),
    });
    page(async move {
        let (market, visitor) = (market(), visitor());
        let holder = proof::holder(&mission).await?;
        let sheet = read::sheet(&market, &holder).await?;
        let situation = situation::read(&market, &holder.editor(), &sheet.words).await?;
        let desk = desk(&market, &sheet);
        let agency = Agency::of(&holder, &sheet).await?;
        let rivals = of_holder(&market, &holder).await?;
        if sheet.summary.state == MissionState::Draft {
            let company = visitor.signed_in().and_then(|who| who.company()).map(str::to_owned);
            let sender = Sender { owns: holder.owner().is_ok(), company, now: market.now() };
            return Ok(view! { <DraftPage desk sheet situation agency asked sender rivals/> }.into_any());
        }
        let chosen = chosen(&holder, sheet.summary.state).await?;
        let engagement = engagements::of_mission(&market, &visitor, sheet.summary.id).await?;
        let open = sheet.summary.state == MissionState::Open;
        let changes = if open { matches::what_ifs(&market, &holder.owner()?).await? } else { Vec::new() };
        let posting = match holder.owner() {
            Ok(owner) => postings::read::own(&market, &owner).await?,
            Err(_) => None,
        };
        let now = market.now();
        Ok(view! { <SentPage desk sheet situation agency asked chosen engagement changes rivals posting now/> }.into_any())
    })
}

/// Whoever was chosen, once the mission is engaged.
async fn chosen(holder: &MissionHolder, state: MissionState) -> Result<Option<Candidate>, Problem> {
    if !matches!(state, MissionState::Engaged | MissionState::Completed) {
        return Ok(None);
    }
    let candidates = candidacies::read::shortlist(&market(), &holder.owner()?).await?;
    Ok(candidates.into_iter().find(|candidate| candidate.state == CandidacyState::Selected))
}

/// The links of a mission whose shortlist has been put before the CEO.
pub fn beside(locale: Locale, sheet: &MissionSheet, on_shortlist: bool) -> Vec<NavLink> {
    let here = format!("/needs/{}", sheet.summary.id);
    let link = |path: &str, label: &str, current| NavLink { href: href(locale, path), label: label.to_owned(), current };
    let shortlist =
        sheet.summary.shortlisted_at.map(|_| link(&format!("{here}/shortlist"), t::shared::nav::shortlist(locale), on_shortlist));
    [link(&here, t::shared::nav::need(locale), !on_shortlist)].into_iter().chain(shortlist).collect()
}

/// A need that was sent: where it stands, then its words and criteria.
#[component]
fn SentPage(
    desk: Desk,
    sheet: MissionSheet,
    situation: SituationSheet,
    agency: Agency,
    asked: Asked,
    chosen: Option<Candidate>,
    engagement: Option<EngagementId>,
    changes: Vec<WhatIf>,
    rivals: Vec<String>,
    posting: Option<Posting>,
    now: chrono::DateTime<chrono::Utc>,
) -> impl IntoView {
    let locale = Locale::current();
    let title = sheet.summary.title.clone().unwrap_or_else(|| t::ceo::list::untitled(locale).to_owned());
    let ended = matches!(sheet.summary.state, MissionState::Completed | MissionState::Cancelled);
    let links = beside(locale, &sheet, false);
    view! {
        <Page title=title nav=None beside=links explained=true>
            <div class="page need-editor">
                <Life sheet=sheet.clone() chosen engagement now/>
                <PostingLink mission=desk.mission state=sheet.summary.state posting/>
                <div class="need-grid">
                    <div class="sheet-side">
                        <SentSheet sheet=sheet.clone() open=asked.open/>
                        {desk.editable.then(|| view! { <AgencyNotice mission=desk.mission agency/> })}
                        <Rivals mission=desk.mission names=rivals editable=!ended/>
                    </div>
                    <section class="criteria-side" aria-labelledby="criteria"><Criteria desk sheet situation open=asked.open add=asked.add/></section>
                </div>
                <Changes found=changes/>
                {(!ended).then(|| view! { <Cancel mission=desk.mission/> })}
                {desk.editable.then(|| view! { <Suggestions/> })}
            </div>
        </Page>
    }
}
