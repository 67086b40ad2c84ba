//! What is not said yet, and which missions it costs: each with the way to say it.

use domain::{CriterionKind, profile::Section};
use leptos::prelude::*;
use marketplace::matches::Cost;
use ui::{
    Locale,
    components::{Notice, NoticeKind},
    criterion_label, href, t,
};

use super::edit_address;

/// How many are shown: those that cost most.
const SHOWN: usize = 4;

/// The costliest silences; nothing where there are none.
#[component]
pub fn Silences(costs: Vec<Cost>) -> impl IntoView {
    use t::profile::missing as say;
    let locale = Locale::current();
    let count = u32::try_from(costs.len()).unwrap_or(u32::MAX);
    let one = |cost: Cost| view! { <li><Silence cost/></li> };
    (count > 0).then(|| {
        view! {
            <Notice kind=NoticeKind::WhatIf title=say::title(locale, count)>
                <ul role="list" class="asks">{costs.into_iter().take(SHOWN).map(one).collect_view()}</ul>
            </Notice>
        }
    })
}

#[component]
fn Silence(cost: Cost) -> impl IntoView {
    use t::profile::missing as say;
    let locale = Locale::current();
    let what = cost.kind.map_or_else(|| say::story(locale), |kind| criterion_label(locale, kind));
    let asked = say::asked(locale, cost.asked_by);
    let fitting = (cost.could_fit > 0).then(|| say::could_fit(locale, cost.could_fit));
    let mission = |(id, title): (domain::MissionId, String)| view! { <li><a href=href(locale, &format!("/offers/{id}"))>{title}</a></li> };
    let missions = cost.missions.into_iter().map(mission).collect_view();
    view! {
        <strong>{what}</strong> " " <a href=edit_address(locale, section_of(cost.kind)) aria-label=say::answer_label(locale, what)>{say::answer(locale)}</a>
        <p>{asked} {fitting.map(|fitting| format!(" {fitting}"))}</p>
        <ul class="costs">{missions}</ul>
    }
}

/// Where an answer is given.
fn section_of(kind: Option<CriterionKind>) -> Section {
    match kind {
        None => Section::Presentation,
        Some(CriterionKind::Stack) => Section::Stack,
        Some(CriterionKind::Sector) => Section::Sectors,
        Some(CriterionKind::Impact) => Section::Impacts,
        Some(CriterionKind::MissionType) => Section::Missions,
        Some(CriterionKind::Area | CriterionKind::Stage | CriterionKind::Orientation) => Section::Strengths,
        Some(CriterionKind::Rhythm | CriterionKind::Rate | CriterionKind::Place | CriterionKind::Language | CriterionKind::Start) => {
            Section::Terms
        }
    }
}
