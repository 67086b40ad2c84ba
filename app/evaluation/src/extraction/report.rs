//! The numbers of a labelled set: one measure a field, ours beside the baseline's, with intervals over the texts.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use matching::vocabulary::vocabulary;
use serde::Serialize;

use super::labelled::Labelled;
use super::slot::{Answer, Shape, Slot};
use crate::bootstrap::{self, Interval};
use crate::metrics::{Counts, first_is_right, recall_at_three};
use crate::{table, technology_names};

/// What was measured.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// How many texts were read.
    pub texts: usize,
    pub today: NaiveDate,
    /// Hexadecimal.
    pub vocabulary_fingerprint: String,
    pub resamples: usize,
    /// One for each field that some line labels.
    pub ours: Vec<Measure>,
    /// The same, by looking names up.
    pub literal: Vec<Measure>,
}

/// One number of one field.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measure {
    pub field: String,
    /// `f1`, `accuracy`, `exact`, `first_right` or `recall_at_3`.
    pub measure: &'static str,
    /// How many lines are scored.
    pub lines: usize,
    /// How many of them say something: have labels, or another value than null.
    pub said: usize,
    /// Nothing where it cannot be reckoned: no labels, none given.
    pub value: Option<f64>,
    /// 95 %, resampled over lines.
    pub interval: Option<Interval>,
    /// Labels of all lines together; for sets alone.
    #[serde(flatten)]
    pub counts: Option<Counts>,
    pub precision: Option<f64>,
    pub recall: Option<f64>,
    /// Right where something is said, over the lines that say something; for single values alone.
    pub right_where_said: Option<f64>,
}

/// What one line is worth in one slot.
#[derive(Debug, Clone, Copy)]
enum Scored {
    Set { counts: Counts, first_right: Option<bool>, recall_at_3: Option<f64>, said: bool },
    Single { right: bool, said: bool },
}

/// What all lines are worth.
#[derive(Debug, Default)]
pub(super) struct Tally {
    lines: usize,
    scored: BTreeMap<Slot, Vec<Scored>>,
}

impl Tally {
    pub(super) fn add(&mut self, line: &Labelled, answers: &BTreeMap<Slot, Answer>) {
        self.lines += 1;
        for (slot, gold) in &line.gold {
            let optional = line.optional.get(slot).map(Vec::as_slice).unwrap_or_default();
            let nothing = slot.nothing();
            let given = answers.get(slot).unwrap_or(&nothing);
            self.scored.entry(*slot).or_default().push(scored(*slot, gold, optional, given));
        }
    }

    fn measures(&self) -> Vec<Measure> {
        self.scored.iter().flat_map(|(slot, scored)| measures(*slot, scored)).collect()
    }
}

