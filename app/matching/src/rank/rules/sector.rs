//! A rule for the CEO: sector.

use std::cmp::Reverse;

use domain::CriterionValue;
use domain::{Criterion, CriterionKind, Sector as SectorId};

use crate::Need;
use crate::profile::{KnownSector, Wishes};
use crate::rank::outcome::share;
use crate::rank::rule::{Assessed, Judgement, Pair, Pull, Rule, pull_of};
use crate::rank::rules::nearness::nearness;
use crate::rank::{Fact, Question, WHOLE};

/// Sector: each wanted one, weighted by its importance.
///
/// - Worked there: 1 000 000 from two years on, 900 000 with one or when years were not said, 800 000 below. Satisfies a `must`.
/// - Worked in a neighbour: `exp(−distance)` × the same; satisfies a `must` from `must_from` on.
/// - Both: what earns more is cited, and the `must` is satisfied.
/// - Other sectors only: 0; blocks a `must`.
/// - No sector said: unknown; asks for each.
pub(in crate::rank) struct Sector;

impl Rule for Sector {
    fn pull(&self, need: &Need, _: &Wishes) -> Pull {
        pull_of(need, CriterionKind::Sector)
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let wanted = pair.need.of(CriterionKind::Sector).filter_map(|criterion| match criterion.value {
            CriterionValue::Sector(sector) => Some((criterion, sector)),
            _ => None,
        });
        if pair.profile.sectors.is_empty() {
            return Judgement::unknown(wanted.map(|(_, sector)| Question::AskSector { sector }));
        }
        Judgement::mean(wanted.map(|(criterion, sector)| assess(pair, criterion, sector)).collect(), pair.weights)
    }
}

fn assess<'a>(pair: &Pair<'a>, criterion: &'a Criterion, wanted: SectorId) -> Assessed<'a> {
    let known = &pair.profile.sectors;
    let is_wanted = |one: &KnownSector| one.sector == wanted;
    let credit = |one: &KnownSector| share(nearness(pair.knowledge, wanted, one.sector), depth(one));
    // What earns is cited; of equals the wanted one.
    let best = known.iter().map(|one| (credit(one), one)).max_by_key(|(credit, one)| (*credit, is_wanted(one), Reverse(one.sector)));
    let Some((value, one)) = best.filter(|(value, _)| *value > 0) else {
        return Assessed::gap(criterion, Fact::SectorOther { wanted });
    };
    let fact = if is_wanted(one) {
        Fact::SectorKnown { sector: wanted, years: one.years }
    } else {
        Fact::SectorNear { wanted, known: one.sector }
    };
    if known.iter().any(is_wanted) { Assessed::held(criterion, value, fact) } else { Assessed::near(criterion, value, fact, pair.weights) }
}

fn depth(known: &KnownSector) -> u32 {
    match known.years {
        Some(0) => 800_000,
        None | Some(1) => 900_000,
        Some(_) => WHOLE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Profile;
    use crate::rank::RuleId;
    use crate::rank::tests::{asking, blocks, cto, value};

    // 1. The sector itself earns by years, a neighbour by distance, another nothing.
    // 2. No sector said is unknown and does not block; another sector blocks a must.

    fn from(sector: SectorId, years: Option<u8>) -> Profile {
        Profile { sectors: vec![KnownSector { sector, years }], ..cto() }
    }

    #[test]
    fn law_1_near_and_far() {
        let need = asking(&["important sector health"]);
        let earned = |sector, years| value(RuleId::Sector, &need, &from(sector, years));
        assert_eq!([earned(SectorId::Health, Some(4)), earned(SectorId::Health, None)], [Some(1_000_000), Some(900_000)]);
        assert_eq!([earned(SectorId::Biotech, Some(4)), earned(SectorId::Crypto, Some(4))], [Some(670_320), Some(0)]);
    }

    #[test]
    fn law_2_only_what_is_known_blocks() {
        let need = asking(&["must sector health"]);
        assert_eq!(value(RuleId::Sector, &need, &cto()), None);
        assert!(blocks(RuleId::Sector, &need, &cto()).is_empty());
        assert_eq!(blocks(RuleId::Sector, &need, &from(SectorId::Crypto, Some(9))).len(), 1);
    }
}
