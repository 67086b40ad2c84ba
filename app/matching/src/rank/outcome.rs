//! What a comparison of one need with one profile gives: two ranges, their parts, and what blocks.

use domain::{Criterion, ProfileId};
use serde::{Deserialize, Serialize};

use super::{Fact, Question, Reason, RuleId, Weights};

/// The whole of a value or of a side's weights, in micro-points.
pub const WHOLE: u32 = 1_000_000;

/// Whose fit is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// How well the CTO serves the mission.
    Ceo,
    /// How well the mission serves the CTO.
    Cto,
}

/// A range in micro-points, `0 ≤ low ≤ high ≤ 1_000_000`. What is unknown makes it wide.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Score {
    pub low: u32,
    pub high: u32,
}

impl Score {
    /// Whether `other` lies within this range.
    pub fn contains(self, other: Self) -> bool {
        self.low <= other.low && other.high <= self.high
    }
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// A value from 0 to 1 000 000 micro-points, and why.
    Known { value: u32, reasons: Vec<Reason> },
    /// Not known, and what to ask.
    Unknown { questions: Vec<Question> },
}

/// One rule's share in one side.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Part {
    pub rule: RuleId,
    pub side: Side,
    /// Micro-points; the weights of a side add up to 1 000 000. A refusal weighs 0: it only blocks.
    pub weight: u32,
    #[serde(flatten)]
    pub outcome: Outcome,
}

impl Part {
    /// What the rule surely gives to its side, in micro-points: `⌊weight · value / 1 000 000⌋`, and 0 while it is unknown.
    pub fn contribution(&self) -> u32 {
        match &self.outcome {
            Outcome::Known { value, .. } => share(self.weight, *value),
            Outcome::Unknown { .. } => 0,
        }
    }

    /// What an answer could still add, in micro-points: the weight while it is unknown, 0 otherwise.
    pub fn open(&self) -> u32 {
        match self.outcome {
            Outcome::Known { .. } => 0,
            Outcome::Unknown { .. } => self.weight,
        }
    }

    /// Why; empty while it is unknown.
    pub fn reasons(&self) -> &[Reason] {
        match &self.outcome {
            Outcome::Known { reasons, .. } => reasons,
            Outcome::Unknown { .. } => &[],
        }
    }

    /// What to ask; empty when it is known.
    pub fn questions(&self) -> &[Question] {
        match &self.outcome {
            Outcome::Known { .. } => &[],
            Outcome::Unknown { questions } => questions,
        }
    }
}

/// `⌊whole · part / 1 000 000⌋`; fits, since the part is at most one.
pub(super) fn share(whole: u32, part: u32) -> u32 {
    let product = u64::from(whole) * u64::from(part) / u64::from(WHOLE);
    u32::try_from(product).unwrap_or(u32::MAX)
}

/// Something that rules a profile out, whatever its score.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Block {
    pub rule: RuleId,
    pub side: Side,
    /// The `must` that is known not to hold, or the criterion that the CTO refuses.
    pub criterion: Option<Criterion>,
    /// What is known of it.
    pub fact: Fact,
}

/// One profile compared with one need.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Match {
    pub profile: ProfileId,
    /// Fit for the CEO.
    pub ceo: Score,
    /// Fit for the CTO.
    pub cto: Score,
    /// What the order goes by, in micro-points: the weighted harmonic mean over both sides of `low + λ(high − low)`. Never shown as a sum of parts.
    pub key: u32,
    /// Every rule that applies, in the order of [`RuleId::ALL`].
    pub parts: Vec<Part>,
    /// Empty unless the profile is ruled out.
    pub blocked_by: Vec<Block>,
}

impl Match {
    /// The parts of one side.
    pub fn side(&self, side: Side) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(move |part| part.side == side)
    }

    /// The range of one side.
    pub fn score(&self, side: Side) -> Score {
        match side {
            Side::Ceo => self.ceo,
            Side::Cto => self.cto,
        }
    }

    /// Whether something rules the profile out.
    pub fn is_blocked(&self) -> bool {
        !self.blocked_by.is_empty()
    }

    /// Whether the profile may be called a good match: nothing blocks, and the key reaches the threshold.
    pub fn is_good(&self, weights: &Weights) -> bool {
        !self.is_blocked() && self.key >= weights.good_from
    }
}
