//! The words with their marks, and the criteria with the forms that complete them while the need is being qualified.

use chrono::{DateTime, Utc};
use domain::{CriterionKind, MissionId, lifecycle::MissionState};
use leptos::prelude::*;
use marketplace::missions::{CriterionRow, MissionSheet};
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::{
        CriterionAdding, CriterionDetails, CriterionEditing, CriterionForms, CriterionRestoring, Look, Mark, Marked, Numbered, button_class,
    },
    criterion_label, criterion_value,
    form::FormMemory,
    format, labels, t,
};

use crate::{
    api::criteria::{AddCriterion, CorrectCriterion, DontKnowCriterion, RemoveCriterion, RestoreCriterion, WeighCriterion},
    pages::words::count,
};

/// The criteria that are unfolded one at a time.
const GROUP: &str = "criteria-open";

/// Words and criteria side by side.
#[component]
pub(super) fn Criteria(sheet: MissionSheet, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    let forms = (sheet.summary.state == MissionState::Submitted).then(|| forms(sheet.summary.id, now));
    let marks = marks(&sheet.criteria);
    view! {
        <div class="need-grid">
            <section class="sheet-side" aria-labelledby="words">
                <div class="sheet-head"><h2 id="words">{t::staff::mission::words(locale)}</h2></div>
                <div class="sheet" lang=sheet.summary.language.clone()><div><Marked text=sheet.words.clone() marks/></div></div>
            </section>
            <section class="criteria-side" aria-labelledby="criteria">
                <div class="sheet-head">
                    <h2 id="criteria">{t::staff::mission::criteria(locale, count(sheet.criteria.len()))}</h2>
                </div>
                <Standing sheet=sheet.clone() forms=forms.clone()/>
                <Open sheet=sheet.clone() forms=forms.clone()/>
                {forms.map(|forms| view! { <More sheet=sheet.clone() forms=forms.clone()/><Removed removed=sheet.removed.clone() forms/> })}
            </section>
        </div>
    }
}

fn forms(mission: MissionId, now: DateTime<Utc>) -> CriterionForms {
    CriterionForms {
        weigh: WeighCriterion::PATH,
        correct: CorrectCriterion::PATH,
        remove: RemoveCriterion::PATH,
        restore: RestoreCriterion::PATH,
        add: AddCriterion::PATH,
        dont_know: DontKnowCriterion::PATH,
        hidden: vec![("mission", mission.to_string())],
        today: format::local(now).date(),
    }
}

/// The numbers of the criteria that were read, in the order of the words.
fn numbers(criteria: &[CriterionRow]) -> Vec<(Option<u32>, &CriterionRow)> {
    let mut last = 0;
    let number = |row: &CriterionRow| {
        row.criterion.evidence.map(|_| {
            last += 1;
            last
        })
    };
    let numbers: Vec<Option<u32>> = criteria.iter().map(number).collect();
    numbers.into_iter().zip(criteria).collect()
}

fn marks(criteria: &[CriterionRow]) -> Vec<Mark> {
    let mark = |(n, row): (Option<u32>, &CriterionRow)| Some(Mark { n, ..row.criterion.evidence?.into() });
    numbers(criteria).into_iter().filter_map(mark).collect()
}

/// Whether one of these forms was refused and must be seen.
fn was_refused(names: &[String]) -> bool {
    names.iter().any(|name| FormMemory::of(name).is_some())
}

/// The criteria that stand.
#[component]
fn Standing(sheet: MissionSheet, forms: Option<CriterionForms>) -> impl IntoView {
    let locale = Locale::current();
    let one = |(n, row): (Option<u32>, &CriterionRow)| {
        let CriterionRow { id, criterion, .. } = row.clone();
        let quote = criterion.evidence.and_then(|evidence| evidence.words(&sheet.words)).map(str::to_owned);
        let open = was_refused(&[format!("weigh-{id}"), format!("correct-{id}")]);
        let editing = forms.clone().map(|forms| {
            view! { <CriterionEditing id value=criterion.value.clone() counts=criterion.importance forms/> }
        });
        view! {
            <CriterionDetails
                numbered=n.map_or(Numbered::Added, Numbered::Read)
                kind=criterion_label(locale, criterion.value.kind())
                value=criterion_value(locale, &criterion.value)
                importance=Some(criterion.importance)
                quote
                name=GROUP.to_owned()
                open
            >
                <p class="quiet-text">{labels::origin(locale, criterion.origin)}</p>
                {editing}
            </CriterionDetails>
        }
    };
    let list = numbers(&sheet.criteria).into_iter().map(one).collect_view();
    view! { <div class="criteria">{list}</div> }
}

