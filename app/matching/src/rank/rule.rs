//! The rules' names and the trait behind which each of them stands.

use domain::{Criterion, CriterionKind, CriterionValue, Importance};
use serde::{Deserialize, Serialize};

use super::{Fact, Knowledge, Outcome, Question, Reason, Side, Verdict, WHOLE, Weights, rules, words::Words};
use crate::{Need, Profile, profile::Wishes, vocabulary::vocabulary};

macro_rules! rule_ids {
    ($($(#[$meta:meta])* $variant:ident = $code:literal, $side:ident, $kind:expr;)+) => {
        /// A rule. Its code is what the weights file, the log and the locales call it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum RuleId { $($(#[$meta])* $variant),+ }

        impl RuleId {
            /// Every rule, in the order in which parts are listed: those for the CEO, then those for the CTO.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// Whose fit the rule measures.
            pub const fn side(self) -> Side {
                match self { $(Self::$variant => Side::$side),+ }
            }

            /// The kind of criterion that the rule reads, where it reads one kind only.
            pub const fn reads(self) -> Option<CriterionKind> {
                match self { $(Self::$variant => $kind),+ }
            }
        }
    };
}

rule_ids! {
    /// Technologies.
    Stack = "stack", Ceo, Some(CriterionKind::Stack);
    /// Sector.
    Sector = "sector", Ceo, Some(CriterionKind::Sector);
    /// Engagement for others.
    Impact = "impact", Ceo, Some(CriterionKind::Impact);
    /// Kinds of mission done.
    MissionType = "mission_type", Ceo, Some(CriterionKind::MissionType);
    /// Parts of the remit.
    Area = "area", Ceo, Some(CriterionKind::Area);
    /// Stage of the company.
    Stage = "stage", Ceo, Some(CriterionKind::Stage);
    /// Where the strength lies.
    Orientation = "orientation", Ceo, Some(CriterionKind::Orientation);
    /// Days a week.
    Rhythm = "rhythm", Ceo, Some(CriterionKind::Rhythm);
    /// Daily rate.
    Rate = "rate", Ceo, Some(CriterionKind::Rate);
    /// Place of work.
    Place = "place", Ceo, Some(CriterionKind::Place);
    /// Language of work.
    Language = "language", Ceo, Some(CriterionKind::Language);
    /// First day.
    Start = "start", Ceo, Some(CriterionKind::Start);
    /// Words that need and profile share.
    Words = "words", Ceo, None;
    /// Claims that a third party confirmed.
    Proof = "proof", Ceo, None;
    /// Sectors that the CTO looks for.
    WishedSector = "wished_sector", Cto, Some(CriterionKind::Sector);
    /// Engagements that the CTO looks for.
    WishedImpact = "wished_impact", Cto, Some(CriterionKind::Impact);
    /// Kinds of mission that the CTO looks for.
    WishedMissionType = "wished_mission_type", Cto, Some(CriterionKind::MissionType);
    /// Stages that the CTO looks for.
    WishedStage = "wished_stage", Cto, Some(CriterionKind::Stage);
    /// Whether the mission pays the CTO's rate.
    OfferedRate = "offered_rate", Cto, Some(CriterionKind::Rate);
    /// Whether the mission's days suit the CTO.
    OfferedRhythm = "offered_rhythm", Cto, Some(CriterionKind::Rhythm);
    /// Whether the mission's place suits the CTO.
    OfferedPlace = "offered_place", Cto, Some(CriterionKind::Place);
    /// What the CTO refuses; weighs nothing and only blocks.
    Refusals = "refusals", Cto, None;
}

/// What the page "How ranking works" says of a rule, besides its words in the locales.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Explanation {
    pub rule: RuleId,
    pub code: &'static str,
    pub side: Side,
    /// The kind of criterion that it reads, where it reads one kind only.
    pub reads: Option<CriterionKind>,
    /// The weight before importance and before normalisation; 0 for a rule that only blocks.
    pub weight: u32,
    /// Whether the rule can rule a profile out.
    pub can_block: bool,
}

impl RuleId {
    /// What the rule is, with these weights.
    pub fn explain(self, weights: &Weights) -> Explanation {
        let can_block = self == Self::Refusals || (self.side() == Side::Ceo && self.reads().is_some());
        Explanation { rule: self, code: self.code(), side: self.side(), reads: self.reads(), weight: weights.of(self), can_block }
    }

    pub(super) fn rule(self) -> &'static dyn Rule {
        rules::of(self)
    }
}

/// How much of its default weight a rule has for a need and a CTO's wishes. It is settled before any fact of the profile is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pull {
    /// Nobody asked: the rule drops out.
    None,
    /// As much as its most important criterion.
    As(Importance),
    /// All of it.
    Full,
}

/// What a rule may look at.
pub(super) struct Pair<'a> {
    pub need: &'a Need,
    /// The words of the need, read once for all profiles.
    pub words: &'a Words,
    pub profile: &'a Profile,
    /// The words of the profile's text; `None` when there is none, or the need has none to compare them with.
    pub story: Option<&'a Words>,
    pub weights: &'a Weights,
    pub knowledge: &'a dyn Knowledge,
}

