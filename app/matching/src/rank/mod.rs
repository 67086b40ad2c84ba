//! Compares one need with one profile through rules, for both sides, as a range; and orders profiles by it.
//!
//! # Formulas
//! All numbers are integers in micro-points (1 000 000 is the whole), so that every platform gives the same order.
//!
//! - A rule **applies** when somebody asks for what it measures: a need for the CEO's side, a CTO's wishes for the CTO's. Its weight is
//!   its default × the importance of its most important criterion (`must` where it has none), and the weights of a side are normalised
//!   to 1 000 000 by largest remainders. No fact about the CTO has been read by then.
//! - A rule that applies is **known**, with a value `v` from 0 to 1 000 000, or **unknown**, with questions. Absence is unknown, never "no" and never agreement.
//!   What a text that nobody has confirmed leaves out is unknown too ([`Profile::unconfirmed`]).
//! - Per side: `low = Σ ⌊w·v / 1 000 000⌋` over what is known, `high = low + Σ w` over what is unknown. So the parts add up to `low`
//!   exactly, and an answer to a question leaves a side within its former range, as long as it changes no wish.
//! - Neighbours earn `exp(−distance)` (see [`decay`](fixed::decay)): technologies and labels by their graphs, cities by 60 km a step.
//! - Per side, the order believes in `e = low + λ·(high − low)`. The **key** is their weighted harmonic mean
//!   `1 / (α/e₁ + (1 − α)/e₂)`, α being the CEO's share ([`Weights::ceo_share`]): a match that only one side wants is no match.
//! - A `must` that is known not to hold, and what a CTO refuses, **block**: the profile keeps its scores and comes after all that are not blocked. What is unknown never blocks.
//! - Order: not blocked first, then the higher key, then the smaller id.
//! - A match is **good** when nothing blocks it and its key reaches [`Weights::good_from`].
//!
//! For the CTO a criterion says what the mission is, whatever it weighs for the CEO: a company does not leave its sector by being indifferent to it.
//!
//! # Use
//! [`rank()`] for a list, [`score`] for one pair, [`what_if`] for what would change the list, [`no_good_match`] for when it disappoints.
//! The results are codes and values; the interface makes sentences of them. [`RuleId::explain`] feeds the page "How ranking works".

mod change;
mod community;
mod fact;
mod fixed;
mod knowledge;
mod missing;
mod outcome;
mod proposal;
mod rule;
mod rules;
mod sample;
mod supposed;
mod tongue;
mod trades;
mod unconfirmed;
mod weights;
mod words;

#[cfg(test)]
mod tests;

use std::cmp::Reverse;

pub use change::{Blocker, Edit, NoGoodMatch, WhatIf, edits, no_good_match, what_if};
pub use community::{Community, Placed};
pub use fact::{Fact, Question, Reason, Verdict, Wish};
pub use knowledge::Knowledge;
pub use missing::{Missing, missing};
pub use outcome::{Block, Match, Outcome, Part, Score, Side, WHOLE};
pub use proposal::{Because, Circumstances, ProposalWeights, Proposed, propose};
pub use rule::{Explanation, RuleId};
pub use sample::Samples;
pub use supposed::supposing;
pub use weights::{ImportanceWeights, Weights, WeightsError, apportioned};
pub use words::compared;

use crate::{Need, Profile, understand::without_names, vocabulary::vocabulary};
use outcome::share;
use rule::{Judgement, Pair};
use weights::normalised;
use words::Words;

/// Compares one profile with a need.
pub fn score(need: &Need, profile: &Profile, weights: &Weights) -> Match {
    Comparison::new(need, weights, vocabulary()).with(&Candidate::new(profile, need))
}

/// Compares profiles with a need, best first: what is blocked comes last, ties go by id.
pub fn rank<'a>(need: &Need, profiles: impl Iterator<Item = &'a Profile>, weights: &Weights) -> Vec<Match> {
    let candidates: Vec<Candidate<'_>> = profiles.map(|profile| Candidate::new(profile, need)).collect();
    Comparison::new(need, weights, vocabulary()).rank(&candidates)
}

