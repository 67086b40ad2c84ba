//! What would change the result: counterfactuals, and what to say when nobody fits.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use domain::{Criterion, CriterionKind, CriterionValue, DailyRate, Importance, Origin, Place, ProfileId, RateRange, Rhythm, TechnologyId};
use serde::{Deserialize, Serialize};

use super::{Candidate, Comparison, Match, Question, RuleId, Side, Weights, words::Words};
use crate::{Need, Profile, understand::without_names, vocabulary::vocabulary};

/// One change to a need.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum Edit {
    /// Offer one day a week more, besides what was offered.
    OneMoreDay { from: Rhythm, to: Rhythm },
    /// Accept one day a week less, besides what was asked.
    OneDayLess { from: Rhythm, to: Rhythm },
    /// A technology that was a `must` becomes a plus.
    TechnologyOptional { technology: TechnologyId },
    /// Work at a distance is accepted as well; a city is no longer a `must`.
    RemoteAccepted,
    /// The most that a day may cost grows by so many percent (rounded up to whole euros).
    RateRaised { percent: u8 },
}

/// A change and what it would bring.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct WhatIf {
    pub edit: Edit,
    /// How many profiles would be a good match that are none now.
    pub gained: u32,
    /// How many would no longer be one.
    pub lost: u32,
}

impl WhatIf {
    /// What a change brings, from who is a good match now and who would be then.
    pub fn between(edit: Edit, now: &BTreeSet<ProfileId>, then: &BTreeSet<ProfileId>) -> Self {
        Self { edit, gained: count(then.difference(now).count()), lost: count(now.difference(then).count()) }
    }
}

/// Nobody is a good match.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoGoodMatch {
    /// The best key among those that nothing blocks, in micro-points; `None` when all are blocked or nobody was compared.
    pub best: Option<u32>,
    /// What blocks, the most frequent first.
    pub blockers: Vec<Blocker>,
    /// The rule on which the unblocked lose the most, where there are any.
    pub weakest: Option<RuleId>,
    /// The question behind which most weight of the unblocked is still open, where there is one: perhaps too little is known for a good match.
    pub ask: Option<Question>,
}

/// One thing that blocks, and how many profiles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blocker {
    pub rule: RuleId,
    pub side: Side,
    pub criterion: Option<Criterion>,
    /// How many profiles it blocks.
    pub blocked: u32,
    /// How many profiles nothing else blocks.
    pub alone: u32,
}

/// The changes that make sense for a need: at most one of each kind, and one for each technology that is a `must`.
pub fn edits(need: &Need) -> Vec<Edit> {
    let mut edits = Vec::new();
    for value in need.values(CriterionKind::Rhythm) {
        if let CriterionValue::Rhythm(from) = value {
            edits.extend(moved(*from, 0, 2).map(|to| Edit::OneMoreDay { from: *from, to }));
            edits.extend(moved(*from, -2, 0).map(|to| Edit::OneDayLess { from: *from, to }));
        }
    }
    for criterion in need.of(CriterionKind::Stack).filter(|criterion| criterion.importance == Importance::Must) {
        if let CriterionValue::Stack(technology) = &criterion.value {
            edits.push(Edit::TechnologyOptional { technology: technology.clone() });
        }
    }
    let mut places = need.values(CriterionKind::Place).peekable();
    if places.peek().is_some() && places.all(|place| *place != CriterionValue::Place(Place::Remote)) {
        edits.push(Edit::RemoteAccepted);
    }
    if need.values(CriterionKind::Rate).any(|value| matches!(value, CriterionValue::Rate(range) if raised(*range, RAISE) != *range)) {
        edits.push(Edit::RateRaised { percent: RAISE });
    }
    edits
}

/// By how many percent the most is raised.
const RAISE: u8 = 10;

/// The range with its ends moved by so many half days; `None` where no week has so many or so few days.
fn moved(rhythm: Rhythm, min: i8, max: i8) -> Option<Rhythm> {
    Rhythm::from_half_days(rhythm.min_half_days().checked_add_signed(min)?, rhythm.max_half_days().checked_add_signed(max)?)
}

/// The range with its upper end raised, as far as rates are believed.
fn raised(range: RateRange, percent: u8) -> RateRange {
    let raise = |rate: DailyRate| {
        let euros = (u32::from(rate.euros()) * (100 + u32::from(percent))).div_ceil(100).min(u32::from(DailyRate::MAX));
        u16::try_from(euros).ok().and_then(DailyRate::new)
    };
    range.high().and_then(|high| RateRange::new(range.low(), raise(high))).unwrap_or(range)
}

