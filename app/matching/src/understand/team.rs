//! Who builds the product: how many developers, whether an agency, whether the CTO has left.

use super::lexicon::{Cue, Span};
use super::{Fact, Reading};

/// How far the words for leaving may stand from who leaves, in bytes.
const REACH: usize = 48;

/// Whether another company builds the product.
pub fn agency(reading: &Reading<'_>) -> Option<Fact<bool>> {
    let (mut one, mut none) = (None, None);
    for span in reading.cues_outside(Cue::Agency, Cue::NeverAgency) {
        let found = if reading.is_refused(span) || reading.matches.cue_covers(Cue::NoAgency, span) { &mut none } else { &mut one };
        found.get_or_insert(span);
    }
    let none = || none.or_else(|| reading.matches.cues(Cue::NoAgency).first().copied());
    one.map(|span| Fact { value: true, span }).or_else(|| none().map(|span| Fact { value: false, span }))
}

/// Whether the CTO has left; that they are there is said less often, and counts less.
pub fn cto_left(reading: &Reading<'_>) -> Option<Fact<bool>> {
    let ctos = || reading.matches.cues(Cue::Cto).iter().copied();
    let left = ctos().find_map(|cto| has_left(reading, cto)).map(|span| Fact { value: true, span });
    left.or_else(|| ctos().find_map(|cto| is_there(reading, cto)).map(|span| Fact { value: false, span }))
}

fn has_left(reading: &Reading<'_>, cto: Span) -> Option<Span> {
    let matches = reading.matches;
    if let Some(before) = matches.cue_before(Cue::LeftBefore, cto.start, 1) {
        let is_missed = !reading.text().get(before.start..before.end).is_some_and(|words| words == "sans" || words == "without")
            || matches.cue_after(Cue::LeftSince, cto.end, 12).is_some();
        if is_missed {
            return Some(Span { start: before.start, end: cto.end });
        }
    }
    after(reading, Cue::LeftAfter, cto)
}

fn is_there(reading: &Reading<'_>, cto: Span) -> Option<Span> {
    let before = reading.matches.cue_before(Cue::StaysBefore, cto.start, 1).map(|before| Span { start: before.start, end: cto.end });
    before.or_else(|| after(reading, Cue::StaysAfter, cto))
}

/// The nearest cue after the CTO, in the same sentence.
fn after(reading: &Reading<'_>, cue: Cue, cto: Span) -> Option<Span> {
    let found = reading.matches.cue_after(cue, cto.end, REACH)?;
    (reading.sentences.sentence(found.start) == reading.sentences.sentence(cto.start)).then_some(Span { start: cto.start, end: found.end })
}