fn scored(slot: Slot, gold: &Answer, optional: &[Answer], given: &Answer) -> Scored {
    let said = gold.says_something();
    let Answer::Labels(labelled) = gold else {
        return Scored::Single { right: given == gold || optional.contains(given), said };
    };
    let compared = |label: &String| if slot.shape() == Shape::Technologies { technology_names::folded(label) } else { label.clone() };
    let list = |answer: &Answer| match answer {
        Answer::Labels(labels) => labels.iter().map(compared).collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    let labelled: BTreeSet<String> = labelled.iter().map(compared).collect();
    let optional: BTreeSet<String> = optional.iter().flat_map(list).collect();
    let given = list(given);
    let counts = Counts::of(&given.iter().cloned().collect(), &labelled, &optional);
    let required: BTreeSet<String> = labelled.difference(&optional).cloned().collect();
    let counted: Vec<String> = given.into_iter().filter(|label| !optional.contains(label)).collect();
    Scored::Set { counts, first_right: first_is_right(&counted, &required), recall_at_3: recall_at_three(&counted, &required), said }
}

fn measures(slot: Slot, scored: &[Scored]) -> Vec<Measure> {
    let said = scored.iter().filter(|one| matches!(one, Scored::Set { said: true, .. } | Scored::Single { said: true, .. })).count();
    let blank = Measure {
        field: slot.to_string(),
        measure: "f1",
        lines: scored.len(),
        said,
        value: None,
        interval: None,
        counts: None,
        precision: None,
        recall: None,
        right_where_said: None,
    };
    match slot.shape() {
        Shape::Technologies | Shape::Ids => {
            let mut found = vec![f1(scored, blank.clone())];
            if slot == Slot::Impact {
                let first = |one: &Scored| match one {
                    Scored::Set { first_right, .. } => first_right.map(|right| f64::from(u8::from(right))),
                    Scored::Single { .. } => None,
                };
                let three = |one: &Scored| match one {
                    Scored::Set { recall_at_3, .. } => *recall_at_3,
                    Scored::Single { .. } => None,
                };
                found.push(mean(scored, first, Measure { measure: "first_right", ..blank.clone() }));
                found.push(mean(scored, three, Measure { measure: "recall_at_3", ..blank }));
            }
            found
        }
        shape => {
            let measure = if shape == Shape::Amount || slot.place().1.is_some() { "exact" } else { "accuracy" };
            let right = |one: &Scored| matches!(one, Scored::Single { right: true, .. }).then_some(1.0).or(Some(0.0));
            let where_said = scored.iter().filter(|one| matches!(one, Scored::Single { said: true, .. })).filter_map(right);
            let right_where_said = bootstrap::mean(where_said);
            vec![mean(scored, right, Measure { measure, right_where_said, ..blank })]
        }
    }
}

fn f1(scored: &[Scored], blank: Measure) -> Measure {
    let of = |one: &Scored| match one {
        Scored::Set { counts, .. } => *counts,
        Scored::Single { .. } => Counts::default(),
    };
    let counts = scored.iter().map(of).fold(Counts::default(), Counts::plus);
    let resampled = |drawn: &[usize]| drawn.iter().map(|case| of(&scored[*case])).fold(Counts::default(), Counts::plus).f1();
    Measure {
        value: counts.f1(),
        interval: bootstrap::interval(scored.len(), resampled),
        counts: Some(counts),
        precision: counts.precision(),
        recall: counts.recall(),
        ..blank
    }
}

/// The mean over the lines that have such a value.
fn mean(scored: &[Scored], value: impl Fn(&Scored) -> Option<f64>, blank: Measure) -> Measure {
    let values: Vec<f64> = scored.iter().filter_map(value).collect();
    Measure { lines: values.len(), value: bootstrap::mean(values.iter().copied()), interval: bootstrap::interval_of_mean(&values), ..blank }
}

impl Report {
    pub(super) fn new(today: NaiveDate, ours: &Tally, literal: &Tally) -> Self {
        Self {
            texts: ours.lines,
            today,
            vocabulary_fingerprint: format!("{:016x}", vocabulary().fingerprint()),
            resamples: bootstrap::RESAMPLES,
            ours: ours.measures(),
            literal: literal.measures(),
        }
    }

    /// Our number of a field.
    pub fn ours(&self, field: &str, measure: &str) -> Option<&Measure> {
        self.ours.iter().find(|one| one.field == field && one.measure == measure)
    }

    /// The report as a table.
    pub fn table(&self) -> String {
        let heading = ["field", "measure", "lines", "said", "value", "95 %", "precision", "recall", "where said", "literal"];
        let rows = self.ours.iter().zip(&self.literal).map(|(ours, literal)| {
            let is_set = ours.counts.is_some();
            let part = |number: Option<f64>, there: bool| if there { table::number(number) } else { String::new() };
            vec![
                ours.field.clone(),
                ours.measure.replace('_', " "),
                ours.lines.to_string(),
                ours.said.to_string(),
                table::number(ours.value),
                table::between(ours.interval),
                part(ours.precision, is_set),
                part(ours.recall, is_set),
                part(ours.right_where_said, ours.right_where_said.is_some()),
                table::number(literal.value),
            ]
        });
        let rows: Vec<Vec<String>> = rows.collect();
        format!("{} texts\n\n{}", self.texts, table::aligned(&heading, &rows))
    }
}
