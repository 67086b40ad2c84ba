//! Where: cities and work at a distance.

use domain::{CriterionKind, CriterionValue, Place};

use super::lexicon::{Cue, Named, Signal};
use super::{Finding, Reading};
use crate::vocabulary::vocabulary;

/// Reads the places of a text.
pub fn read(reading: &Reading<'_>) -> Vec<Finding> {
    let cities = reading.matches.cities.iter().filter(|city| is_place(reading, city)).filter_map(|city| {
        let value = CriterionValue::Place(Place::City(vocabulary().cities().get(city.at)?.id.clone()));
        Some(Finding { value, span: city.span, importance: reading.weights.said_of(city.span) })
    });
    cities.chain(remote(reading)).collect()
}

/// Work at a distance, by its longest words; "no remote" is none.
fn remote(reading: &Reading<'_>) -> Option<Finding> {
    let wanted = |signal: &&Signal| reading.matches.cue_before(Cue::Without, signal.span.start, 4).is_none();
    let signals = reading.matches.signals(CriterionKind::Place).iter().filter(wanted);
    let best = signals.max_by_key(|signal| (signal.span.len(), std::cmp::Reverse(signal.span.start)))?;
    Some(Finding { value: CriterionValue::Place(Place::Remote), span: best.span, importance: reading.weights.said_of(best.span) })
}

/// A city is written with a capital, or stands after a preposition; a name that is also a word needs both.
fn is_place(reading: &Reading<'_>, city: &Named) -> bool {
    let words = reading.folded.original(city.span.start..city.span.end).and_then(|evidence| evidence.words(reading.given));
    let capitalised = words.is_some_and(|words| words.starts_with(char::is_uppercase));
    let preposition = reading.matches.cue_before(Cue::PlaceBefore, city.span.start, 2).is_some();
    if city.ambiguous { capitalised && preposition } else { capitalised || preposition }
}
