//! About three people side by side, without a name until both said yes.

use chrono::NaiveDate;
use domain::{CandidacyId, MissionId, Role, lifecycle::MissionState};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use marketplace::{
    candidacies::read::{self, Candidate},
    matches,
    meetings::{Impression, impression},
    missions::{self, MissionSheet},
};
use matching::rank::WhatIf;
use server_fn::ServerFn as _;
use ui::{
    Locale, Page,
    components::{ButtonLink, Candidates, Crossing, Crossings, DeckKey, Empty, Glance, Journey, Look, Person, Tab, Tabs, TurnClock},
    explain::{self, CrossingWords, Reader},
    form::{Field, Folded, Form, Submit, TextArea},
    format::local,
    href,
    meeting::Noted,
    server::{market, page},
    site::nav::RANKING,
    t,
};

use super::{
    column::{PersonColumn, column_id},
    need::beside,
    people::{Actions, ending, has_ended, name},
    proof,
    what_ifs::Changes,
};
use crate::api::shortlist::SearchOn;

const SEARCH_ON: &str = "search_on";

/// `/needs/:mission/shortlist`. `?person=` is whose bridge is shown word by word.
#[component]
pub fn ShortlistPage() -> impl IntoView {
    let mission = use_params_map().with_untracked(|params| params.get("mission")).unwrap_or_default();
    let person = use_query_map().with_untracked(|query| query.get("person")).and_then(|id| id.parse().ok());
    page(async move {
        let market = market();
        let holder = proof::holder(&mission).await?;
        let owner = holder.owner()?;
        let candidates = read::shortlist(&market, &owner).await?;
        let noted = impression::own(&market, &owner).await?;
        let sheet = missions::read::sheet(&market, &holder).await?;
        let running = sheet.summary.state == MissionState::Shortlisted;
        let changes = if running { matches::what_ifs(&market, &owner).await? } else { Vec::new() };
        let today = local(market.now()).date();
        Ok(view! { <Shortlist sheet candidates noted changes person today/> }.into_any())
    })
}

#[component]
fn Shortlist(
    sheet: MissionSheet,
    candidates: Vec<Candidate>,
    /// What the CEO noted of those met.
    noted: Vec<(CandidacyId, Impression)>,
    changes: Vec<WhatIf>,
    person: Option<CandidacyId>,
    today: NaiveDate,
) -> impl IntoView {
    let locale = Locale::current();
    let links = beside(locale, &sheet, true);
    let mission = sheet.summary.id;
    let running = sheet.summary.state == MissionState::Shortlisted;
    let (ended, standing): (Vec<_>, Vec<_>) = candidates.into_iter().partition(has_ended);
    let nobody = standing.is_empty() && ended.is_empty();
    let lead = match sheet.summary.state {
        MissionState::Shortlisted => t::ceo::shortlist::lead(locale),
        MissionState::Open => t::ceo::shortlist::again(locale),
        _ => t::ceo::shortlist::over(locale),
    };
    let title = if nobody { t::ceo::shortlist::wait_title(locale).to_owned() } else { title(locale, standing.len()) };
    let content = if nobody {
        view! { <Waiting mission/> }.into_any()
    } else {
        let reached = sheet.summary.reached();
        let now = market().now();
        let clock = sheet.summary.wait().map(|wait| view! { <TurnClock wait reader=Role::Ceo now/> });
        view! {
            <div class="page-head">
                <Journey state=sheet.summary.state reached/>
                <h1>{title.clone()}</h1>
                <p class="lead">{lead}</p>
                {clock}
                <DeckKey explained=href(locale, RANKING)/>
            </div>
            <Columns mission candidates=standing.clone() noted running today/>
            <WordByWord sheet candidates=standing person/>
            <Changes found=changes/>
            {running.then(|| view! { <NoneOfThem mission/> })}
            <Ended candidates=ended/>
        }
        .into_any()
    };
    view! { <Page title nav=None beside=links explained=true><div class="page">{content}</div></Page> }
}

fn title(locale: Locale, people: usize) -> String {
    use t::ceo::shortlist as say;
    match people {
        0 => say::none_left(locale).to_owned(),
        1 => say::one_title(locale).to_owned(),
        2 => say::two_title(locale).to_owned(),
        3 => say::three_title(locale).to_owned(),
        people => say::many_title(locale, people),
    }
}

