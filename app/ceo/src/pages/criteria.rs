//! What was understood: the criteria that stand, those not known, those removed, and the way to add one.

use chrono::NaiveDate;
use domain::{CriterionId, CriterionKind, MissionId, Origin};
use leptos::prelude::*;
use marketplace::missions::{CriterionRow, MissionSheet, situation::SituationSheet};
use ui::{
    Here, Locale,
    components::{Icon, IconName, Look, button_class},
    criterion::{CriterionForms, MoreOfKind, OpenKind, RemovedWishes, Wish},
    criterion_label,
    form::FormMemory,
    glossary::Explained,
    href, t,
};

use super::{asks::question, sheet::numbered, situation::Told};

/// What the forms of a need's criteria need to know.
#[derive(Debug, Clone, Copy)]
pub struct Desk {
    pub mission: MissionId,
    pub today: NaiveDate,
    /// Whether the criteria may still change.
    pub editable: bool,
}

impl Desk {
    /// What the forms need to know.
    pub fn forms(self) -> CriterionForms {
        CriterionForms { mission: self.mission, today: self.today }
    }

    fn forms_if_editable(self) -> Option<CriterionForms> {
        self.editable.then(|| self.forms())
    }
}

/// The section of the criteria, as it stands inside its frame. `open` is the criterion that is unfolded, `add` the kind that is being added.
#[component]
pub fn Criteria(
    desk: Desk,
    sheet: MissionSheet,
    situation: SituationSheet,
    open: Option<CriterionId>,
    add: Option<CriterionKind>,
) -> impl IntoView {
    let locale = Locale::current();
    let title = if desk.editable { t::need::criteria::title(locale) } else { t::need::criteria::title_read(locale) };
    let count = count(&sheet);
    let wishes = wishes(desk, &sheet, open);
    let unknown = unknown(&sheet, add).into_iter().map(|(kind, said)| view! { <Unknown desk kind said open=add == Some(kind)/> });
    let more = add
        .or_else(|| refused_kind(&sheet))
        .filter(|kind| desk.editable && knows(&sheet, *kind))
        .map(|kind| view! { <MoreOfKind kind open=true forms=desk.forms()/> });
    let removed = sheet.removed.iter().map(|row| (row.id, row.criterion.value.clone())).collect();
    view! {
        <div class="sheet-head">
            <h2 id="criteria">{title}</h2>
            <span class="quiet-text">{t::need::criteria::count(locale, count)}</span>
        </div>
        {(count == 0).then(|| view! { <p class="quiet-text">{t::need::criteria::none(locale)}</p> })}
        <div class="criteria">{wishes}{unknown.collect_view()}{more}</div>
        {desk.editable.then(|| view! { <AddMenu/> <RemovedWishes removed forms=desk.forms()/> })}
        <Told desk sheet situation/>
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
        let CriterionRow { id, criterion, .. } = row.clone();
        let from = from(Locale::current(), criterion.origin);
        view! { <Wish id criterion n quote from alone open=open == Some(id) forms=desk.forms_if_editable()/> }
    };
    numbered(sheet).into_iter().map(wish).collect_view()
}

/// Who added a criterion, as said to the CEO; nothing for one that their words caused.
pub fn from(locale: Locale, origin: Origin) -> Option<&'static str> {
    match origin {
        Origin::Text => None,
        Origin::Ceo => Some(t::need::criteria::added_by_ceo(locale)),
        Origin::Staff => Some(t::need::criteria::added_by_staff(locale)),
        Origin::Agency => Some(t::need::criteria::added_by_agency(locale)),
        Origin::Supposed => Some(ui::labels::origin(locale, origin)),
    }
}

/// A kind of which nothing is known: answered with "I don't know" (`said`), or just asked about.
#[component]
fn Unknown(desk: Desk, kind: CriterionKind, said: bool, open: bool) -> impl IntoView {
    let locale = Locale::current();
    let question = question(locale, kind);
    view! {
        <OpenKind kind value=t::shared::criterion::not_said(locale) question said open forms=desk.forms_if_editable()>
            <p><Explained text=question/></p>
            {said.then(|| view! { <p class="quiet-text">{t::need::criteria::said_unknown(locale)}</p> })}
        </OpenKind>
    }
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
