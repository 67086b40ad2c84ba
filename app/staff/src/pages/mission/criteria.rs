//! The words with their marks, and the criteria with the forms that complete them while the need is being qualified.

use chrono::{DateTime, Utc};
use domain::{CriterionKind, MissionId, Origin, lifecycle::MissionState};
use leptos::prelude::*;
use marketplace::missions::{
    CriterionRow, MissionSheet,
    situation::{SituationRow, SituationSheet},
};
use ui::{
    Locale,
    components::Marked,
    criterion::{self, CriterionForms, MoreOfKind, OpenKind, RemovedWishes, Suggestions, Wish},
    criterion_label,
    form::Folded,
    format, labels,
    situation::{KnownFact, Situation, SituationForms},
    t,
};

use crate::pages::words::count;

/// Words and criteria side by side.
#[component]
pub(super) fn Criteria(sheet: MissionSheet, situation: SituationSheet, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    let forms = (sheet.summary.state == MissionState::Submitted).then(|| forms(sheet.summary.id, now));
    let marks = criterion::marks(sheet.criteria.iter().map(|row| &row.criterion), &sheet.words, |_| false);
    let removed = sheet.removed.iter().map(|row| (row.id, row.criterion.value.clone())).collect();
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
                <Standing sheet=sheet.clone() forms/>
                <Open sheet=sheet.clone() forms/>
                {forms.map(|forms| view! { <More sheet=sheet.clone() forms/><RemovedWishes removed forms/><Suggestions/> })}
                <Told sheet situation editable=forms.is_some()/>
            </section>
        </div>
    }
}

fn forms(mission: MissionId, now: DateTime<Utc>) -> CriterionForms {
    CriterionForms { mission, today: format::local(now).date() }
}

/// What the words tell of the company that is no criterion.
#[component]
fn Told(sheet: MissionSheet, situation: SituationSheet, editable: bool) -> impl IntoView {
    let locale = Locale::current();
    let known = |row: &SituationRow| KnownFact {
        value: row.value,
        quote: row.evidence.and_then(|evidence| evidence.words(&sheet.words)).map(str::to_owned),
        from: (row.origin != Origin::Text).then(|| labels::origin(locale, row.origin)),
    };
    let known = situation.standing.iter().map(known).collect();
    let forms = editable.then_some(SituationForms(sheet.summary.id));
    let (open, removed) = (situation.open(), situation.removed);
    let (title, more) = (t::need::situation::title_staff(locale), t::need::situation::more_staff(locale));
    view! { <Situation known removed open title more forms/> }
}

fn of_kind(sheet: &MissionSheet, kind: CriterionKind) -> usize {
    sheet.criteria.iter().filter(|row| row.criterion.value.kind() == kind).count()
}

/// The criteria that stand.
#[component]
fn Standing(sheet: MissionSheet, forms: Option<CriterionForms>) -> impl IntoView {
    let locale = Locale::current();
    let one = |(n, row): (Option<u32>, &CriterionRow)| {
        let CriterionRow { id, criterion, .. } = row.clone();
        let quote = criterion.evidence.and_then(|evidence| evidence.words(&sheet.words)).map(str::to_owned);
        let from = Some(labels::origin(locale, criterion.origin));
        let alone = of_kind(&sheet, criterion.value.kind()) == 1;
        view! { <Wish id criterion n quote from alone open=false forms/> }
    };
    let numbers = criterion::numbers(sheet.criteria.iter().map(|row| &row.criterion), &sheet.words);
    let list = numbers.into_iter().zip(&sheet.criteria).map(one).collect_view();
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
        view! { <OpenKind kind value question=criterion_label(locale, kind) said open=false forms/> }
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
    let there = |kind: &CriterionKind| kind.holds_several() && of_kind(&sheet, *kind) > 0;
    let kinds: Vec<CriterionKind> = CriterionKind::ALL.iter().copied().filter(there).collect();
    let one = move |kind: &CriterionKind| view! { <MoreOfKind kind=*kind open=false forms/> };
    (!kinds.is_empty()).then(|| {
        view! {
            <Folded summary=t::staff::mission::more(locale) small=true>
                <div class="criteria">{kinds.iter().map(one).collect_view()}</div>
            </Folded>
        }
    })
}
