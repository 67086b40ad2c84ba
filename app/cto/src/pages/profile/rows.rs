//! Lists that are edited in rows: technologies, sectors, engagements, kinds of mission. An emptied row is removed; a few empty ones wait.

use domain::{CriterionKind, profile::Level};
use leptos::prelude::*;
use marketplace::profiles::{OwnProfile, edit};
use matching::{profile::KnownTechnology, vocabulary::vocabulary};
use ui::{
    Locale,
    form::{Check, Choosable, Field, FormState, Select, TextInput},
    labels::{self, named},
    t,
};

use super::suggestions::{TECHNOLOGIES, Technologies};

/// How many empty rows wait.
const SPARE: usize = 3;

/// How many rows a list shows: what is known, what was typed, and a few empty ones.
pub fn count(field: &str, known: usize, most: usize) -> usize {
    let number = |name: &str| name.strip_prefix(field)?.strip_prefix('-')?.parse::<usize>().ok();
    let typed = FormState::current().memory.map(|memory| memory.values.iter().filter_map(|(name, _)| number(name)).max().unwrap_or(0) + 1);
    (known + SPARE).max(typed.unwrap_or(0)).min(most.max(known))
}

/// A small number beside a row's name.
#[component]
fn Amount(name: String, label: &'static str, value: Option<u8>) -> impl IntoView {
    view! { <Field name label><TextInput inputmode="numeric" value=value.map(|value| value.to_string()).unwrap_or_default()/></Field> }
}

/// Technologies: typed with suggestions, with level, years, and whether they are practised today.
#[component]
pub fn StackFields(profile: OwnProfile) -> impl IntoView {
    let locale = Locale::current();
    let levels = profile.particulars.levels;
    let stack = profile.facts.stack;
    let rows = count("technology", stack.len(), edit::MOST_TECHNOLOGIES);
    let row = |at: usize| {
        let known = stack.get(at).cloned();
        let level = known.as_ref().and_then(|one| levels.get(&one.technology)).copied();
        view! { <TechnologyRow at known level/> }
    };
    view! {
        <div class="edit-rows">{(0..rows).map(row).collect_view()}</div>
        <p class="quiet-text">{t::profile::rows_hint(locale)}</p>
        <Technologies/>
    }
}

#[component]
fn TechnologyRow(
    at: usize,
    #[prop(optional_no_strip)] known: Option<KnownTechnology>,
    #[prop(optional_no_strip)] level: Option<Level>,
) -> impl IntoView {
    use t::profile::stack as say;
    let locale = Locale::current();
    let levels = Level::ALL.iter().map(|level| Choosable::new(level.code(), labels::level(locale, *level))).collect();
    let name = known.as_ref().map(|one| named(locale, CriterionKind::Stack, one.technology.as_str())).unwrap_or_default();
    let current = known.as_ref().is_none_or(|one| one.current);
    view! {
        <div class="edit-row of-stack">
            <Field name=format!("technology-{at}") label=say::technology(locale)><TextInput value=name list=TECHNOLOGIES autocomplete="off"/></Field>
            <Field name=format!("level-{at}") label=say::level(locale)>
                <Select options=levels selected=level.map(|level| level.code().to_owned()).unwrap_or_default() none=say::no_level(locale)/>
            </Field>
            <Amount name=format!("years-{at}") label=say::years(locale) value=known.and_then(|one| one.years)/>
            <Check name=format!("current-{at}") label=say::current(locale) checked=current/>
        </div>
    }
}

/// A row of a label to choose, with what stands beside it (children).
#[component]
fn LabelRow(kind: CriterionKind, field: String, label: &'static str, code: Option<&'static str>, children: Children) -> impl IntoView {
    let locale = Locale::current();
    let mut options: Vec<Choosable> =
        vocabulary().labels(kind).iter().map(|label| Choosable::new(label.code.clone(), label.name.get(locale.vocabulary()))).collect();
    options.sort_by_cached_key(|option| matching::understand::fold::fold(&option.label));
    view! {
        <div class="edit-row">
            <Field name=field label>
                <Select options selected=code.unwrap_or_default() none=t::profile::none_of(locale)/>
            </Field>
            {children()}
        </div>
    }
}

/// Sectors with years.
#[component]
pub fn SectorFields(profile: OwnProfile) -> impl IntoView {
    use t::profile::sector as say;
    let locale = Locale::current();
    let sectors = profile.facts.sectors;
    let row = |at: usize| {
        let known = sectors.get(at);
        let (code, years) = (known.map(|one| one.sector.code()), known.and_then(|one| one.years));
        view! {
            <LabelRow kind=CriterionKind::Sector field=format!("sector-{at}") label=say::sector(locale) code>
                <Amount name=format!("years-{at}") label=say::years(locale) value=years/>
            </LabelRow>
        }
    };
    let rows = count("sector", sectors.len(), edit::MOST_SECTORS);
    view! { <div class="edit-rows">{(0..rows).map(row).collect_view()}</div> <p class="quiet-text">{t::profile::rows_hint(locale)}</p> }
}

/// Engagements with what shows them.
#[component]
pub fn ImpactFields(profile: OwnProfile) -> impl IntoView {
    use t::profile::impact as say;
    let locale = Locale::current();
    let impacts = profile.facts.impacts;
    let row = |at: usize| {
        let known = impacts.get(at);
        let code = known.map(|one| one.impact.code());
        let evidence = known.and_then(|one| one.evidence.clone()).unwrap_or_default();
        view! {
            <LabelRow kind=CriterionKind::Impact field=format!("impact-{at}") label=say::impact(locale) code>
                <Field name=format!("evidence-{at}") label=say::evidence(locale)><TextInput value=evidence/></Field>
            </LabelRow>
        }
    };
    let rows = count("impact", impacts.len(), edit::MOST_IMPACTS);
    view! { <div class="edit-rows wide-rows">{(0..rows).map(row).collect_view()}</div> <p class="quiet-text">{t::profile::rows_hint(locale)}</p> }
}

/// Kinds of mission with how often.
#[component]
pub fn MissionFields(profile: OwnProfile) -> impl IntoView {
    use t::profile::mission as say;
    let locale = Locale::current();
    let done = profile.facts.mission_types;
    let row = |at: usize| {
        let known = done.get(at);
        let (code, times) = (known.map(|one| one.mission_type.code()), known.map(|one| one.times));
        view! {
            <LabelRow kind=CriterionKind::MissionType field=format!("mission_type-{at}") label=say::mission(locale) code>
                <Amount name=format!("times-{at}") label=say::times(locale) value=times/>
            </LabelRow>
        }
    };
    let rows = count("mission_type", done.len(), edit::MOST_MISSION_TYPES);
    view! { <div class="edit-rows">{(0..rows).map(row).collect_view()}</div> <p class="quiet-text">{t::profile::rows_hint(locale)}</p> }
}
