//! Reads criteria out of a CEO's words, French, English or both, each with the span it was read from.
//!
//! The text is [folded](fold), every term of the vocabulary is looked for at once ([`lexicon`]), and one reader per kind of criterion decides what
//! the found words mean. Deterministic, linear in the text, and total: no text makes it fail.

pub mod fold;
mod importance;
mod labels;
mod lexicon;
mod place;
mod quantities;
mod rate;
mod rhythm;
mod sentences;
mod stack;
mod start;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod stories;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::{Criterion, CriterionKind, CriterionValue, Evidence, Importance, Origin, TechnologyId};
use serde::Serialize;

use fold::Folded;
#[cfg(test)]
pub(crate) use lexicon::spellings as lexicon_spellings;

use importance::Weights;
use lexicon::{Lexicon, Matches, Span};
use quantities::Quantities;
use sentences::Sentences;

/// What was read from a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Understanding {
    /// By kind, then in the order of the text. One per value, each with its best span.
    pub criteria: Vec<Criterion>,
    /// The kinds of which the text says nothing.
    pub unknown: Vec<CriterionKind>,
    /// Technologies that the text names in order not to have them.
    pub declined: Vec<Declined>,
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

/// A text with everything that was found in it once, for the readers to share.
pub(crate) struct Reading<'a> {
    /// The text as it was given.
    pub given: &'a str,
    pub folded: &'a Folded,
    pub sentences: &'a Sentences,
    pub matches: &'a Matches,
    pub quantities: &'a Quantities<'a>,
    pub weights: &'a Weights<'a>,
    /// For what is said relative to today.
    pub today: NaiveDate,
}

impl Reading<'_> {
    /// The folded text.
    pub fn text(&self) -> &str {
        self.folded.as_str()
    }
}

/// Reads a text. `today` dates what is said without a year.
pub fn understand(text: &str, today: NaiveDate) -> Understanding {
    let folded = Folded::new(text);
    let sentences = Sentences::new(&folded);
    let matches = Lexicon::shared().matches(&folded, &sentences);
    let quantities = Quantities::new(folded.as_str());
    let weights = Weights::new(folded.as_str(), &matches, &sentences);
    let reading = Reading {
        given: text,
        folded: &folded,
        sentences: &sentences,
        matches: &matches,
        quantities: &quantities,
        weights: &weights,
        today,
    };

    let stack = stack::read(&reading);
    let rhythm = rhythm::read(&reading);
    let rate = rate::read(&reading, rhythm.as_ref());
    let mut findings = stack.wanted;
    findings.extend(labels::read(&reading));
    findings.extend(rhythm);
    findings.extend(rate);
    findings.extend(place::read(&reading));
    findings.extend(start::read(&reading));
    let criteria = criteria(&folded, findings);
    Understanding {
        unknown: CriterionKind::ALL
            .iter()
            .copied()
            .filter(|kind| criteria.iter().all(|criterion| criterion.value.kind() != *kind))
            .collect(),
        criteria,
        declined: stack
            .declined
            .into_iter()
            .filter_map(|(technology, span)| folded.original(span.start..span.end).map(|evidence| Declined { technology, evidence }))
            .collect(),
    }
}

/// One criterion per value, by kind and then by place in the text, with the weight that the words or the kind give it.
fn criteria(folded: &Folded, mut findings: Vec<Finding>) -> Vec<Criterion> {
    findings.sort_by_key(|finding| (finding.value.kind(), finding.span.start, std::cmp::Reverse(finding.span.end)));
    let mut values = BTreeSet::new();
    let mut kinds = BTreeSet::new();
    let mut criteria = Vec::new();
    for Finding { value, span, importance } in findings {
        let Some(evidence) = folded.original(span.start..span.end) else { continue };
        let kind = value.kind();
        if !kind.holds_several() && kinds.contains(&kind) || !values.insert(value.clone()) {
            continue;
        }
        let first = kinds.insert(kind);
        criteria.push(Criterion {
            value,
            importance: importance.unwrap_or_else(|| importance::default_for(kind, first)),
            origin: Origin::Text,
            evidence: Some(evidence),
        });
    }
    criteria
}
