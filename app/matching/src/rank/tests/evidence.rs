//! Laws of what a reason cites and of what blocks, for any need and any profile.
//!
//! 1. What a reason cites is what earned: alone it gives as much, without it the rule gives less, or as much by what is then cited in its place.
//!    Taking it away never unblocks.
//! 2. A rule whose only support was cited earns nothing without it.
//! 3. Only a `must` of the need, or what the CTO refuses, blocks; the block says which, and what is known of it. A `must` with a gap always blocks.
//! 4. A counterfactual equals a real ranking of the edited need, profile by profile, for any need and any community.

use std::collections::BTreeSet;

use domain::{Importance, Place, ProfileId};
use proptest::collection::vec;
use proptest::prelude::*;

use super::properties::{needs, profiles};
use super::*;
use crate::rank::{Fact, Outcome, Reason, Side, rank, what_if};

/// The pair without what a reason cites: a fact of the profile, or, where the mission is what is cited, its criterion.
fn without(reason: &Reason, rule: RuleId, need: &Need, profile: &Profile) -> (Need, Profile) {
    let mut need = need.clone();
    if rule.side() == Side::Cto {
        need.criteria.retain(|criterion| Some(criterion) != reason.criterion.as_ref());
        return (need, profile.clone());
    }
    (need, kept(&reason.fact, profile, false))
}

/// The profile with nothing in a list but what a fact cites of it, or with all but that. A fact that stands in no list is left, or forgotten.
fn kept(fact: &Fact, profile: &Profile, cited: bool) -> Profile {
    let mut profile = profile.clone();
    match fact {
        Fact::TechnologyKnown { technology, .. } | Fact::TechnologyNear { known: technology, .. } => {
            profile.stack.retain(|one| (one.technology == *technology) == cited)
        }
        Fact::SectorKnown { sector, .. } | Fact::SectorNear { known: sector, .. } => {
            profile.sectors.retain(|one| (one.sector == *sector) == cited)
        }
        Fact::ImpactShown { impact, .. } | Fact::ImpactNear { known: impact, .. } => {
            profile.impacts.retain(|one| (one.impact == *impact) == cited)
        }
        Fact::MissionTypeDone { mission_type: done, .. } | Fact::MissionTypeNear { done, .. } => {
            profile.mission_types.retain(|one| (one.mission_type == *done) == cited)
        }
        Fact::AreaCovered { area } => profile.areas.retain(|one| (one == area) == cited),
        Fact::StageKnown { stage } | Fact::StageNear { known: stage, .. } => profile.stages.retain(|one| (one == stage) == cited),
        Fact::OrientationShared { orientation } => profile.orientations.retain(|one| (one == orientation) == cited),
        Fact::LanguageSpoken { language } => profile.languages.retain(|one| (one == language) == cited),
        Fact::PlaceOnSite { city } | Fact::PlaceFar { known: city, .. } => {
            profile.places.retain(|one| (*one == Place::City(city.clone())) == cited)
        }
        Fact::PlaceRemote | Fact::PlaceRemoteOnly { .. } => profile.places.retain(|one| (*one == Place::Remote) == cited),
        _ if cited => {}
        Fact::RhythmFits { .. } | Fact::RhythmShort { .. } | Fact::RhythmLong { .. } => profile.rhythm = None,
        Fact::RateWithin | Fact::RateAbove { .. } => profile.rate = None,
        Fact::StartFits { .. } | Fact::StartLate { .. } => profile.available_from = None,
        Fact::WordsShared { words } => profile.text = left(&profile.text, words),
        Fact::ProofsConfirmed { .. } => profile.proofs -= 1,
        _ => {}
    }
    profile
}

/// What a rule gives, in micro-points; nothing while it is unknown.
fn earned(part: &Part) -> u32 {
    match part.outcome {
        Outcome::Known { value, .. } => value,
        Outcome::Unknown { .. } => 0,
    }
}

/// The text without the words that are those of a reason, or nearly.
fn left(text: &str, words: &[String]) -> String {
    let is_cited = |word: &&str| words.iter().any(|cited| crate::rank::words::Words::of(word).iter().any(|one| one[..3] == cited[..3]));
    text.split_whitespace().filter(|word| !is_cited(word)).collect::<Vec<_>>().join(" ")
}

fn good(need: &Need, community: &[Profile]) -> BTreeSet<ProfileId> {
    let weights = Weights::current();
    rank(need, community.iter(), weights).iter().filter(|one| one.is_good(weights)).map(|one| one.profile).collect()
}

