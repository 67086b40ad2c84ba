//! What was understood: the criteria that stand, those not known, those removed, and the way to add one.

use domain::{CriterionId, CriterionKind};
use leptos::prelude::*;
use marketplace::missions::{CriterionRow, MissionSheet};
use server_fn::ServerFn as _;
use ui::{
    Here, Locale,
    components::{Icon, IconName, Look, button_class},
    criterion_label, criterion_value,
    form::{Form, FormMemory, Submit},
    href, t,
};

use super::{
    asks::question,
    sheet::numbered,
    wishes::{Desk, MoreOfKind, OpenKind, Wish},
};
use crate::api::criteria::RestoreCriterion;

/// The section of the criteria, as it stands inside its frame. `open` is the criterion that is unfolded, `add` the kind that is being added.
#[component]
pub fn Criteria(desk: Desk, sheet: MissionSheet, open: Option<CriterionId>, add: Option<CriterionKind>) -> impl IntoView {
    let locale = Locale::current();
    let title = if desk.editable { t::need::criteria::title(locale) } else { t::need::criteria::title_read(locale) };
    let count = count(&sheet);
    let wishes = wishes(desk, &sheet, open);
    let unknown = unknown(&sheet, add).into_iter().map(|(kind, said)| {
        let question = question(locale, kind);
        view! { <OpenKind desk kind question said open=add == Some(kind)/> }
    });
    let more = add
        .or_else(|| refused_kind(&sheet))
        .filter(|kind| desk.editable && knows(&sheet, *kind))
        .map(|kind| view! { <MoreOfKind desk kind/> });
    view! {
        <div class="sheet-head">
            <h2 id="criteria">{title}</h2>
            <span class="quiet-text">{t::need::criteria::count(locale, count)}</span>
        </div>
        {(count == 0).then(|| view! { <p class="quiet-text">{t::need::criteria::none(locale)}</p> })}
        <div class="criteria">{wishes}{unknown.collect_view()}{more}</div>
        {desk.editable.then(|| view! { <AddMenu/> <Removed desk rows=sheet.removed.clone()/> })}
    }
}

/// How many criteria stand.
pub fn count(sheet: &MissionSheet) -> u32 {
    u32::try_from(sheet.criteria.len()).unwrap_or(u32::MAX)
}

fn knows(sheet: &MissionSheet, kind: CriterionKind) -> bool {
    of_kind(sheet, kind) > 0
}

fn of_kind(sheet: &MissionSheet, kind: CriterionKind) -> usize {
    sheet.criteria.iter().filter(|row| row.criterion.value.kind() == kind).count()
}

fn wishes(desk: Desk, sheet: &MissionSheet, open: Option<CriterionId>) -> impl IntoView + use<> {
    let wish = |(n, row): (Option<u32>, &CriterionRow)| {
        let quote = row.criterion.evidence.and_then(|evidence| evidence.words(&sheet.words)).map(str::to_owned);
        let alone = of_kind(sheet, row.criterion.value.kind()) == 1;
        view! { <Wish desk row=row.clone() n quote alone open=open == Some(row.id)/> }
    };
    numbered(sheet).into_iter().map(wish).collect_view()
}

/// The kinds of which nothing stands and that have their own row: those answered with "I don't know", and the one being answered.
fn unknown(sheet: &MissionSheet, add: Option<CriterionKind>) -> Vec<(CriterionKind, bool)> {
    let said = |kind: &CriterionKind| sheet.dont_know.contains(kind);
    let asked = |kind: &CriterionKind| add == Some(*kind) || FormMemory::of(&format!("add-{kind}")).is_some();
    let shown = CriterionKind::ALL.iter().filter(|kind| !knows(sheet, **kind) && (said(kind) || asked(kind)));
    shown.map(|kind| (*kind, said(kind))).collect()
}

/// The kind whose form for one more was refused.
fn refused_kind(sheet: &MissionSheet) -> Option<CriterionKind> {
    CriterionKind::ALL.iter().copied().find(|kind| knows(sheet, *kind) && FormMemory::of(&format!("add-{kind}")).is_some())
}

/// The address at which a kind is asked about, from the page that is shown.
pub fn add_href(locale: Locale, kind: CriterionKind) -> String {
    let here = Here::current().0;
    let path = here.split('?').next().unwrap_or_default();
    format!("{}?add={kind}#add-{kind}", href(locale, path))
}

/// What a criterion may be about.
#[component]
fn AddMenu() -> impl IntoView {
    let locale = Locale::current();
    let kind = |kind: &CriterionKind| view! { <li><a href=add_href(locale, *kind)>{criterion_label(locale, *kind)}</a></li> };
    view! {
        <details>
            <summary class=button_class(Look::Plain, false, false)><Icon name=IconName::Plus/> " " {t::need::add::title(locale)}</summary>
            <p class="quiet-text">{t::need::add::choose(locale)}</p>
            <ul role="list" class="cluster">{CriterionKind::ALL.iter().map(kind).collect_view()}</ul>
        </details>
    }
}

/// What was removed, ready to be put back.
#[component]
fn Removed(desk: Desk, rows: Vec<CriterionRow>) -> impl IntoView {
    let locale = Locale::current();
    let number = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let removed = move |row: CriterionRow| {
        let hidden = vec![("mission", desk.mission.to_string()), ("criterion", row.id.to_string())];
        let value = criterion_value(locale, &row.criterion.value);
        let label = t::need::criteria::restore_label(locale, &value);
        view! {
            <li class="cluster spread">
                <span>{criterion_label(locale, row.criterion.value.kind())} " · " {value}</span>
                <Form name=format!("restore-{}", row.id) action=RestoreCriterion::PATH hidden>
                    <Submit look=Look::Plain small=true label>{t::need::criteria::restore(locale)}</Submit>
                </Form>
            </li>
        }
    };
    (number > 0).then(|| {
        view! {
            <details>
                <summary class="quiet-text">{t::need::criteria::removed(locale, number)}</summary>
                <ul role="list">{rows.into_iter().map(removed).collect_view()}</ul>
            </details>
        }
    })
}
