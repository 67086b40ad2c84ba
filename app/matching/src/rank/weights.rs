//! The weights: one data file, with a version that every logged ranking names.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::Importance;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{RuleId, WHOLE, proposal::ProposalWeights, rule::Pull};

/// How strongly each rule and each importance counts, and where a match begins to be good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Changes whenever a number of the file does.
    pub version: String,
    /// λ in micro-points: how much of what is unknown the order believes in. 0 is a pessimist, 1 000 000 an optimist.
    pub lambda: u32,
    /// α in micro-points: the CEO's share in the key. At 500 000 both sides count alike; whatever it is, a side at 0 makes the key 0.
    pub ceo_share: u32,
    /// The least key, in micro-points, that may be called a good match.
    pub good_from: u32,
    /// The least value, in micro-points, at which something near satisfies a `must`.
    pub must_from: u32,
    /// Thousandths of a shared word that are worth half of the value; see [`RuleId::Words`].
    pub words_half: u32,
    pub importance: ImportanceWeights,
    pub proposal: ProposalWeights,
    /// The weight of each rule before normalisation, 0 to 1 000.
    pub rules: BTreeMap<RuleId, u32>,
}

/// How much a criterion counts beside others, 1 to 1 000; what is indifferent counts nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportanceWeights {
    pub must: u32,
    pub important: u32,
    pub nice: u32,
}

impl ImportanceWeights {
    /// The weight of one importance.
    pub fn of(self, importance: Importance) -> u32 {
        match importance {
            Importance::Must => self.must,
            Importance::Important => self.important,
            Importance::Nice => self.nice,
            Importance::Indifferent => 0,
        }
    }
}

/// Why a weights file is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WeightsError {
    /// Not TOML of the right shape.
    #[error("weights.toml: {0}")]
    Shape(String),
    /// A number is missing or outside its range.
    #[error("weights.toml: {name} must be from {low} to {high}")]
    Range { name: &'static str, low: u32, high: u32 },
}

static CURRENT: LazyLock<Weights> = LazyLock::new(|| {
    // The file is compiled in and a test reads it: a broken one cannot be shipped.
    Weights::parse(include_str!("../../vocabulary/weights.toml")).unwrap_or_else(|error| panic!("{error}"))
});

impl Weights {
    /// The weights that this build ranks with.
    pub fn current() -> &'static Self {
        &CURRENT
    }

    /// Reads weights from TOML; every rule must be there and every number in its range.
    pub fn parse(text: &str) -> Result<Self, WeightsError> {
        let weights: Self = toml::from_str(text).map_err(|error| WeightsError::Shape(error.to_string()))?;
        let ImportanceWeights { must, important, nice } = weights.importance;
        let whole = [
            ("lambda", weights.lambda, 0),
            ("ceo_share", weights.ceo_share, 1),
            ("good_from", weights.good_from, 0),
            ("must_from", weights.must_from, 1),
            ("words_half", weights.words_half, 1),
        ];
        for (name, value, low) in whole {
            within(name, value, low, WHOLE)?;
        }
        within("importance.must", must, 1, 1_000)?;
        within("importance.important", important, 1, must)?;
        within("importance.nice", nice, 1, important)?;
        let ProposalWeights { places, reach, diversity, newcomer_days } = weights.proposal;
        within("proposal.places", places, 1, 5)?;
        within("proposal.reach", reach, 0, WHOLE)?;
        within("proposal.diversity", diversity, 0, WHOLE)?;
        within("proposal.newcomer_days", newcomer_days, 0, 365)?;
        for rule in RuleId::ALL {
            let least = u32::from(*rule != RuleId::Refusals);
            let most = if *rule == RuleId::Refusals { 0 } else { 1_000 };
            within(rule.code(), weights.rules.get(rule).copied().unwrap_or(u32::MAX), least, most)?;
        }
        Ok(weights)
    }

    /// What the order goes by, from what is believed of both sides: `⌊ab / (αb + (1 − α)a)⌋` in micro-points, the harmonic mean weighted by
    /// [`ceo_share`](Self::ceo_share); 0 when both are 0.
    pub(super) fn key_of(&self, ceo: u32, cto: u32) -> u32 {
        let (ceo, cto, share, whole) = (u64::from(ceo), u64::from(cto), u64::from(self.ceo_share), u64::from(WHOLE));
        let below = share * cto + (whole - share) * ceo;
        (whole * ceo * cto).checked_div(below).and_then(|key| u32::try_from(key).ok()).unwrap_or(0)
    }

    /// A rule's weight before importance and normalisation.
    pub fn of(&self, rule: RuleId) -> u32 {
        self.rules.get(&rule).copied().unwrap_or(0)
    }

    /// A rule's weight before normalisation, for a need that asks so much of it.
    pub(super) fn pulled(&self, rule: RuleId, pull: Pull) -> u32 {
        let importance = match pull {
            Pull::None => 0,
            Pull::As(importance) => self.importance.of(importance),
            Pull::Full => self.importance.must,
        };
        self.of(rule) * importance
    }
}

fn within(name: &'static str, value: u32, low: u32, high: u32) -> Result<(), WeightsError> {
    if (low..=high).contains(&value) { Ok(()) } else { Err(WeightsError::Range { name, low, high }) }
}

/// The weights in micro-points of a whole.
pub(super) fn normalised(weights: &[u32]) -> Vec<u32> {
    apportioned(weights, WHOLE)
}

/// Shares `whole` in proportion to the weights: each gets its floor, and what is left goes one by one to the largest remainders, the earlier one
/// first among equals. All zero gives all zero.
pub fn apportioned(weights: &[u32], whole: u32) -> Vec<u32> {
    let total: u64 = weights.iter().map(|weight| u64::from(*weight)).sum();
    if total == 0 {
        return vec![0; weights.len()];
    }
    let shares: Vec<(u64, u64)> =
        weights.iter().map(|weight| u64::from(*weight) * u64::from(whole)).map(|part| (part / total, part % total)).collect();
    let left = u64::from(whole) - shares.iter().map(|(floor, _)| floor).sum::<u64>();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by_key(|index| (std::cmp::Reverse(shares[*index].1), *index));
    let mut parts: Vec<u32> = shares.iter().map(|(floor, _)| u32::try_from(*floor).unwrap_or(whole)).collect();
    for index in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        parts[index] += 1;
    }
    parts
}
