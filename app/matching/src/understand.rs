//! Reads criteria out of a CEO's words, French, English or both, each with the span it was read from.
//!
//! The text is [folded](fold), every term of the vocabulary is looked for at once ([`lexicon`]), and one reader per kind of criterion decides what
//! the found words mean. Deterministic, linear in the text, and total: no text makes it fail.

mod days;
mod developers;
mod duration;
pub mod fold;
mod implied;
mod importance;
mod labels;
pub mod learned;
mod lexicon;
mod names;
mod passages;
mod place;
pub mod profile;
mod quantities;
mod rate;
mod remote;
mod rhythm;
mod sentences;
pub mod situation;
mod stack;
mod stage;
mod start;
mod team;

#[cfg(test)]
mod conditions;
#[cfg(test)]
mod label_laws;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod mirror_laws;
#[cfg(test)]
mod name_laws;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod time_laws;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::{Criterion, CriterionKind, CriterionValue, Evidence, Importance, Origin, RateRange, TechnologyId};
use serde::Serialize;

use crate::at_once::at_once;
use fold::Folded;
#[cfg(test)]
pub(crate) use lexicon::spellings as lexicon_spellings;

use importance::Weights;
use learned::Opinion;
use lexicon::{Cue, Lexicon, Matches, Span};
use names::Names;
pub(crate) use names::without_names;
use passages::Passages;
use quantities::Quantities;
use sentences::Sentences;
use situation::{Duration, MonthlyBudget, Remote, Situation, Team, Told};

/// What was read from a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Understanding {
    /// By kind, then in the order of the text. One per value, each with its best span.
    pub criteria: Vec<Criterion>,
    /// The kinds of which the text says nothing.
    pub unknown: Vec<CriterionKind>,
    /// Technologies that the text names in order not to have them.
    pub declined: Vec<Declined>,
    /// How much the text says of each label, those that became criteria and those that it only touches: by kind, the heaviest first.
    #[serde(skip)]
    pub weighed: Vec<WeighedLabel>,
    /// What is no criterion: the team, a month's budget, how long, how far at a distance.
    pub situation: Situation,
}

impl Understanding {
    /// The daily rate that the text says; `None` where it was only derived from a month's budget.
    pub fn stated_rate(&self) -> Option<RateRange> {
        let budget = self.situation.budget.map(|budget| budget.evidence);
        self.criteria.iter().filter(|criterion| criterion.evidence != budget).find_map(|criterion| match criterion.value {
            CriterionValue::Rate(rate) => Some(rate),
            _ => None,
        })
    }

    /// The criteria by kind, the labels of each kind with the heaviest first; what is no label keeps the order of the text.
    pub fn by_strength(&self) -> Vec<&Criterion> {
        let place = |value: &CriterionValue| self.weighed.iter().position(|weighed| weighed.value == *value);
        let mut criteria: Vec<&Criterion> = self.criteria.iter().collect();
        criteria.sort_by_key(|one| (one.value.kind(), place(&one.value)));
        criteria
    }
}

/// A label and how much a text says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeighedLabel {
    pub value: CriterionValue,
    /// In hundredths of a hint; see [`crate::vocabulary::Grade::weight`].
    pub weight: u32,
}

/// A technology that is not wanted, or that the company is leaving.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Declined {
    pub technology: TechnologyId,
    /// The words that name it.
    pub evidence: Evidence,
}

/// One value that a reader found, in folded offsets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    pub value: CriterionValue,
    pub span: Span,
    /// What the words around say of its weight; `None` leaves the kind's own.
    pub importance: Option<Importance>,
}

/// One fact of the situation that a reader found, in folded offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fact<T> {
    pub value: T,
    pub span: Span,
}

impl<T> Fact<T> {
    fn told(self, folded: &Folded) -> Option<Told<T>> {
        folded.original(self.span.start..self.span.end).map(|evidence| Told { value: self.value, evidence })
    }
}

/// A text with everything that was found in it once, for the readers to share.
pub(crate) struct Reading<'a> {
    /// The text as it was given.
    pub given: &'a str,
    pub folded: &'a Folded,
    pub sentences: &'a Sentences,
    pub matches: &'a Matches,
    pub quantities: &'a Quantities<'a>,
    pub weights: &'a Weights<'a>,
    pub passages: &'a Passages,
    pub names: &'a Names,
    /// For what is said relative to today.
    pub today: NaiveDate,
}

impl Reading<'_> {
    /// The folded text.
    pub fn text(&self) -> &str {
        self.folded.as_str()
    }

    /// The cues of one sort that do not lie within words of another.
    pub fn cues_outside(&self, cue: Cue, never: Cue) -> impl Iterator<Item = Span> {
        self.matches.cues(cue).iter().copied().filter(move |span| !self.matches.cue_covers(never, *span))
    }

    /// Whether words before or after a span say that it is not so: "pas de …", "… n'est pas possible".
    pub fn is_refused(&self, span: Span) -> bool {
        let clause = |at: usize| self.sentences.clause(at);
        let before =
            self.matches.cue_before(Cue::Without, span.start, REFUSAL_BEFORE).is_some_and(|cue| clause(cue.start) == clause(span.start));
        let after = || {
            self.matches
                .cue_after(Cue::Without, span.end, REFUSAL_AFTER)
                .is_some_and(|cue| clause(cue.start) == clause(span.start) && REFUSERS.contains(&self.text()[span.end..cue.start].trim()))
        };
        before || after()
    }
}

