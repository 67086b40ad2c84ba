//! About three people to begin with: the best, somebody who brings what the best lacks, and a newcomer's fair chance, each labelled as what it is.
//!
//! A proposal never changes an order or a score. It reads a ranking and says where a person may look first.

use std::collections::{BTreeMap, BTreeSet};

use domain::ProfileId;
use serde::{Deserialize, Serialize};

use super::{Match, Part, RuleId, Side, Weights, outcome::share};

/// How a proposal is made from a ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposalWeights {
    /// How many people are proposed, 1 to 5.
    pub places: u32,
    /// How far below the best key somebody may stand, in micro-points.
    pub reach: u32,
    /// How much of what a person adds to those before counts beside their key, in micro-points; 0 keeps to the order.
    pub diversity: u32,
    /// For how many days after joining somebody who was on no shortlist is a newcomer, 0 to 365.
    pub newcomer_days: u32,
}

/// Why somebody is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "because", rename_all = "snake_case")]
pub enum Because {
    /// The highest key of those that are left.
    Order,
    /// What those before lack most: the rule to which this person adds most.
    Adds { rule: RuleId },
    /// A newcomer, good and within reach, who takes the last place.
    FairChance,
}

/// What a ranking does not know of its people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// Who joined lately and was on no shortlist yet; see [`ProposalWeights::newcomer_days`].
    pub newcomers: BTreeSet<ProfileId>,
    /// Who was asked or has answered already, and is not proposed again.
    pub taken: BTreeSet<ProfileId>,
}

/// Somebody to look at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    pub profile: ProfileId,
    /// The place in the ranking, from 1.
    pub rank: u32,
    #[serde(flatten)]
    pub because: Because,
}

/// The most that each rule of the CEO's side gives among those who were chosen, in micro-points.
type Covered = BTreeMap<RuleId, u32>;

/// Chooses from a ranking, best first as [`super::rank()`] gives it.
///
/// - Only good matches are proposed, nobody who is taken, and nobody whose key is more than `reach` below the best.
/// - The best of them comes first. Each next one has the highest `key + ⌊diversity · g / 1 000 000⌋`, where `g = Σ max(0, c − m)` over the rules of
///   the CEO's side: `c` is what the rule surely gives to this person, `m` the most it gives to anybody chosen before.
/// - When no newcomer was chosen, the best newcomer takes the last of two places or more.
pub fn propose(matches: &[Match], circumstances: &Circumstances, weights: &Weights) -> Vec<Proposed> {
    let ProposalWeights { places, reach, diversity, .. } = weights.proposal;
    let places = usize::try_from(places).unwrap_or(usize::MAX);
    let best = matches.first().map_or(0, |one| one.key);
    let is_newcomer = |profile: ProfileId| circumstances.newcomers.contains(&profile);
    let fits = |one: &Match| one.is_good(weights) && best.saturating_sub(one.key) <= reach && !circumstances.taken.contains(&one.profile);
    let mut left: Vec<(u32, &Match)> = (1..).zip(matches).filter(|(_, one)| fits(one)).collect();
    let mut chosen: Vec<Proposed> = Vec::with_capacity(places);
    let mut covered = Covered::new();
    while chosen.len() < places && !left.is_empty() {
        let last = places > 1 && chosen.len() + 1 == places;
        let owed = last && !chosen.iter().any(|one| is_newcomer(one.profile));
        let newcomer = left.iter().position(|(_, one)| owed && is_newcomer(one.profile));
        let at = newcomer.unwrap_or_else(|| richest(&left, &covered, diversity));
        let (rank, one) = left.remove(at);
        let because = match (newcomer, most_added(one, &covered)) {
            (Some(_), _) => Because::FairChance,
            (None, Some(rule)) if at > 0 => Because::Adds { rule },
            (None, _) => Because::Order,
        };
        chosen.push(Proposed { profile: one.profile, rank, because });
        cover(&mut covered, one);
    }
    chosen
}

/// The position of the highest `key + diversity · g`; the earlier one among equals.
fn richest(left: &[(u32, &Match)], covered: &Covered, diversity: u32) -> usize {
    // Before anybody is chosen everything is new, and only the order counts.
    let worth = |one: &Match| one.key.saturating_add(if covered.is_empty() { 0 } else { share(added(one, covered), diversity) });
    let mut found = (0, 0);
    for (at, (_, one)) in left.iter().enumerate() {
        if at == 0 || worth(one) > found.1 {
            found = (at, worth(one));
        }
    }
    found.0
}

/// What one part gives beyond those before, in micro-points.
fn gain(part: &Part, covered: &Covered) -> u32 {
    part.contribution().saturating_sub(covered.get(&part.rule).copied().unwrap_or(0))
}

fn added(one: &Match, covered: &Covered) -> u32 {
    one.side(Side::Ceo).map(|part| gain(part, covered)).sum()
}