/// Nobody was proposed yet.
#[component]
fn Waiting(mission: MissionId) -> impl IntoView {
    let locale = Locale::current();
    view! {
        <h1 class="visually-hidden">{t::ceo::shortlist::wait_title(locale)}</h1>
        <Empty title=t::ceo::shortlist::wait_title(locale) text=t::ceo::shortlist::wait(locale) laid=6>
            <ButtonLink href=href(locale, &format!("/needs/{mission}"))>{t::ceo::shortlist::back(locale)}</ButtonLink>
        </Empty>
    }
}

/// The people, on shared rows; on a small screen, first in three lines.
#[component]
fn Columns(
    mission: MissionId,
    candidates: Vec<Candidate>,
    noted: Vec<(CandidacyId, Impression)>,
    running: bool,
    today: NaiveDate,
) -> impl IntoView {
    let locale = Locale::current();
    let people = candidates.iter().map(|one| (column_id(one), name(one), one.matched.ceo)).collect();
    let column = move |(at, candidate): (usize, Candidate)| {
        let first = at == 0;
        let own = noted.iter().find(|(id, _)| *id == candidate.id).map(|(_, impression)| impression.clone());
        let own = own
            .map(|impression| view! { <p><strong>{t::meetings::impression::mine(locale)}</strong></p> <Noted impression side=Role::Ceo/> });
        view! { <PersonColumn candidate=candidate.clone() first today>{own}<Actions mission candidate running first/></PersonColumn> }
    };
    view! {
        <Glance label=t::ceo::shortlist::glance(locale) people/>
        <Candidates>{candidates.into_iter().enumerate().map(column).collect_view()}</Candidates>
    }
}

/// One person's bridge: each of the CEO's words, the tie, the proof.
#[component]
fn WordByWord(sheet: MissionSheet, candidates: Vec<Candidate>, person: Option<CandidacyId>) -> impl IntoView {
    let locale = Locale::current();
    let shown = candidates.iter().find(|candidate| Some(candidate.id) == person).or_else(|| candidates.first()).cloned()?;
    let here = format!("/needs/{}/shortlist", sheet.summary.id);
    let tab = |candidate: &Candidate| Tab {
        href: format!("{}?person={}#word-by-word", href(locale, &here), candidate.id),
        label: name(candidate),
        current: candidate.id == shown.id,
        ..Tab::default()
    };
    let tabs = candidates.iter().map(tab).collect();
    let crossing = |CrossingWords { words, marks, state, proof, note }| view! { <Crossing words marks state proof note/> };
    let crossings = explain::crossings(locale, Reader::Ceo, &sheet.words, &shown.matched).into_iter().map(crossing).collect_view();
    Some(view! {
        <section class="section word-by-word" aria-labelledby="word-by-word">
            <div class="page-head">
                <h2 id="word-by-word">{t::ceo::shortlist::word_by_word(locale, name(&shown))}</h2>
                <Tabs label=t::ceo::shortlist::choose_person(locale) tabs/>
            </div>
            <Crossings>{crossings}</Crossings>
        </section>
    })
}

/// None of them: the search goes on, with what was missing.
#[component]
fn NoneOfThem(mission: MissionId) -> impl IntoView {
    use t::ceo::shortlist as say;
    let locale = Locale::current();
    view! {
        <aside class="what-ifs no-print" aria-labelledby="none-of-them">
            <h2 id="none-of-them">{say::none_title(locale)}</h2>
            <p>{say::none(locale)}</p>
            <Folded summary=say::none_open(locale) look=Look::Secondary>
                <Form name=SEARCH_ON action=SearchOn::PATH hidden=vec![("mission", mission.to_string())] class="stack">
                    <Field name="reason" label=say::none_reason(locale)><TextArea/></Field>
                    <div class="cluster"><Submit>{say::none_button(locale)}</Submit></div>
                </Form>
            </Folded>
        </aside>
    }
}

/// Those who are no longer in the running, and why.
#[component]
fn Ended(candidates: Vec<Candidate>) -> impl IntoView {
    let locale = Locale::current();
    let one = |candidate: Candidate| {
        let why = candidate.ending.as_ref().map(|end| ending(locale, end));
        view! { <li><Person name=name(&candidate) detail=why/></li> }
    };
    let is_empty = candidates.is_empty();
    let people = candidates.into_iter().map(one).collect_view();
    (!is_empty).then(|| view! { <section class="section stack"><h2>{t::ceo::shortlist::ended_title(locale)}</h2><ul role="list" class="stack">{people}</ul></section> })
}