/// How far the word that refuses something may stand from it, in bytes.
const REFUSAL_BEFORE: usize = 6;
const REFUSAL_AFTER: usize = 14;
/// What may stand between something and the word that refuses it.
const REFUSERS: [&str; 6] = ["n'est", "is", "est", "ce n'est", "was", "isn't"];

/// From so many bytes on, two threads read a text.
const LONG: usize = 1 << 16;

/// Reads a text. `today` dates what is said without a year.
pub fn understand(text: &str, today: NaiveDate) -> Understanding {
    let folded = Folded::new(text);
    let (sentences, quantities) = both_of(text, || Sentences::new(&folded), || Quantities::new(folded.as_str()));
    let mut matches = Lexicon::shared().matches(&folded, &sentences);
    let names = Names::new(text, &folded, &|word| matches.technology_at(word));
    names.take_out_of(text, &folded, &mut matches);
    let weights = Weights::new(folded.as_str(), &matches, &sentences);
    let passages = Passages::new(&folded, &sentences, &matches);
    let reading = Reading {
        given: text,
        folded: &folded,
        sentences: &sentences,
        matches: &matches,
        quantities: &quantities,
        weights: &weights,
        passages: &passages,
        names: &names,
        today,
    };

    let (terms, opinion) = both_of(text, || Terms::read(&reading), || Opinion::new(&reading));
    let labels = labels::read(&reading, &terms, &opinion);
    let situation = terms.situation(&folded);
    let Terms { stack, rhythm, rate, place, start, .. } = terms;
    let mut findings = stack.wanted;
    findings.extend(labels.findings);
    findings.extend(rhythm);
    findings.extend(rate);
    findings.extend(place);
    findings.extend(start);
    let criteria = criteria(&folded, findings);
    Understanding {
        unknown: CriterionKind::ALL
            .iter()
            .copied()
            .filter(|kind| criteria.iter().all(|criterion| criterion.value.kind() != *kind))
            .collect(),
        criteria,
        weighed: labels.weighed,
        declined: stack
            .declined
            .into_iter()
            .filter_map(|(technology, span)| folded.original(span.start..span.end).map(|evidence| Declined { technology, evidence }))
            .collect(),
        situation,
    }
}

/// Two parts of the reading of a text, at once where it is long.
fn both_of<A, B: Send>(text: &str, one: impl FnOnce() -> A, other: impl FnOnce() -> B + Send) -> (A, B) {
    if text.len() < LONG { (one(), other()) } else { at_once(one, other) }
}

/// What has a reader of its own, everything but labels.
struct Terms {
    stack: stack::Stack,
    rhythm: Option<Finding>,
    rate: Option<Finding>,
    place: Vec<Finding>,
    start: Option<Finding>,
    remote: Option<Fact<Remote>>,
    budget: Option<Fact<MonthlyBudget>>,
    duration: Option<Fact<Duration>>,
    team: team::Facts,
}

impl Terms {
    fn read(reading: &Reading<'_>) -> Self {
        let rhythm = rhythm::read(reading);
        let rate = rate::read(reading, rhythm.as_ref());
        let remote = remote::read(reading, rhythm.as_ref());
        Self {
            stack: stack::read(reading),
            rhythm,
            rate,
            place: place::read(reading, remote),
            start: start::read(reading),
            remote,
            budget: rate::budget(reading),
            duration: duration::read(reading),
            team: team::read(reading),
        }
    }

    /// Whether days or money are said.
    fn are_said(&self) -> bool {
        self.rhythm.is_some() || self.rate.is_some()
    }

    fn situation(&self, folded: &Folded) -> Situation {
        Situation {
            remote: self.remote.and_then(|fact| fact.told(folded)),
            budget: self.budget.and_then(|fact| fact.told(folded)),
            duration: self.duration.and_then(|fact| fact.told(folded)),
            team: Team {
                developers: self.team.developers.and_then(|fact| fact.told(folded)),
                agency: self.team.agency.and_then(|fact| fact.told(folded)),
                cto_left: self.team.cto_left.and_then(|fact| fact.told(folded)),
            },
        }
    }
}

/// One criterion per value, by kind and then by place in the text, with the weight that the words or the kind give it. Of several mentions the
/// first is shown, and the last that says how much it counts decides: it is the writer's last word.
fn criteria(folded: &Folded, mut findings: Vec<Finding>) -> Vec<Criterion> {
    findings.sort_by_key(|finding| (finding.value.kind(), finding.span.start, std::cmp::Reverse(finding.span.end)));
    let mut values: BTreeMap<CriterionValue, usize> = BTreeMap::new();
    let mut kinds = BTreeSet::new();
    let mut criteria: Vec<Criterion> = Vec::new();
    for Finding { value, span, importance } in findings {
        let Some(evidence) = folded.original(span.start..span.end) else { continue };
        let kind = value.kind();
        if let Some(known) = values.get(&value).and_then(|at| criteria.get_mut(*at)) {
            known.importance = importance.unwrap_or(known.importance);
            continue;
        }
        if !kind.holds_several() && kinds.contains(&kind) {
            continue;
        }
        values.insert(value.clone(), criteria.len());
        kinds.insert(kind);
        let importance = importance.unwrap_or_else(|| importance::default_for(&value));
        criteria.push(Criterion { value, importance, origin: Origin::Text, evidence: Some(evidence) });
    }
    criteria
}
