//! Laws:
//!
//! 1. The best of a community are those that scoring everybody finds, in the same order, with the same keys and the same reasons: for any
//!    need, any profiles and any number of places.
//! 2. A profile that was put again, or forgotten, leaves nothing behind.
//! 3. Every rule is answered once: by one column, one list, or the words.
//! 4. In what order people came changes nothing: the best first, or last.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::rank::tests::properties::{needs, profiles};
use crate::rank::{RuleId, rank};

fn community<'a>(profiles: impl IntoIterator<Item = &'a Profile>) -> Community {
    let mut community = Community::default();
    profiles.into_iter().for_each(|profile| community.put(profile));
    community
}

fn id(number: u32) -> ProfileId {
    format!("{number:032x}").parse().unwrap_or(ProfileId::NIL)
}

fn agrees(community: &Community, need: &Need, profiles: &BTreeMap<ProfileId, Profile>, limit: usize) -> Result<(), TestCaseError> {
    let weights = Weights::current();
    let mut everybody = rank(need, profiles.values(), weights);
    everybody.truncate(limit);
    let expected: Vec<Placed> =
        everybody.iter().map(|one| Placed { profile: one.profile, key: one.key, blocked: one.is_blocked() }).collect();
    prop_assert_eq!(community.best(need, weights, limit), expected);
    prop_assert_eq!(community.matches(need, weights, limit), everybody);
    Ok(())
}

proptest! {
    #[test]
    fn law_1_the_best_are_those_of_an_exhaustive_ranking(need in needs(), all in vec(profiles(), 0..40), limit in 1..45_usize) {
        let kept: BTreeMap<ProfileId, Profile> = all.iter().map(|profile| (profile.id, profile.clone())).collect();
        agrees(&community(kept.values()), &need, &kept, limit)?;
    }

    #[test]
    fn law_1_the_best_of_many_are_too(need in needs(), all in vec(profiles(), 200..400), limit in 1..20_usize) {
        let numbered = (0_u32..).zip(all).map(|(number, profile)| Profile { id: id(number.reverse_bits()), ..profile });
        let kept: BTreeMap<ProfileId, Profile> = numbered.map(|profile| (profile.id, profile)).collect();
        agrees(&community(kept.values()), &need, &kept, limit)?;
    }

    #[test]
    fn law_2_what_was_changed_or_forgotten_leaves_nothing(
        need in needs(),
        before in vec(profiles(), 0..20),
        after in vec(profiles(), 0..20),
        gone in vec(0..20_usize, 0..10),
    ) {
        let mut kept = BTreeMap::new();
        let mut changed = Community::default();
        for profile in before.iter().chain(&after) {
            changed.put(profile);
            kept.insert(profile.id, profile.clone());
        }
        for at in gone {
            if let Some(profile) = after.get(at) {
                changed.remove(profile.id);
                kept.remove(&profile.id);
            }
        }
        prop_assert_eq!(changed.len(), kept.len());
        agrees(&changed, &need, &kept, 10)?;
    }

    #[test]
    fn law_4_in_what_order_people_came_changes_nothing(
        need in needs(),
        all in vec(profiles(), 200..400),
        limit in 1..450_usize,
        last in any::<bool>(),
        gone in 2..9_usize,
    ) {
        let numbered = (0_u32..).zip(all).map(|(number, profile)| Profile { id: id(number), ..profile });
        let mut kept: BTreeMap<ProfileId, Profile> = numbered.map(|profile| (profile.id, profile)).collect();
        let mut order: Vec<ProfileId> = rank(&need, kept.values(), Weights::current()).iter().map(|one| one.profile).collect();
        if last {
            order.reverse();
        }
        let mut community = community(order.iter().filter_map(|id| kept.get(id)));
        // Some go, and some of those come back to places that are free.
        for id in order.iter().step_by(gone) {
            community.remove(*id);
        }
        for id in order.iter().step_by(2 * gone) {
            kept.get(id).into_iter().for_each(|profile| community.put(profile));
        }
        kept.retain(|id, _| community.contains(*id));
        agrees(&community, &need, &kept, limit)?;
    }
}

#[test]
fn law_3_every_rule_is_answered_once() {
    let mut answered: Vec<RuleId> = columns::RULES.concat();
    answered.extend(elements::RULES);
    answered.push(RuleId::Words);
    answered.sort();
    assert_eq!(answered, RuleId::ALL);
}
