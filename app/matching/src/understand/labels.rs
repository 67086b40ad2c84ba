//! Sectors, impact, mission types, areas, stage, orientation and languages: labels, read from the terms that signal them.
//!
//! A strong term counts [`STRONG`], a hint 1, each once however often it stands there. A label is read when it has a strong term or two hints; in
//! kinds where a text touches many subjects, only those stay that weigh enough beside the heaviest.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use domain::{CriterionKind, CriterionValue};

use super::lexicon::Signal;
use super::{Finding, Reading};
use crate::vocabulary::vocabulary;

/// What a term that suffices alone counts.
const STRONG: u32 = 2;
/// A span longer than this is not pleasant to read, in bytes.
const READABLE: usize = 120;

/// How many labels of a kind a text may hold, and what share of the heaviest one's weight a label needs.
struct Limits {
    most: usize,
    share_percent: u32,
}

fn limits(kind: CriterionKind) -> Option<Limits> {
    match kind {
        CriterionKind::Sector => Some(Limits { most: 3, share_percent: 60 }),
        CriterionKind::Impact => Some(Limits { most: 4, share_percent: 50 }),
        CriterionKind::MissionType => Some(Limits { most: 5, share_percent: 0 }),
        CriterionKind::Stage => Some(Limits { most: 1, share_percent: 0 }),
        CriterionKind::Orientation => Some(Limits { most: 2, share_percent: 40 }),
        CriterionKind::Area | CriterionKind::Language => Some(Limits { most: 4, share_percent: 0 }),
        _ => None,
    }
}

/// What was found for one label.
#[derive(Default)]
struct Weight {
    terms: BTreeSet<usize>,
    score: u32,
    strong: bool,
    best: Option<Signal>,
}

impl Weight {
    /// Takes a term in: it counts once, and the longest readable span is shown, the first of equal ones.
    fn add(&mut self, signal: Signal) {
        if self.terms.insert(signal.term) {
            self.score += if signal.strong { STRONG } else { 1 };
        }
        self.strong |= signal.strong;
        let rank =
            |signal: Signal| (signal.strong, if signal.span.len() > READABLE { 0 } else { signal.span.len() }, Reverse(signal.span.start));
        if self.best.is_none_or(|best| rank(signal) > rank(best)) {
            self.best = Some(signal);
        }
    }
}

/// Reads the labels of every kind.
pub fn read(reading: &Reading<'_>) -> Vec<Finding> {
    CriterionKind::ALL
        .iter()
        .filter_map(|kind| limits(*kind).map(|limits| (*kind, limits)))
        .flat_map(|(kind, limits)| read_kind(reading, kind, &limits))
        .collect()
}

/// The signals that do not lie within a longer one of the same label: "solidarity" in "solidarity economy" says nothing more.
fn outermost(signals: &[Signal]) -> Vec<Signal> {
    let mut sorted = signals.to_vec();
    sorted.sort_by_key(|signal| (signal.label, signal.span.start, Reverse(signal.span.end), signal.term));
    let mut kept: Vec<Signal> = Vec::with_capacity(sorted.len());
    for signal in sorted {
        let within = |last: &Signal| last.label == signal.label && signal.span.end <= last.span.end;
        if !kept.last().is_some_and(within) {
            kept.push(signal);
        }
    }
    kept
}

fn read_kind(reading: &Reading<'_>, kind: CriterionKind, limits: &Limits) -> Vec<Finding> {
    let mut weights: BTreeMap<usize, Weight> = BTreeMap::new();
    for signal in outermost(reading.matches.signals(kind)) {
        weights.entry(signal.label).or_default().add(signal);
    }
    let mut read: Vec<(usize, Weight)> = weights.into_iter().filter(|(_, weight)| weight.strong || weight.terms.len() >= 2).collect();
    read.sort_by_key(|(label, weight)| (Reverse(weight.score), weight.best.map(|best| best.span.start), *label));
    let heaviest = read.first().map_or(0, |(_, weight)| weight.score);
    read.retain(|(_, weight)| weight.score * 100 >= heaviest * limits.share_percent);
    read.truncate(limits.most);
    let labels = vocabulary().labels(kind);
    let finding = |(label, weight): (usize, Weight)| {
        let span = weight.best?.span;
        let value = CriterionValue::parse(kind, &labels.get(label)?.code).ok()?;
        Some(Finding { value, span, importance: reading.weights.said_of(span) })
    };
    read.into_iter().filter_map(finding).collect()
}
