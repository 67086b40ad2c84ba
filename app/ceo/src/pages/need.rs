//! One need, by where it stands in its life.

use domain::lifecycle::{CandidacyState, MissionState, PostingState};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use marketplace::{
    Problem, candidacies,
    conflicts::of_holder,
    engagements, matches,
    missions::{
        MissionHolder, MissionSheet, MissionSummary, read,
        situation::{self, SituationSheet},
    },
    postings::{self, Posting},
    terms,
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
    life::{Life, Work},
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
        let work = work(&holder, &sheet.summary).await?;
        let open = sheet.summary.state == MissionState::Open;
        let changes = if open { matches::what_ifs(&market, &holder.owner()?).await? } else { Vec::new() };
        let posting = match holder.owner() {
            Ok(owner) => postings::read::own(&market, &owner).await?,
            Err(_) => None,
        };
        let now = market.now();
        Ok(view! { <SentPage desk sheet situation agency asked work changes rivals posting now/> }.into_any())
    })
}

/// Whoever was chosen, once the mission is engaged, and when the work begins.
async fn work(holder: &MissionHolder, summary: &MissionSummary) -> Result<Work, Problem> {
    let (market, visitor) = (market(), visitor());
    let engagement = engagements::of_mission(&market, &visitor, summary.id).await?;
    if !matches!(summary.state, MissionState::Engaged | MissionState::Completed) {
        return Ok(Work { engagement, ..Work::default() });
    }
    let candidates = candidacies::read::shortlist(&market, &holder.owner()?).await?;
    let chosen = candidates.into_iter().find(|candidate| candidate.state == CandidacyState::Selected);
    let first_day = match engagement {
        Some(engagement) => {
            let terms = terms::sheet(&market, &engagements::party(&market, &visitor, engagement).await?).await?;
            terms.in_force().map(|version| version.terms.start)
        }
        None => None,
    };
    Ok(Work { chosen, engagement, first_day })
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
    work: Work,
    changes: Vec<WhatIf>,
    rivals: Vec<String>,
    posting: Option<Posting>,
    now: chrono::DateTime<chrono::Utc>,
) -> impl IntoView {
    let locale = Locale::current();
    let title = sheet.summary.title.clone().unwrap_or_else(|| t::ceo::list::untitled(locale).to_owned());
    let ended = matches!(sheet.summary.state, MissionState::Completed | MissionState::Cancelled);
    let is_searched = !ended && sheet.summary.state != MissionState::Engaged;
    let is_public = posting.as_ref().is_some_and(|posting| posting.state == PostingState::Published);
    let links = beside(locale, &sheet, false);
    view! {
        <Page title=title nav=None beside=links explained=true>
            <div class="page need-editor">
                <Life sheet=sheet.clone() work is_public now/>
                <PostingLink mission=desk.mission state=sheet.summary.state posting/>
                <div class="need-grid">
                    <div class="sheet-side">
                        <SentSheet sheet=sheet.clone() open=asked.open/>
                        {desk.editable.then(|| view! { <AgencyNotice mission=desk.mission agency/> })}
                        <Rivals mission=desk.mission names=rivals editable=is_searched/>
                    </div>
                    <section class="criteria-side" aria-labelledby="criteria"><Criteria desk sheet situation open=asked.open add=asked.add/></section>
                </div>
                <Changes found=changes/>
                {(!ended).then(|| view! { <Cancel mission=desk.mission is_draft=false/> })}
                {desk.editable.then(|| view! { <Suggestions/> })}
            </div>
        </Page>
    }
}