/// What is not known: not said yet, or answered with "I don't know".
#[component]
fn Open(sheet: MissionSheet, forms: Option<CriterionForms>) -> impl IntoView {
    let locale = Locale::current();
    let asked = sheet.open_questions().into_iter().map(|kind| (kind, false));
    let unknown = sheet.dont_know.iter().map(|kind| (*kind, true));
    let kinds: Vec<(CriterionKind, bool)> = asked.chain(unknown).collect();
    let one = |(kind, said): (CriterionKind, bool)| {
        let value = if said { labels::importance(locale, None) } else { t::shared::criterion::not_said(locale) };
        let open = was_refused(&[format!("add-{kind}")]);
        let adding = forms.clone().map(|forms| view! { <CriterionAdding kind known=said forms/> });
        view! {
            <CriterionDetails numbered=Numbered::Open kind=criterion_label(locale, kind) value importance=None name=GROUP.to_owned() open>
                {adding}
            </CriterionDetails>
        }
    };
    (!kinds.is_empty()).then(|| {
        view! {
            <h3 class="group-head">{t::staff::mission::open_questions(locale, count(kinds.len()))}</h3>
            <div class="criteria">{kinds.iter().copied().map(one).collect_view()}</div>
        }
    })
}

/// Another value of a kind that holds several, and has one already.
#[component]
fn More(sheet: MissionSheet, forms: CriterionForms) -> impl IntoView {
    let locale = Locale::current();
    let there = |kind: &CriterionKind| kind.holds_several() && sheet.criteria.iter().any(|row| row.criterion.value.kind() == *kind);
    let kinds: Vec<CriterionKind> = CriterionKind::ALL.iter().copied().filter(there).collect();
    let refused: Vec<String> = kinds.iter().map(|kind| format!("add-{kind}")).collect();
    let open = was_refused(&refused);
    let one = |kind: CriterionKind| {
        let open = was_refused(&[format!("add-{kind}")]);
        let adding = view! { <CriterionAdding kind known=true forms=forms.clone()/> };
        view! {
            <CriterionDetails
                numbered=Numbered::Added
                kind=criterion_label(locale, kind)
                value=t::staff::mission::another(locale)
                importance=None
                name=GROUP.to_owned()
                open
            >
                {adding}
            </CriterionDetails>
        }
    };
    let list = kinds.iter().copied().map(one).collect_view();
    (!kinds.is_empty()).then(|| {
        view! {
            <details open=open>
                <summary class=button_class(Look::Plain, true, false)>{t::staff::mission::more(locale)}</summary>
                <div class="criteria">{list}</div>
            </details>
        }
    })
}

/// What a person removed, and may put back.
#[component]
fn Removed(removed: Vec<CriterionRow>, forms: CriterionForms) -> impl IntoView {
    let locale = Locale::current();
    let number = count(removed.len());
    let one = move |row: CriterionRow| {
        let (kind, value) = (row.criterion.value.kind(), criterion_value(locale, &row.criterion.value));
        view! {
            <li class="cluster spread">
                <span><span class="quiet-text">{criterion_label(locale, kind)}</span>" "{value}</span>
                <CriterionRestoring id=row.id forms=forms.clone()/>
            </li>
        }
    };
    (number > 0).then(|| {
        view! {
            <details>
                <summary class=button_class(Look::Plain, true, false)>{t::staff::mission::removed(locale, number)}</summary>
                <ul role="list">{removed.into_iter().map(one).collect_view()}</ul>
            </details>
        }
    })
}
