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

use fold::Folded;
#[cfg(test)]
pub(crate) use lexicon::spellings as lexicon_spellings;

use importance::Weights;
use lexicon::{Cue, Lexicon, Matches, Span};
use names::Names;
pub(crate) use names::without_names;
use passages::Passages;
use quantities::Quantities;
use sentences::Sentences;
use situation::{Remote, Situation, Team, Told};

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

/// Reads a text. `today` dates what is said without a year.
pub fn understand(text: &str, today: NaiveDate) -> Understanding {
    let folded = Folded::new(text);
    let sentences = Sentences::new(&folded);
    let mut matches = Lexicon::shared().matches(&folded, &sentences);
    let names = Names::new(text, &folded, &|word| matches.technology_at(word));
    names.take_out_of(text, &folded, &mut matches);
    let quantities = Quantities::new(folded.as_str());
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

    let stack = stack::read(&reading);
    let rhythm = rhythm::read(&reading);
    let rate = rate::read(&reading, rhythm.as_ref());
    let mut findings = stack.wanted;
    let team = team::read(&reading);
    let labels = labels::read(&reading, &team, rhythm.is_some() || rate.is_some());
    findings.extend(labels.findings);
    let remote = remote::read(&reading, rhythm.as_ref());
    let situation = situation(&reading, remote, team);
    findings.extend(rhythm);
    findings.extend(rate);
    findings.extend(place::read(&reading, remote));
    findings.extend(start::read(&reading));
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

fn situation(reading: &Reading<'_>, remote: Option<Fact<Remote>>, team: team::Facts) -> Situation {
    let folded = reading.folded;
    Situation {
        remote: remote.and_then(|fact| fact.told(folded)),
        budget: rate::budget(reading).and_then(|fact| fact.told(folded)),
        duration: duration::read(reading).and_then(|fact| fact.told(folded)),
        team: Team {
            developers: team.developers.and_then(|fact| fact.told(folded)),
            agency: team.agency.and_then(|fact| fact.told(folded)),
            cto_left: team.cto_left.and_then(|fact| fact.told(folded)),
        },
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
