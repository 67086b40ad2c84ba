//! Sectors, impact, kinds of mission, areas, stages and orientations of a profile, and whether they were done, are wished or are refused.
//!
//! The terms are those of needs, and so is the measure: a strong term or two different weak ones. A career touches more than a company does, so
//! more labels stay. A [title](super::titles) says what somebody has done: a CTO has held the roadmap and a team.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use domain::{CriterionKind, CriterionValue};

use super::attitudes::{Attitudes, Told};
use super::sections::{Section, Sections};
use super::titles::Titles;
use super::{LABELLED, placed};
use crate::understand::Reading;
use crate::understand::labels::unmasked;
use crate::understand::lexicon::{Signal, Span};
use crate::vocabulary::{Grade, vocabulary};

/// A label and every place that says it, in folded offsets; the best words first.
pub struct Said {
    pub value: CriterionValue,
    pub told: Told,
    pub spans: Vec<Span>,
}

/// The share of the heaviest label's weight that a label of a kind needs, in percent, and how many of them stay.
fn limits(kind: CriterionKind) -> (u32, usize) {
    match kind {
        CriterionKind::Sector | CriterionKind::Impact => (34, 6),
        CriterionKind::Orientation => (25, 3),
        _ => (0, 8),
    }
}

/// What was found of one label in one attitude.
#[derive(Default)]
struct Weight {
    terms: BTreeSet<usize>,
    score: u32,
    strong: bool,
    signals: Vec<Signal>,
}

/// Reads the labels of a CV.
pub fn read(reading: &Reading<'_>, sections: &Sections) -> Vec<Said> {
    let context = Context { reading, sections, attitudes: Attitudes::new(reading, sections), titles: Titles::new(reading) };
    let mut said: Vec<Said> = LABELLED.iter().flat_map(|kind| read_kind(&context, *kind)).collect();
    for (values, span) in context.titles.own() {
        if context.attitudes.told(CriterionKind::MissionType, span) != Told::Done || !context.is_own_work(span) {
            continue;
        }
        for value in values {
            match said.iter_mut().find(|one| one.value == *value && one.told == Told::Done) {
                Some(one) => one.spans.push(span),
                None => said.push(Said { value: value.clone(), told: Told::Done, spans: vec![span] }),
            }
        }
    }
    said
}

/// What decides how words count.
struct Context<'a, 'r> {
    reading: &'a Reading<'r>,
    sections: &'a Sections,
    attitudes: Attitudes,
    titles: Titles,
}

impl Context<'_, '_> {
    /// Whether words at a span speak of what somebody does themselves, at work.
    fn is_own_work(&self, span: Span) -> bool {
        is_of_the_work(self.reading, self.sections, span) && !self.titles.are_of_others(span)
    }
}

fn read_kind(context: &Context<'_, '_>, kind: CriterionKind) -> Vec<Said> {
    let mut weights: BTreeMap<(Told, usize), Weight> = BTreeMap::new();
    for signal in unmasked(context.reading, kind) {
        let told = context.attitudes.told(kind, signal.span);
        if context.attitudes.cover(signal.span) || told == Told::Done && !context.is_own_work(signal.span) {
            continue;
        }
        let weight = weights.entry((told, signal.label)).or_default();
        if weight.terms.insert(signal.term) {
            weight.score += if signal.grade >= Grade::Signal { 2 } else { 1 };
        }
        weight.strong |= signal.grade >= Grade::Signal;
        weight.signals.push(signal);
    }
    let (percent, most) = limits(kind);
    let heaviest = weights.iter().filter(|((told, _), _)| *told == Told::Done).map(|(_, weight)| weight.score).max().unwrap_or(0);
    let is_read = |told: Told, weight: &Weight| match told {
        Told::Done => (weight.strong || weight.terms.len() >= 2) && weight.score * 100 >= heaviest * percent,
        Told::Wished | Told::Refused => true,
    };
    let mut read: Vec<((Told, usize), Weight)> = weights.into_iter().filter(|((told, _), weight)| is_read(*told, weight)).collect();
    read.sort_by_key(|((told, label), weight)| (*told, Reverse(weight.score), *label));
    let mut kept = BTreeMap::new();
    read.retain(|((told, _), _)| {
        let count: &mut usize = kept.entry(*told).or_default();
        *count += 1;
        *count <= most
    });
    let labels = vocabulary().labels(kind);
    let value = |label: usize| CriterionValue::parse(kind, &labels.get(label)?.code).ok();
    read.into_iter()
        .filter_map(|((told, label), mut weight)| {
            weight.signals.sort_by_key(|signal| (Reverse(signal.grade), Reverse(signal.span.len()), signal.span.start));
            Some(Said { value: value(label)?, told, spans: weight.signals.into_iter().map(|signal| signal.span).collect() })
        })
        .collect()
}

/// Studies, languages, referees and hobbies say nothing of the work.
fn is_of_the_work(reading: &Reading<'_>, sections: &Sections, span: Span) -> bool {
    let offset = placed(reading, span).map_or(0, |span| span.start);
    matches!(sections.at(offset), Section::Head | Section::Experience | Section::Skills)
}
