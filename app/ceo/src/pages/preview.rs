//! What others will read of a need, in plain words: staff, and the CTOs, who do not learn whose it is.

use domain::{CriterionKind, Importance};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marketplace::missions::{
    MissionSheet,
    read::{self, seen_by_ctos},
    situation::{self, SituationSheet},
};
use ui::{
    Locale, Page,
    components::{ButtonLink, Facts, Look, Mark, Marked, PageHead},
    criterion_label, criterion_value, format, href,
    server::{market, page},
    situation::{fact_label, fact_value},
    t,
};

use super::{asks::question, need::beside, proof};

/// The kinds that stand first in what a CTO reads.
const FACTS: [CriterionKind; 4] = [CriterionKind::Rhythm, CriterionKind::Rate, CriterionKind::Start, CriterionKind::Place];

/// `/needs/:mission/preview`.
#[component]
pub fn PreviewPage() -> impl IntoView {
    let mission = use_params_map().with_untracked(|params| params.get("mission")).unwrap_or_default();
    page(async move {
        let market = market();
        let holder = proof::holder(&mission).await?;
        let sheet = read::sheet(&market, &holder).await?;
        let situation = situation::read(&market, &holder.editor(), &sheet.words).await?;
        let locale = Locale::current();
        let links = beside(locale, &sheet, false);
        let back = href(locale, &format!("/needs/{}", sheet.summary.id));
        Ok(view! {
            <Page title=t::need::preview::title(locale) nav=None beside=links explained=true>
                <div class="page narrow preview">
                    <PageHead title=t::need::preview::title(locale) lead=t::need::preview::lead(locale)/>
                    <ForCtos sheet=sheet.clone()/>
                    <ForStaff sheet situation/>
                    <p><ButtonLink look=Look::Secondary href=back>{t::need::preview::back(locale)}</ButtonLink></p>
                </div>
            </Page>
        }
        .into_any())
    })
}

/// The need without the company's name, as a CTO reads it.
#[component]
fn ForCtos(sheet: MissionSheet) -> impl IntoView {
    use t::need::preview as say;
    let locale = Locale::current();
    let seen = seen_by_ctos(&sheet);
    let title = seen.title.unwrap_or_else(|| t::ceo::list::untitled(locale).to_owned());
    let of = |kind: CriterionKind| seen.need.values(kind).map(|value| criterion_value(locale, value)).collect::<Vec<_>>();
    let fact = |kind: CriterionKind| {
        let values = of(kind);
        let said = if values.is_empty() { t::shared::criterion::not_said(locale).to_owned() } else { values.join(format::BETWEEN) };
        (criterion_label(locale, kind).to_owned(), said)
    };
    let sectors = of(CriterionKind::Sector);
    let about =
        if sectors.is_empty() { say::anonymous(locale).to_owned() } else { say::anonymous_in(locale, sectors.join(format::BETWEEN)) };
    let marks: Vec<Mark> = seen.need.criteria.iter().filter_map(|criterion| criterion.evidence).map(Mark::from).collect();
    view! {
        <section class="panel stack" aria-labelledby="for-ctos">
            <h2 id="for-ctos">{say::ctos(locale)}</h2>
            <p class="quiet-text">{say::ctos_lead(locale)}</p>
            <h3>{title}</h3>
            <p>{about}</p>
            <div class="preview-words" lang=sheet.summary.language.clone()><Marked text=seen.need.text.clone() marks/></div>
            <Facts facts=FACTS.map(fact).to_vec()/>
        </section>
    }
}

/// Everything, in order of what counts.
#[component]
fn ForStaff(sheet: MissionSheet, situation: SituationSheet) -> impl IntoView {
    use t::need::preview as say;
    let locale = Locale::current();
    let of = |importance: Importance| {
        let standing = || sheet.criteria.iter().map(|row| &row.criterion).filter(|criterion| criterion.importance == importance);
        let line = |kind: &CriterionKind| {
            let values =
                standing().filter(|criterion| criterion.value.kind() == *kind).map(|criterion| criterion_value(locale, &criterion.value));
            let values: Vec<String> = values.collect();
            (!values.is_empty()).then(|| (criterion_label(locale, *kind).to_owned(), values.join(format::BETWEEN)))
        };
        CriterionKind::ALL.iter().filter_map(line).collect::<Vec<_>>()
    };
    let facts =
        situation.standing.iter().map(|row| (fact_label(locale, row.value.fact()).to_owned(), fact_value(locale, row.value))).collect();
    let questions: Vec<&'static str> = sheet.open_questions().iter().chain(&sheet.dont_know).map(|kind| question(locale, *kind)).collect();
    let group =
        |title: &'static str, lines: Vec<(String, String)>| (!lines.is_empty()).then(|| view! { <h3>{title}</h3> <Facts facts=lines/> });
    let asked = (!questions.is_empty()).then(|| {
        let list = questions.iter().map(|question| view! { <li>{*question}</li> }).collect_view();
        view! { <h3>{say::asked(locale)}</h3> <ul>{list}</ul> }
    });
    view! {
        <section class="panel stack" aria-labelledby="for-staff">
            <h2 id="for-staff">{say::staff(locale)}</h2>
            <p class="quiet-text">{say::staff_lead(locale)}</p>
            {group(say::must(locale), of(Importance::Must))}
            {group(say::important(locale), of(Importance::Important))}
            {group(say::nice(locale), of(Importance::Nice))}
            {group(say::indifferent(locale), of(Importance::Indifferent))}
            {group(t::need::situation::title(locale), facts)}
            {asked}
        </section>
    }
}
