//! What follows from other things that a text says: a CTO who has left is to be replaced, a team that exists is not hired for the first time, an
//! advertisement hires for itself, and a kind of mission calls for a kind of person.

use domain::{CriterionKind, CriterionValue, MissionType};

use super::lexicon::Signal;
use super::team::Facts;
use super::{Finding, Reading};
use crate::vocabulary::{Grade, vocabulary};

/// From how many developers on a company that hires has a team.
const TEAM: u16 = 2;

/// Adds what the situation implies to the terms of kinds of mission.
pub fn of_situation(reading: &Reading<'_>, team: &Facts, signals: &mut Vec<Signal>) {
    if let Some(left) = team.cto_left.filter(|left| left.value)
        && let Some(label) = label(CriterionKind::MissionType, MissionType::Interim.code())
        && !signals.iter().any(|signal| signal.label == label && signal.span.overlaps(left.span))
    {
        signals.push(Signal { label, term: term(label), grade: Grade::Signal, span: left.span });
    }
    let hires = label(CriterionKind::MissionType, MissionType::FirstHires.code());
    if reading.passages.advertise() {
        signals.retain(|signal| Some(signal.label) != hires || signal.grade == Grade::Surely);
    }
    let has_team = team.developers.is_some_and(|developers| developers.value >= TEAM);
    if let Some(structuring) = label(CriterionKind::MissionType, MissionType::TeamStructuring.code()).filter(|_| has_team) {
        for signal in signals.iter_mut().filter(|signal| Some(signal.label) == hires && signal.grade < Grade::Surely) {
            signal.label = structuring;
        }
    }
}

/// Adds the orientations that the kinds of mission call for to the terms of orientations.
pub fn by_missions(read: &[Finding], signals: &mut Vec<Signal>) {
    for Finding { value, span, .. } in read {
        let CriterionValue::MissionType(mission_type) = value else { continue };
        let entries = vocabulary().labels(CriterionKind::MissionType);
        let asks_for = entries.iter().find(|entry| entry.code == mission_type.code()).and_then(|entry| entry.asks_for.as_deref());
        if let Some(label) = asks_for.and_then(|code| label(CriterionKind::Orientation, code)) {
            signals.push(Signal { label, term: term(label), grade: Grade::Clue, span: *span });
        }
    }
}

fn label(kind: CriterionKind, code: &str) -> Option<usize> {
    vocabulary().labels(kind).iter().position(|label| label.code == code)
}

/// A number that no term of the lexicon has.
fn term(label: usize) -> usize {
    usize::MAX - label
}
