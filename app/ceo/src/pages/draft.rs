//! A need while it is written: the sheet, what was understood beside it, and the way to the team.

use domain::{CriterionId, CriterionKind, lifecycle::MissionState};
use leptos::prelude::*;
use marketplace::{
    Marketplace,
    missions::{MissionSheet, situation::SituationSheet},
};
use ui::{Locale, Nav, Page, components::PageHead, criterion::Suggestions, form::FormMemory, format::local, href, t};

use super::{
    agency::{Agency, AgencyNotice},
    asks::Asks,
    cancel::Cancel,
    criteria::{Criteria, Desk},
    rivals::Rivals,
    send::{Send, Sender},
    sheet::Sheet,
};

/// What the forms of this need's criteria need to know.
pub fn desk(market: &Marketplace, sheet: &MissionSheet) -> Desk {
    let editable = matches!(sheet.summary.state, MissionState::Draft | MissionState::Submitted);
    Desk { mission: sheet.summary.id, today: local(market.now()).date(), editable }
}

/// What the address asks for: a criterion to unfold, a kind to add.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked {
    pub open: Option<CriterionId>,
    pub add: Option<CriterionKind>,
}

/// The page of a draft. The first criterion is unfolded where nothing else is asked for, to show that they unfold.
#[component]
pub fn DraftPage(
    desk: Desk,
    sheet: MissionSheet,
    situation: SituationSheet,
    agency: Agency,
    asked: Asked,
    sender: Sender,
    rivals: Vec<String>,
) -> impl IntoView {
    let locale = Locale::current();
    let first = sheet.criteria.first().map(|row| row.id).filter(|_| asked.add.is_none());
    // Of the criteria one is unfolded: where a form was refused, the one that it stands in.
    let open = asked.open.or(first).filter(|_| !FormMemory::is_there());
    let preview = href(locale, &format!("/needs/{}/preview", desk.mission));
    let is_owned = sheet.summary.ceo.is_some();
    view! {
        <Page title=t::need::title(locale) nav=Some(Nav::Needs) explained=true>
            <div class="page need-editor">
                <PageHead title=t::need::title(locale) lead=t::need::lead(locale)/>
                <div class="need-grid">
                    <div class="sheet-side">
                        <Sheet sheet=sheet.clone() open/>
                        <div id="asks"><Asks desk sheet=sheet.clone()/></div>
                        <AgencyNotice mission=desk.mission agency/>
                        <Rivals mission=desk.mission names=rivals editable=true/>
                        <p><a href=preview>{t::need::preview::link(locale)}</a></p>
                    </div>
                    <section class="criteria-side" id="understood" aria-labelledby="criteria">
                        <Criteria desk sheet=sheet.clone() situation open add=asked.add/>
                    </section>
                    <span class="live-tie" aria-hidden="true"></span>
                </div>
                <Send summary=sheet.summary sender/>
                {is_owned.then(|| view! { <Cancel mission=desk.mission is_draft=true/> })}
                <Suggestions/>
            </div>
        </Page>
    }
}
