//! Where: cities and work at a distance.

use std::collections::BTreeSet;

use domain::place::CityId;
use domain::{CriterionValue, Importance, Place};

use super::lexicon::{Cue, Named, Span};
use super::situation::Remote;
use super::{Fact, Finding, Reading};
use crate::vocabulary::vocabulary;

/// Words that make a wish of what they touch. Folded.
const WISHES: [&str; 5] = ["idealement", "dans l'ideal", "de preference", "ideally", "preferably"];

/// Reads the places of a text. Work at a distance is one where all of it may be, or where some may and no city is named: who has to come now and
/// then has to live near.
///
/// A city where the company merely is counts little; it counts where the text says how much somebody has to come, and is a condition where it
/// says that all of the work is there, and not only that it ideally would be.
pub fn read(reading: &Reading<'_>, remote: Option<Fact<Remote>>) -> Vec<Finding> {
    let come = remote.map(|fact| match fact.value {
        Remote::No if !is_wished(reading, fact.span) => Importance::Must,
        Remote::No | Remote::Partly | Remote::Yes => Importance::Important,
    });
    let named: Vec<&Named> = reading.matches.cities.iter().filter(|city| is_place(reading, city)).collect();
    // Each once, however often a text names it.
    let ids: BTreeSet<&str> = named.iter().filter_map(|city| city_of(city)).map(|id| id.as_str()).collect();
    let cities = named.iter().filter(|city| !is_short_for_another(city, &ids)).filter_map(|city| {
        let value = CriterionValue::Place(Place::City(city_of(city)?.clone()));
        Some(Finding { value, span: city.span, importance: reading.weights.said_of(city.span).or(come) })
    });
    let mut places: Vec<Finding> = cities.collect();
    let is_place = |fact: &Fact<Remote>| fact.value == Remote::Yes || fact.value == Remote::Partly && places.is_empty();
    let remote = remote.filter(is_place).map(|Fact { span, .. }| Finding {
        value: CriterionValue::Place(Place::Remote),
        span,
        importance: reading.weights.said_of(span),
    });
    places.extend(remote);
    places
}

/// Whether the words right before or behind make a wish of it: "ideally on site".
fn is_wished(reading: &Reading<'_>, span: Span) -> bool {
    let before = reading.text()[..span.start].trim_end_matches([' ', ',', ':']);
    let behind = reading.text()[span.end..].trim_start_matches([' ', ',', '(']);
    WISHES.iter().any(|wish| before.ends_with(wish) || behind.starts_with(wish))
}

fn city_of(city: &Named) -> Option<&'static CityId> {
    vocabulary().cities().get(city.at).map(|city| &city.id)
}

/// Whether the text also names a namesake more fully, among the ids of all its cities: "à Saint-Denis" is on the island when the text speaks of
/// La Réunion.
fn is_short_for_another(city: &Named, ids: &BTreeSet<&str>) -> bool {
    let Some(id) = city_of(city) else { return false };
    ids.iter().any(|other| other.strip_prefix(id.as_str()).is_some_and(|rest| rest.starts_with('-')))
}

/// A city is written with a capital, or stands after a preposition; a name that is also a word needs both.
fn is_place(reading: &Reading<'_>, city: &Named) -> bool {
    let words = reading.folded.original(city.span.start..city.span.end).and_then(|evidence| evidence.words(reading.given));
    let capitalised = words.is_some_and(|words| words.starts_with(char::is_uppercase));
    let preposition = reading.matches.cue_before(Cue::PlaceBefore, city.span.start, 2).is_some();
    if city.ambiguous { capitalised && preposition } else { capitalised || preposition }
}
