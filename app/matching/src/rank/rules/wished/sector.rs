//! A rule for the CTO: sectors that the CTO looks for.

use domain::CriterionKind;

use super::{best, pull_of};
use crate::Need;
use crate::profile::Wishes;
use crate::rank::rule::{Judgement, Pair, Pull, Rule};
use crate::rank::rules::nearness::nearness;
use crate::rank::{Question, Wish};

/// Sectors that the CTO looks for; the company has its sector even where it is indifferent to it.
///
/// - The mission is in one of them: 1 000 000. In a neighbour: `exp(−distance)`. In others: 0.
/// - The sector was not said: unknown; asks the CEO.
pub(in crate::rank) struct WishedSector;

impl Rule for WishedSector {
    fn pull(&self, _: &Need, wishes: &Wishes) -> Pull {
        pull_of(&wishes.sectors)
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let wishes: Vec<Wish> = pair.profile.wishes.sectors.iter().copied().map(Wish::Sector).collect();
        let given = pair.need.criteria.iter().filter(|criterion| criterion.value.kind() == CriterionKind::Sector);
        best(
            &wishes,
            given,
            |wish, given| match (wish, given) {
                (Wish::Sector(wish), Wish::Sector(given)) => nearness(pair.knowledge, wish, given),
                _ => 0,
            },
            Question::AskCompanySector,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Profile;
    use crate::rank::RuleId;
    use crate::rank::tests::{asking, codes, cto, part, questions, value};

    // 1. A wish that is met earns all, one that is nearly met some, another nothing; wishes are alternatives.
    // 2. What the mission did not say is unknown; without a wish the rule drops out.
    // 3. What the company is counts even where the CEO is indifferent to it.

    fn wishing() -> Profile {
        Profile { wishes: Wishes { sectors: codes("health"), ..Wishes::default() }, ..cto() }
    }

    #[test]
    fn law_1_met_nearly_unmet() {
        let earned = |given: &str| value(RuleId::WishedSector, &asking(&[&format!("nice sector {given}")]), &wishing());
        assert_eq!(["health", "biotech", "crypto"].map(earned), [1_000_000, 670_320, 0].map(Some));
        assert_eq!(value(RuleId::WishedSector, &asking(&["nice sector crypto", "nice sector health"]), &wishing()), Some(1_000_000));
    }

    #[test]
    fn law_2_silence() {
        assert_eq!(questions(RuleId::WishedSector, &asking(&[]), &wishing()).len(), 1);
        assert!(part(RuleId::WishedSector, &asking(&["must sector health"]), &cto()).is_none());
    }

    #[test]
    fn law_3_the_company_stays_what_it_is() {
        assert_eq!(value(RuleId::WishedSector, &asking(&["indifferent sector health"]), &wishing()), Some(1_000_000));
    }
}
