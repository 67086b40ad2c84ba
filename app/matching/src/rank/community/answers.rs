//! What every fact of a column earns for a need: its rules are asked once for each different fact, and never again.

use domain::Importance;

use super::columns::{self, Column};
use crate::rank::outcome::{Outcome, share};
use crate::rank::rule::{Judgement, Pair, Pull};
use crate::rank::{Comparison, RuleId, Side};
use crate::{Need, Profile};

/// Columns of at most so many different facts are asked for all of them ahead: the best of them bounds everybody.
const ASKED_AHEAD: usize = 128;

/// A column that some rule reads for this need.
pub(super) struct Answers<'c> {
    /// Which one, in the order of [`columns::RULES`].
    pub at: usize,
    column: &'c Column,
    /// The weights of the CEO's rules that apply.
    ceo: Vec<(RuleId, u32)>,
    cto: Vec<RuleId>,
    known: Vec<Option<Answer>>,
    /// Whether a fact can rule somebody out.
    pub can_block: bool,
    /// The most that the CEO's side believes of any fact.
    pub most: u32,
}

/// What one fact earns.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Answer {
    pub low: u32,
    pub open: u32,
    /// At most what the CEO's side believes of it.
    pub believed: u32,
    /// For the CTO's rule, whose weight follows from the wishes; `None` while it is unknown.
    pub cto: Option<u32>,
    pub blocks: bool,
    /// Which kind of wishes it holds, as a bit.
    pub wish: u8,
}

impl<'c> Answers<'c> {
    /// `None` where no rule reads the column for this need.
    pub(super) fn new(
        at: usize,
        column: &'c Column,
        weight: &impl Fn(RuleId) -> Option<u32>,
        comparison: &Comparison<'_>,
        blank: &mut Profile,
    ) -> Option<Self> {
        let of = |side: Side| columns::RULES[at].iter().filter(move |rule| rule.side() == side);
        let ceo: Vec<(RuleId, u32)> = of(Side::Ceo).filter_map(|rule| Some((*rule, weight(*rule)?))).collect();
        let cto: Vec<RuleId> = of(Side::Cto).copied().collect();
        if ceo.is_empty() && cto.is_empty() {
            return None;
        }
        let can_block = ceo.iter().any(|(rule, _)| has_must(comparison.need, *rule))
            || cto.iter().any(|rule| rule.explain(comparison.weights).can_block);
        let most = ceo.iter().map(|(_, weight)| weight + 1).sum();
        let different = column.facets.len();
        let mut answers = Self { at, column, ceo, cto, known: vec![None; different], can_block, most };
        if different <= ASKED_AHEAD && !answers.ceo.is_empty() {
            let all = (0..different).filter_map(|number| u32::try_from(number).ok());
            answers.most = all.map(|number| answers.of(number, comparison, blank).believed).max().unwrap_or(0);
        }
        Some(answers)
    }

    /// Whether the CEO's side reads it.
    pub(super) fn is_for_ceo(&self) -> bool {
        !self.ceo.is_empty()
    }

    /// Whether the CTO's side reads it.
    pub(super) fn is_for_cto(&self) -> bool {
        !self.cto.is_empty()
    }

    /// What the fact at a place earns.
    pub(super) fn at(&mut self, place: usize, comparison: &Comparison<'_>, blank: &mut Profile) -> Answer {
        self.column.numbers.get(place).map_or_else(Answer::default, |number| self.of(*number, comparison, blank))
    }

    fn of(&mut self, number: u32, comparison: &Comparison<'_>, blank: &mut Profile) -> Answer {
        match self.known.get(number as usize) {
            Some(Some(answer)) => *answer,
            _ => self.ask(number, comparison, blank),
        }
    }

    /// Asks the rules for one fact, and remembers.
    fn ask(&mut self, number: u32, comparison: &Comparison<'_>, blank: &mut Profile) -> Answer {
        let Some(facet) = self.column.facets.get(number) else { return Answer::default() };
        facet.put_into(blank);
        let mut answer = Answer { wish: facet.wish(), ..Answer::default() };
        for (rule, weight) in &self.ceo {
            let Judgement { outcome, blocks } = judge(comparison, comparison.need, *rule, blank);
            match outcome {
                Outcome::Known { value, .. } => answer.low += share(*weight, value),
                Outcome::Unknown { .. } => answer.open += weight,
            }
            answer.blocks |= !blocks.is_empty();
        }
        for rule in &self.cto {
            if rule.rule().pull(comparison.need, &blank.wishes) == Pull::None {
                continue;
            }
            let Judgement { outcome, blocks } = judge(comparison, comparison.need, *rule, blank);
            answer.cto = match outcome {
                Outcome::Known { value, .. } => Some(value),
                Outcome::Unknown { .. } => None,
            };
            answer.blocks |= !blocks.is_empty();
        }
        answer.believed = at_most(comparison, answer.low, answer.open);
        facet.nothing().put_into(blank);
        if let Some(known) = self.known.get_mut(number as usize) {
            *known = Some(answer);
        }
        answer
    }
}

/// What is believed of something known and something open, or one more: shares that are added up were rounded down one by one.
pub(super) fn at_most(comparison: &Comparison<'_>, low: u32, open: u32) -> u32 {
    if open == 0 { low } else { low + share(open, comparison.weights.lambda) + 1 }
}

/// Whether a rule has a `must` to watch over.
fn has_must(need: &Need, rule: RuleId) -> bool {
    rule.reads().is_some_and(|kind| need.of(kind).any(|criterion| criterion.importance == Importance::Must))
}

/// What a rule says of a profile that may have a single fact.
pub(super) fn judge(comparison: &Comparison<'_>, need: &Need, rule: RuleId, profile: &Profile) -> Judgement {
    let pair = Pair { need, words: &comparison.words, profile, story: None, weights: comparison.weights, knowledge: comparison.knowledge };
    rule.rule().judge(&pair)
}