impl Edit {
    /// The need after the change.
    pub fn apply(&self, need: &Need) -> Need {
        let mut edited = need.clone();
        match self {
            Self::OneMoreDay { from, to } | Self::OneDayLess { from, to } => {
                for criterion in edited.criteria.iter_mut().filter(|criterion| criterion.value == CriterionValue::Rhythm(*from)) {
                    criterion.value = CriterionValue::Rhythm(*to);
                }
            }
            Self::TechnologyOptional { technology } => {
                for criterion in &mut edited.criteria {
                    if criterion.importance == Importance::Must && criterion.value == CriterionValue::Stack(technology.clone()) {
                        criterion.importance = Importance::Nice;
                    }
                }
            }
            Self::RemoteAccepted => accept_remote(&mut edited),
            Self::RateRaised { percent } => {
                for criterion in &mut edited.criteria {
                    if let CriterionValue::Rate(range) = criterion.value {
                        criterion.value = CriterionValue::Rate(raised(range, *percent));
                    }
                }
            }
        }
        edited
    }
}

/// Adds distance beside the most important of the places, none of which is a `must` any longer.
fn accept_remote(need: &mut Need) {
    for criterion in need.criteria.iter_mut().filter(|criterion| criterion.value.kind() == CriterionKind::Place) {
        criterion.importance = criterion.importance.max(Importance::Important);
    }
    let importance = need.of(CriterionKind::Place).map(|criterion| criterion.importance).min().unwrap_or(Importance::Nice);
    need.criteria.push(Criterion { value: CriterionValue::Place(Place::Remote), importance, origin: Origin::Ceo, evidence: None });
}

/// What each of the [`edits`] would bring: a real ranking of the edited need against the present one.
pub fn what_if<'a>(need: &Need, profiles: impl Iterator<Item = &'a Profile>, weights: &Weights) -> Vec<WhatIf> {
    let candidates: Vec<Candidate<'_>> = profiles.map(|profile| Candidate::new(profile, need)).collect();
    let words = Words::of(&without_names(&need.text));
    let good = |need: &Need| -> BTreeSet<ProfileId> {
        let comparison = Comparison::of_words(need, words.clone(), weights, vocabulary());
        candidates.iter().map(|candidate| comparison.with(candidate)).filter(|one| one.is_good(weights)).map(|one| one.profile).collect()
    };
    let now = good(need);
    let brought = |edit: Edit| {
        let then = good(&edit.apply(need));
        WhatIf::between(edit, &now, &then)
    };
    edits(need).into_iter().map(brought).collect()
}

/// Says why nobody is a good match; `None` when somebody is.
pub fn no_good_match(matches: &[Match], weights: &Weights) -> Option<NoGoodMatch> {
    if matches.iter().any(|one| one.is_good(weights)) {
        return None;
    }
    let open = || matches.iter().filter(|one| !one.is_blocked());
    Some(NoGoodMatch {
        best: open().map(|one| one.key).max(),
        blockers: blockers(matches),
        weakest: weakest(open()),
        ask: most_open(open()),
    })
}

fn blockers(matches: &[Match]) -> Vec<Blocker> {
    let mut found: Vec<Blocker> = Vec::new();
    for one in matches {
        for block in &one.blocked_by {
            let alone = u32::from(one.blocked_by.len() == 1);
            match found.iter_mut().find(|known| known.rule == block.rule && known.criterion == block.criterion) {
                Some(known) => (known.blocked, known.alone) = (known.blocked + 1, known.alone + alone),
                None => found.push(Blocker { rule: block.rule, side: block.side, criterion: block.criterion.clone(), blocked: 1, alone }),
            }
        }
    }
    found.sort_by_key(|blocker| (Reverse((blocker.blocked, blocker.alone)), blocker.rule));
    found
}

/// The rule with the most weight that is neither given nor open, over all of them; the earlier one among equals.
fn weakest<'a>(matches: impl Iterator<Item = &'a Match>) -> Option<RuleId> {
    let mut lost: BTreeMap<RuleId, u64> = BTreeMap::new();
    for part in matches.flat_map(|one| &one.parts) {
        *lost.entry(part.rule).or_default() += u64::from(part.weight - part.contribution() - part.open());
    }
    lost.into_iter().filter(|(_, lost)| *lost > 0).max_by_key(|(rule, lost)| (*lost, Reverse(*rule))).map(|(rule, _)| rule)
}

/// The question with the most open weight behind it, over all of them; the earlier one among equals.
fn most_open<'a>(matches: impl Iterator<Item = &'a Match>) -> Option<Question> {
    let mut open: BTreeMap<&Question, u64> = BTreeMap::new();
    for part in matches.flat_map(|one| &one.parts) {
        for question in part.questions() {
            *open.entry(question).or_default() += u64::from(part.open());
        }
    }
    open.into_iter()
        .filter(|(_, open)| *open > 0)
        .max_by_key(|(question, open)| (*open, Reverse(*question)))
        .map(|(question, _)| question.clone())
}

fn count(profiles: usize) -> u32 {
    u32::try_from(profiles).unwrap_or(u32::MAX)
}
