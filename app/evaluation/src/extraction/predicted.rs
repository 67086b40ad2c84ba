//! What the reader finds in a text, in the words of a labelled set: a value for each field, and where each was read.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{CriterionValue, Evidence, TechnologyId};
use matching::understand::situation::{Remote, Situation};
use matching::{Understanding, understand, vocabulary::vocabulary};
use serde::Serialize;
use serde_json::{Map, Value};

use super::slot::{Amount, Answer, Slot};

/// What was read from one text.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Every slot; what was not said is there too.
    pub answers: BTreeMap<Slot, Answer>,
    /// Where the answers come from.
    pub cited: Vec<(Slot, Answer, Evidence)>,
}

/// An answer and the bytes of the text that it was read from: UTF-8 offsets, end exclusive.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cited {
    pub field: &'static str,
    /// One of the values of a field that has several; otherwise the value of the field.
    pub value: Value,
    pub start: u32,
    pub end: u32,
}

/// A line of predictions.
#[derive(Debug, Serialize)]
pub struct Line<'a> {
    id: &'a str,
    predicted: Map<String, Value>,
    evidence: Vec<Cited>,
}

impl Reading {
    /// The line that is written for this text.
    pub fn line<'a>(&self, id: &'a str) -> Line<'a> {
        let mut predicted = Map::new();
        for (slot, answer) in &self.answers {
            match slot.place() {
                (field, None) => drop(predicted.insert(field.to_owned(), written(answer))),
                (field, Some(part)) => {
                    let parts = predicted.entry(field).or_insert_with(|| Value::Object(Map::new()));
                    if let Value::Object(parts) = parts {
                        parts.insert(part.to_owned(), written(answer));
                    }
                }
            }
        }
        let evidence = self.cited.iter().map(|(slot, answer, evidence)| {
            let (field, part) = slot.place();
            // A part is cited with the whole: what a field's evidence says is what the field says.
            let whole = part.and_then(|_| predicted.get(field)).cloned();
            let value = whole.unwrap_or_else(|| match answer {
                Answer::Labels(labels) => labels.first().map_or(Value::Null, |label| Value::String(label.clone())),
                one => written(one),
            });
            Cited { field, value, start: evidence.start, end: evidence.end }
        });
        let evidence = evidence.collect();
        Line { id, predicted, evidence }
    }

    fn add(&mut self, slot: Slot, answer: Answer, evidence: Option<Evidence>) {
        self.cited.extend(evidence.map(|evidence| (slot, answer.clone(), evidence)));
        match (self.answers.entry(slot).or_insert_with(|| slot.nothing()), answer) {
            (Answer::Labels(labels), Answer::Labels(more)) => labels.extend(more),
            (held, answer) => *held = answer,
        }
    }
}

/// Reads a text as the site does.
pub fn read(text: &str, today: NaiveDate) -> Reading {
    let understanding = understand(text, today);
    let mut reading = Reading { answers: Slot::ALL.iter().map(|slot| (*slot, slot.nothing())).collect(), cited: Vec::new() };
    for criterion in understanding.by_strength() {
        let evidence = criterion.evidence;
        let word = || Answer::Word(Some(criterion.value.code()));
        match &criterion.value {
            CriterionValue::Stack(technology) => reading.add(Slot::Stack, labels(name(technology)), evidence),
            CriterionValue::Sector(sector) => reading.add(Slot::Sector, labels(sector.code()), evidence),
            CriterionValue::MissionType(mission_type) => reading.add(Slot::MissionType, labels(mission_type.code()), evidence),
            CriterionValue::Impact(impact) => reading.add(Slot::Impact, labels(impact.code()), evidence),
            CriterionValue::Stage(_) => reading.add(Slot::Stage, word(), evidence),
            CriterionValue::Orientation(_) if is_first(&understanding, criterion) => reading.add(Slot::Orientation, word(), evidence),
            CriterionValue::Rhythm(rhythm) => {
                let days = |half_days: u8| f64::from(half_days) / 2.0;
                let amount = Amount { low: days(rhythm.min_half_days()), high: days(rhythm.max_half_days()) };
                reading.add(Slot::DaysPerWeek, Answer::Amount(Some(amount)), evidence);
            }
            // A rate that was reckoned from a month's budget was not said.
            CriterionValue::Rate(range) if understanding.stated_rate() == Some(*range) => {
                let ends = range.low().or(range.high()).zip(range.high().or(range.low()));
                let amount = ends.map(|(low, high)| Amount { low: low.euros().into(), high: high.euros().into() });
                reading.add(Slot::RateEurPerDay, Answer::Amount(amount), evidence);
            }
            CriterionValue::Orientation(_)
            | CriterionValue::Rate(_)
            | CriterionValue::Area(_)
            | CriterionValue::Place(_)
            | CriterionValue::Language(_)
            | CriterionValue::Start(_) => {}
        }
    }
    for declined in &understanding.declined {
        reading.add(Slot::StackNegative, labels(name(&declined.technology)), Some(declined.evidence));
    }
    add_situation(&mut reading, &understanding.situation);
    reading
}

fn add_situation(reading: &mut Reading, situation: &Situation) {
    if let Some(remote) = situation.remote {
        let word = match remote.value {
            Remote::Yes => "yes",
            Remote::Partly => "partly",
            Remote::No => "no",
        };
        reading.add(Slot::Remote, Answer::Word(Some(word.to_owned())), Some(remote.evidence));
    }
    if let Some(budget) = situation.budget {
        let amount = Amount { low: budget.value.least().into(), high: budget.value.most().into() };
        reading.add(Slot::BudgetEurPerMonth, Answer::Amount(Some(amount)), Some(budget.evidence));
    }
    if let Some(developers) = situation.team.developers {
        let number = f64::from(developers.value);
        reading.add(Slot::TeamDevelopers, Answer::Amount(Some(Amount { low: number, high: number })), Some(developers.evidence));
    }
    for (slot, told) in [(Slot::TeamAgency, situation.team.agency), (Slot::TeamCtoLeft, situation.team.cto_left)] {
        if let Some(told) = told {
            reading.add(slot, Answer::Word(Some(told.value.to_string())), Some(told.evidence));
        }
    }
}

/// Whether no other criterion of its kind weighs more than this one.
fn is_first(understanding: &Understanding, criterion: &domain::Criterion) -> bool {
    understanding.by_strength().into_iter().find(|one| one.value.kind() == criterion.value.kind()) == Some(criterion)
}

fn labels(label: &str) -> Answer {
    Answer::Labels(vec![label.to_owned()])
}

/// What the makers call it.
fn name(technology: &TechnologyId) -> &str {
    vocabulary().technology(technology).map_or(technology.as_str(), |technology| &technology.name)
}

fn written(answer: &Answer) -> Value {
    match answer {
        Answer::Labels(labels) => labels.iter().cloned().map(Value::String).collect(),
        Answer::Word(None) | Answer::Amount(None) => Value::Null,
        Answer::Word(Some(word)) => match word.as_str() {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            word => Value::String(word.to_owned()),
        },
        Answer::Amount(Some(amount)) => amount.written(),
    }
}
