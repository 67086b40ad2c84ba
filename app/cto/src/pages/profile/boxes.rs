//! Sections that are boxes to tick: strengths, and what is looked for or refused.

use domain::CriterionKind;
use leptos::prelude::*;
use marketplace::profiles::OwnProfile;
use matching::vocabulary::vocabulary;
use ui::{
    Locale, criterion_label,
    form::{Checks, Choosable, Field, FormState, TextArea},
    format,
    labels::named,
    t,
};

/// Every label of a kind; orders that mean something (stages) keep it.
fn options(locale: Locale, kind: CriterionKind, codes: impl Iterator<Item = &'static str>) -> Vec<Choosable> {
    codes
        .filter(|code| vocabulary().label(kind, code, locale.vocabulary()).is_some())
        .map(|code| Choosable::new(code, named(locale, kind, code)))
        .collect()
}

/// The boxes of a kind of criterion.
fn of_kind(locale: Locale, kind: CriterionKind) -> Vec<Choosable> {
    use domain::{Area, Impact, MissionType, Orientation, Sector, Stage};
    match kind {
        CriterionKind::Area => options(locale, kind, Area::ALL.iter().map(|one| one.code())),
        CriterionKind::Impact => options(locale, kind, Impact::ALL.iter().map(|one| one.code())),
        CriterionKind::MissionType => options(locale, kind, MissionType::ALL.iter().map(|one| one.code())),
        CriterionKind::Orientation => options(locale, kind, Orientation::ALL.iter().map(|one| one.code())),
        CriterionKind::Sector => options(locale, kind, Sector::ALL.iter().map(|one| one.code())),
        CriterionKind::Stage => options(locale, kind, Stage::ALL.iter().map(|one| one.code())),
        _ => Vec::new(),
    }
}

/// Orientations, areas and stages.
#[component]
pub fn StrengthFields(profile: OwnProfile) -> impl IntoView {
    use t::profile::strengths as say;
    let locale = Locale::current();
    let facts = profile.facts;
    let codes = |codes: Vec<&'static str>| codes.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let orientations = codes(facts.orientations.iter().map(|one| one.code()).collect());
    let areas = codes(facts.areas.iter().map(|one| one.code()).collect());
    let stages = codes(facts.stages.iter().map(|one| one.code()).collect());
    view! {
        <Field name="orientations" label=say::orientations(locale) group=true>
            <div class="boxes"><Checks options=of_kind(locale, CriterionKind::Orientation) selected=orientations/></div>
        </Field>
        <Field name="areas" label=say::areas(locale) group=true>
            <div class="boxes"><Checks options=of_kind(locale, CriterionKind::Area) selected=areas/></div>
        </Field>
        <Field name="stages" label=say::stages(locale) group=true>
            <div class="boxes"><Checks options=of_kind(locale, CriterionKind::Stage) selected=stages/></div>
        </Field>
    }
}

/// The boxes of one kind, folded; what is ticked stands in the fold.
#[component]
fn Folded(field: &'static str, kind: CriterionKind, selected: Vec<String>) -> impl IntoView {
    let locale = Locale::current();
    let memory = FormState::current().memory;
    let is_wrong = memory.as_ref().is_some_and(|memory| memory.error(field).is_some());
    let ticked = memory.map_or_else(|| selected.clone(), |memory| memory.values_of(field).map(str::to_owned).collect());
    let names: Vec<String> = ticked.iter().map(|code| named(locale, kind, code)).collect();
    let chosen = if names.is_empty() { t::profile::wishes::none(locale).to_owned() } else { format::list(locale, &names) };
    let label = criterion_label(locale, kind);
    view! {
        <details class="fold-boxes" open=is_wrong>
            <summary><strong>{label}</strong> " " <span class="quiet-text">{chosen}</span></summary>
            <Field name=field label group=true><div class="boxes"><Checks options=of_kind(locale, kind) selected/></div></Field>
        </details>
    }
}

/// What is looked for and what is refused, in words and as labels.
#[component]
pub fn WishFields(profile: OwnProfile) -> impl IntoView {
    use t::profile::wishes as say;
    let locale = Locale::current();
    let wishes = profile.facts.wishes;
    let codes = |codes: Vec<&'static str>| codes.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let sectors = |sectors: &[domain::Sector]| codes(sectors.iter().map(|one| one.code()).collect());
    let missions = |missions: &[domain::MissionType]| codes(missions.iter().map(|one| one.code()).collect());
    let impacts = codes(wishes.impacts.iter().map(|one| one.code()).collect());
    let stages = codes(wishes.stages.iter().map(|one| one.code()).collect());
    view! {
        <section class="stack">
            <h2>{say::wants(locale)}</h2>
            <Field name="looks_for" label=say::looks_for(locale) hint=Some(say::looks_for_hint(locale).to_owned())>
                <TextArea rows=3 value=profile.particulars.looks_for/>
            </Field>
            <Folded field="wanted_sectors" kind=CriterionKind::Sector selected=sectors(&wishes.sectors)/>
            <Folded field="wanted_impacts" kind=CriterionKind::Impact selected=impacts/>
            <Folded field="wanted_mission_types" kind=CriterionKind::MissionType selected=missions(&wishes.mission_types)/>
            <Folded field="wanted_stages" kind=CriterionKind::Stage selected=stages/>
        </section>
        <section class="stack">
            <h2>{say::refuses(locale)}</h2>
            <Field name="refuses" label=say::refused(locale) hint=Some(say::refused_hint(locale).to_owned())>
                <TextArea rows=3 value=profile.particulars.refuses/>
            </Field>
            <Folded field="refused_sectors" kind=CriterionKind::Sector selected=sectors(&wishes.refused_sectors)/>
            <Folded field="refused_mission_types" kind=CriterionKind::MissionType selected=missions(&wishes.refused_mission_types)/>
        </section>
    }
}