/// A profile made ready to be compared with many versions of one need.
struct Candidate<'p> {
    profile: &'p Profile,
    story: Option<Words>,
}

impl<'p> Candidate<'p> {
    /// Reads the profile's text only where the need has one too.
    fn new(profile: &'p Profile, need: &Need) -> Self {
        let compared = !need.text.trim().is_empty() && !profile.text.trim().is_empty();
        Self { profile, story: compared.then(|| Words::of(&profile.text)) }
    }
}

/// A need made ready to be compared with many profiles.
struct Comparison<'a> {
    need: &'a Need,
    words: Words,
    weights: &'a Weights,
    knowledge: &'a dyn Knowledge,
}

impl<'a> Comparison<'a> {
    fn new(need: &'a Need, weights: &'a Weights, knowledge: &'a dyn Knowledge) -> Self {
        Self::of_words(need, Words::of(&without_names(&need.text)), weights, knowledge)
    }

    /// The same with its words read before: versions of a need that differ in criteria alone share them.
    fn of_words(need: &'a Need, words: Words, weights: &'a Weights, knowledge: &'a dyn Knowledge) -> Self {
        Self { need, words, weights, knowledge }
    }

    fn rank(&self, candidates: &[Candidate<'_>]) -> Vec<Match> {
        let mut matches: Vec<Match> = candidates.iter().map(|candidate| self.with(candidate)).collect();
        matches.sort_by_key(|one| (one.is_blocked(), Reverse(one.key), one.profile));
        matches
    }

    fn with(&self, candidate: &Candidate<'_>) -> Match {
        let Candidate { profile, story } = candidate;
        let pair =
            Pair { need: self.need, words: &self.words, profile, story: story.as_ref(), weights: self.weights, knowledge: self.knowledge };
        let mut parts = Vec::new();
        let mut blocked_by = Vec::new();
        for side in [Side::Ceo, Side::Cto] {
            for (rule, weight) in self.weights_of(side, profile) {
                let Judgement { outcome, blocks } = self.judged(rule, &pair);
                blocked_by.extend(blocks.into_iter().map(|(criterion, fact)| Block { rule, side, criterion, fact }));
                parts.push(Part { rule, side, weight, outcome });
            }
        }
        let (ceo, cto) = (total(&parts, Side::Ceo), total(&parts, Side::Cto));
        let key = self.key_of(ceo, cto);
        Match { profile: profile.id, ceo, cto, key, parts, blocked_by }
    }

    /// What a rule says, short of what an unconfirmed profile's silence does not say.
    fn judged(&self, rule: RuleId, pair: &Pair<'_>) -> Judgement {
        let judgement = rule.rule().judge(pair);
        if pair.profile.unconfirmed { unconfirmed::softened(rule, judgement) } else { judgement }
    }

    /// The rules of a side that apply, with their normalised weights.
    fn weights_of(&self, side: Side, profile: &Profile) -> Vec<(RuleId, u32)> {
        let asked = RuleId::ALL.iter().filter(|rule| rule.side() == side).map(|rule| (*rule, rule.rule().pull(self.need, &profile.wishes)));
        let (rules, pulled): (Vec<RuleId>, Vec<u32>) =
            asked.filter(|(_, pull)| *pull != rule::Pull::None).map(|(rule, pull)| (rule, self.weights.pulled(rule, pull))).unzip();
        rules.into_iter().zip(normalised(&pulled)).collect()
    }

    /// What the order goes by.
    fn key_of(&self, ceo: Score, cto: Score) -> u32 {
        self.weights.key_of(self.believed(ceo), self.believed(cto))
    }

    /// `low + λ(high − low)`.
    fn believed(&self, score: Score) -> u32 {
        score.low + share(score.high - score.low, self.weights.lambda)
    }
}

fn total(parts: &[Part], side: Side) -> Score {
    let parts = || parts.iter().filter(|part| part.side == side);
    let low = parts().map(Part::contribution).sum();
    Score { low, high: low + parts().map(Part::open).sum::<u32>() }
}