/// One rule: a question that can be answered about a need and a profile.
pub(super) trait Rule: Sync {
    /// Whether the rule applies, and how strongly. It sees what is asked by both sides, and no fact about the CTO.
    fn pull(&self, need: &Need, wishes: &Wishes) -> Pull;

    /// What is known. Called only where the rule applies.
    fn judge(&self, pair: &Pair<'_>) -> Judgement;
}

/// What a rule found, and what rules the profile out.
pub(super) struct Judgement {
    pub outcome: Outcome,
    pub blocks: Vec<(Option<Criterion>, Fact)>,
}

impl Judgement {
    /// Not known; ask this.
    pub(super) fn unknown(questions: impl IntoIterator<Item = Question>) -> Self {
        Self { outcome: Outcome::Unknown { questions: questions.into_iter().collect() }, blocks: Vec::new() }
    }

    /// Known, by one fact that answers no single criterion.
    pub(super) fn known(value: u32, verdict: Verdict, fact: Fact) -> Self {
        let reasons = vec![Reason { verdict, criterion: None, fact }];
        Self { outcome: Outcome::Known { value: value.min(WHOLE), reasons }, blocks: Vec::new() }
    }

    /// The mean over the assessed criteria, each as it counts beside the others; a `must` that does not hold blocks.
    pub(super) fn mean(assessed: Vec<Assessed<'_>>, weights: &Weights) -> Self {
        let value = mean(assessed.iter().map(|one| (counts(one.criterion, weights), one.value)));
        Self::assembled(value, assessed)
    }

    /// The value as given; a `must` that does not hold blocks.
    pub(super) fn assembled(value: u32, assessed: Vec<Assessed<'_>>) -> Self {
        let is_blocked = |one: &&Assessed<'_>| one.criterion.importance == Importance::Must && !one.holds;
        let blocks = assessed.iter().filter(is_blocked).map(|one| (Some(one.criterion.clone()), one.fact.clone())).collect();
        let reasons = assessed.into_iter().map(Assessed::into_reason).collect();
        Self { outcome: Outcome::Known { value, reasons }, blocks }
    }
}

/// How much a criterion counts beside others of its kind: by its importance, and a technology that a product is made of three times as
/// much as what it merely stands on or is made with.
pub(super) fn counts(criterion: &Criterion, weights: &Weights) -> u32 {
    let share = match &criterion.value {
        CriterionValue::Stack(technology) if vocabulary().is_core(technology) => CORE,
        _ => 1,
    };
    weights.importance.of(criterion.importance) * share
}

/// How many tools one core technology counts for.
const CORE: u32 = 3;

/// The mean of values, each with how much it counts, rounded down; 0 of none.
pub(super) fn mean(values: impl Iterator<Item = (u32, u32)>) -> u32 {
    let (sum, total) = values.fold((0_u64, 0_u64), |(sum, total), (importance, value)| {
        (sum + u64::from(importance) * u64::from(value.min(WHOLE)), total + u64::from(importance))
    });
    sum.checked_div(total).and_then(|value| u32::try_from(value).ok()).unwrap_or(0)
}

/// One criterion against what is known.
pub(super) struct Assessed<'a> {
    pub criterion: &'a Criterion,
    /// 0 to 1 000 000 micro-points.
    pub value: u32,
    /// Whether a `must` would be satisfied.
    pub holds: bool,
    pub verdict: Verdict,
    pub fact: Fact,
}

impl<'a> Assessed<'a> {
    /// What was asked is there, worth `value`.
    pub(super) fn held(criterion: &'a Criterion, value: u32, fact: Fact) -> Self {
        Self { criterion, value, holds: true, verdict: Verdict::Holds, fact }
    }

    /// Something near it is there; near enough satisfies a `must` too.
    pub(super) fn near(criterion: &'a Criterion, value: u32, fact: Fact, weights: &Weights) -> Self {
        Self { criterion, value, holds: value >= weights.must_from, verdict: Verdict::Partial, fact }
    }

    /// It falls short; something is left of it, but a `must` is not satisfied.
    pub(super) fn short(criterion: &'a Criterion, value: u32, fact: Fact) -> Self {
        let verdict = if value == 0 { Verdict::Gap } else { Verdict::Partial };
        Self { criterion, value, holds: false, verdict, fact }
    }

    /// It is known not to be there.
    pub(super) fn gap(criterion: &'a Criterion, fact: Fact) -> Self {
        Self::short(criterion, 0, fact)
    }

    fn into_reason(self) -> Reason {
        Reason { verdict: self.verdict, criterion: Some(self.criterion.clone()), fact: self.fact }
    }
}

/// A rule that reads one kind of criterion pulls as much as the most important of them.
pub(super) fn pull_of(need: &Need, kind: CriterionKind) -> Pull {
    need.of(kind).map(|criterion| criterion.importance).min().map_or(Pull::None, Pull::As)
}