proptest! {
    #[test]
    fn law_1_what_is_cited_is_missed(need in needs(), profile in profiles()) {
        let before = compared(&need, &profile);
        for part in &before.parts {
            for reason in part.reasons().iter().filter(|reason| reason.verdict != Verdict::Gap) {
                let (need, profile) = without(reason, part.rule, &need, &profile);
                let after = compared(&need, &profile);
                let found = after.parts.iter().find(|one| one.rule == part.rule);
                let left = found.map_or(0, earned);
                // What is just as good is cited in its place.
                let is_cited_still = found.is_some_and(|found| found.reasons().contains(reason));
                prop_assert!(left < earned(part) || left == earned(part) && !is_cited_still, "{:?} without {reason:?}", part.rule);
                let blocked = |found: &Match| found.blocked_by.iter().filter(|block| block.rule == part.rule).count();
                prop_assert!(part.rule.side() == Side::Cto || after.parts.iter().any(|one| one.rule == part.rule && one.reasons().is_empty())
                    || blocked(&after) >= blocked(&before));
            }
        }
    }

    #[test]
    fn law_1_what_is_cited_earns_alone_what_all_earned(need in needs(), profile in profiles()) {
        for part in compared(&need, &profile).side(Side::Ceo) {
            for reason in part.reasons().iter().filter(|reason| reason.verdict != Verdict::Gap) {
                let Some(criterion) = &reason.criterion else { continue };
                let asked = Need { criteria: vec![criterion.clone()], ..need.clone() };
                let alone = kept(&reason.fact, &profile, true);
                prop_assert_eq!(value(part.rule, &asked, &alone), value(part.rule, &asked, &profile), "{:?} {:?}", part.rule, reason);
            }
        }
    }

    #[test]
    fn law_2_no_support_no_points(need in needs(), profile in profiles()) {
        for rule in RuleId::ALL.iter().filter(|rule| rule.side() == Side::Ceo && **rule != RuleId::Proof) {
            let mut bare = profile.clone();
            // Taken away again and again: what was second best is cited next.
            for _ in 0..8 {
                let Some(Part { outcome: Outcome::Known { reasons, .. }, .. }) = part(*rule, &need, &bare) else { break };
                for reason in reasons.iter().filter(|reason| reason.verdict != Verdict::Gap) {
                    bare = without(reason, *rule, &need, &bare).1;
                }
            }
            prop_assert_eq!(part(*rule, &need, &bare).map_or(0, |part| part.contribution()), 0, "{:?}", rule);
        }
    }

    #[test]
    fn law_3_what_blocks_is_said(need in needs(), profile in profiles()) {
        let found = compared(&need, &profile);
        for block in &found.blocked_by {
            let asked = block.criterion.as_ref().is_some_and(|one| one.importance == Importance::Must && need.criteria.contains(one));
            prop_assert!(block.rule == RuleId::Refusals || asked, "{block:?}");
            prop_assert_eq!(matches!(block.fact, Fact::Refused { .. }), block.rule == RuleId::Refusals);
            let part = found.parts.iter().find(|part| part.rule == block.rule).expect("what blocks was judged");
            prop_assert!(part.reasons().iter().any(|reason| reason.fact == block.fact && reason.verdict != Verdict::Holds), "{block:?}");
        }
        for part in found.side(Side::Ceo) {
            for reason in part.reasons().iter().filter(|reason| reason.verdict == Verdict::Gap) {
                let is_must = reason.criterion.as_ref().is_some_and(|one| one.importance == Importance::Must);
                prop_assert!(!is_must || found.blocked_by.iter().any(|block| block.criterion == reason.criterion), "{reason:?}");
            }
        }
    }

    #[test]
    fn law_4_counterfactuals_are_real(need in needs(), found in vec(profiles(), 0..8)) {
        let mut community = found;
        community.sort_by_key(|profile| profile.id);
        community.dedup_by_key(|profile| profile.id);
        let now = good(&need, &community);
        for change in what_if(&need, community.iter(), Weights::current()) {
            let then = good(&change.edit.apply(&need), &community);
            prop_assert_eq!(change.gained as usize, then.difference(&now).count(), "{:?}", change.edit);
            prop_assert_eq!(change.lost as usize, now.difference(&then).count(), "{:?}", change.edit);
        }
    }
}
