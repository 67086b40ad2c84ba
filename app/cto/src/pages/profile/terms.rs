//! The fields of the practical side: days, rate, places, languages, the first free day.

use domain::{CriterionKind, Language, Place, Rhythm};
use leptos::prelude::*;
use marketplace::profiles::{OwnProfile, edit};
use ui::{
    Locale,
    form::{Check, Checks, Choosable, Field, Select, TextInput},
    format,
    labels::named,
    t,
};

use super::suggestions::{CITIES, Cities};

/// Rhythms to choose from, as codes.
const RHYTHMS: [&str; 13] = ["0.5", "1", "1-2", "1.5", "2", "2-3", "2.5", "3", "3-4", "3-5", "4", "4-5", "5"];
/// How many fields for cities are shown at least.
const CITY_FIELDS: usize = 3;

/// Everything that a mission must meet.
#[component]
pub fn TermFields(profile: OwnProfile) -> impl IntoView {
    use t::profile::terms as say;
    let locale = Locale::current();
    let facts = profile.facts;
    let languages =
        Language::ALL.iter().map(|one| Choosable::new(one.code(), named(locale, CriterionKind::Language, one.code()))).collect();
    let spoken = facts.languages.iter().map(|language| language.code().to_owned()).collect();
    let day = facts.available_from.map(|day| day.to_string()).unwrap_or_default();
    let rate = facts.rate.map(|rate| rate.euros().to_string()).unwrap_or_default();
    view! {
        <div class="two">
            <Field name="rhythm" label=say::rhythm_label(locale)>
                <Select options=rhythms(locale, facts.rhythm) selected=facts.rhythm.map(|rhythm| rhythm.to_string()).unwrap_or_default() none=t::profile::none_of(locale)/>
            </Field>
            <Field name="rate" label=say::rate_label(locale) hint=Some(say::rate_hint(locale).to_owned())>
                <TextInput inputmode="numeric" value=rate/>
            </Field>
        </div>
        <Places places=facts.places/>
        <Field name="languages" label=say::languages(locale) group=true><div class="boxes"><Checks options=languages selected=spoken/></div></Field>
        <div class="short-field">
            <Field name="available_from" label=say::from_label(locale) hint=Some(say::from_hint(locale).to_owned())>
                <TextInput kind="date" value=day/>
            </Field>
        </div>
    }
}

/// The rhythms to choose from, with the present one among them.
fn rhythms(locale: Locale, present: Option<Rhythm>) -> Vec<Choosable> {
    let mut rhythms: Vec<Rhythm> = RHYTHMS.iter().filter_map(|code| code.parse().ok()).chain(present).collect();
    rhythms.sort_unstable();
    rhythms.dedup();
    rhythms.into_iter().map(|rhythm| Choosable::new(rhythm.to_string(), format::days_a_week(locale, rhythm))).collect()
}

/// Cities on site, typed with suggestions; and whether work at a distance suits.
#[component]
fn Places(places: Vec<Place>) -> impl IntoView {
    use t::profile::terms as say;
    let locale = Locale::current();
    let remote = places.contains(&Place::Remote);
    let cities: Vec<String> = places
        .iter()
        .filter(|place| **place != Place::Remote)
        .map(|place| named(locale, CriterionKind::Place, &place.to_string()))
        .collect();
    let fields = CITY_FIELDS.max(cities.len() + 1).min(edit::MOST_PLACES.max(cities.len()));
    let field = |at: usize| {
        let label = if at == 0 { say::city(locale).to_owned() } else { say::other_city(locale).to_owned() };
        let value = cities.get(at).cloned().unwrap_or_default();
        view! { <Field name=format!("place-{at}") label><TextInput value list=CITIES autocomplete="off"/></Field> }
    };
    view! {
        <fieldset class="group">
            <legend>{say::places(locale)}</legend>
            <div class="stack">
                <Check name="remote" label=say::remote(locale) checked=remote/>
                <div class="three">{(0..fields).map(field).collect_view()}</div>
            </div>
            <Cities/>
        </fieldset>
    }
}