/// The rule with the largest gain, the earlier one among equals; `None` where nothing is gained.
fn most_added(one: &Match, covered: &Covered) -> Option<RuleId> {
    let gains = one.side(Side::Ceo).map(|part| (gain(part, covered), std::cmp::Reverse(part.rule)));
    gains.filter(|(gain, _)| *gain > 0).max().map(|(_, rule)| rule.0)
}

fn cover(covered: &mut Covered, one: &Match) {
    for part in one.side(Side::Ceo) {
        let most = covered.entry(part.rule).or_default();
        *most = part.contribution().max(*most);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Profile;
    use crate::rank::rank;
    use crate::rank::tests::{asking, code, codes, known, numbered};

    // 1. The best comes first, whatever the others would add.
    // 2. Nobody is proposed who is blocked, not good, taken, or too far below the best.
    // 3. Without diversity and newcomers the proposal is the order.
    // 4. Somebody who brings what the first lacks comes before a lesser copy of the first, and the rule is named.
    // 5. A newcomer takes the last place only, only when good, and not when one is there already.

    fn weights(diversity: u32) -> Weights {
        let mut weights = Weights { good_from: 300_000, ..Weights::current().clone() };
        weights.proposal = ProposalWeights { places: 3, reach: 400_000, diversity, newcomer_days: 90 };
        weights
    }

    /// Strong in the stack for the first four, the later the less; the fifth knows the sector instead.
    fn community() -> Vec<Profile> {
        let mut people: Vec<Profile> = (1..=4)
            .map(|id| {
                let years = u8::try_from(9 - 2 * id).expect("years");
                Profile {
                    stack: vec![known("rust", years)],
                    languages: codes("fr"),
                    sectors: vec![],
                    places: codes("lyon"),
                    rhythm: code("2"),
                    ..numbered(id)
                }
            })
            .collect();
        let sector = crate::profile::KnownSector { sector: "foodtech".parse().expect("a sector"), years: Some(5) };
        people.push(Profile {
            stack: vec![known("go", 9)],
            sectors: vec![sector],
            places: codes("lyon"),
            rhythm: code("2"),
            languages: codes("fr"),
            ..numbered(5)
        });
        people
    }

    fn proposed(diversity: u32, newcomers: &[u32]) -> Vec<(u32, Because)> {
        let need = asking(&[
            "important stack rust",
            "important sector foodtech",
            "important place lyon",
            "important rhythm 2",
            "nice language fr",
        ]);
        let (weights, people) = (weights(diversity), community());
        let matches = rank(&need, people.iter(), &weights);
        let newcomers = newcomers.iter().map(|id| numbered(*id).id).collect();
        let found = propose(&matches, &Circumstances { newcomers, ..Circumstances::default() }, &weights);
        assert_eq!(
            found.first().map(|one| (one.profile, one.rank, one.because)),
            matches.first().map(|best| (best.profile, 1, Because::Order))
        );
        found.into_iter().map(|one| (one.rank, one.because)).collect()
    }

    #[test]
    fn law_2_only_good_ones_within_reach() {
        let need = asking(&["must stack rust"]);
        let mut strict = weights(0);
        let people = [
            Profile { stack: vec![known("rust", 9)], ..numbered(1) },
            Profile { stack: vec![known("php", 9)], ..numbered(2) },
            numbered(3),
        ];
        let matches = rank(&need, people.iter(), &strict);
        assert!(matches.iter().any(Match::is_blocked));
        let ids = |weights: &Weights| {
            propose(&matches, &Circumstances::default(), weights).into_iter().map(|one| one.profile).collect::<Vec<_>>()
        };
        assert!(ids(&strict).iter().all(|id| matches.iter().any(|one| one.profile == *id && one.is_good(&strict))));
        strict.proposal.reach = 0;
        assert_eq!(ids(&strict), [people[0].id]);
        strict.good_from = 1_000_000;
        assert!(ids(&strict).is_empty());
        let taken = Circumstances { taken: [people[0].id].into(), ..Circumstances::default() };
        assert!(propose(&matches, &taken, &weights(0)).iter().all(|one| one.profile != people[0].id));
    }

    #[test]
    fn law_3_the_order_where_nothing_is_asked_of_diversity() {
        assert_eq!(proposed(0, &[]), [(1, Because::Order), (2, Because::Order), (3, Because::Order)]);
    }

    #[test]
    fn law_4_what_the_first_lacks() {
        let found = proposed(1_000_000, &[]);
        assert_eq!(found[1], (5, Because::Adds { rule: RuleId::Sector }));
    }

    #[test]
    fn law_5_a_newcomer_has_the_last_place() {
        let plain = proposed(0, &[]);
        let with = proposed(0, &[4]);
        assert_eq!(with[..2], plain[..2]);
        assert_eq!(with[2].1, Because::FairChance);
        assert_eq!(proposed(0, &[2, 4]), plain, "one is there already");
    }
}
