//! A rule for the CEO: parts of the remit.

use domain::{CriterionKind, CriterionValue};

use crate::Need;
use crate::profile::Wishes;
use crate::rank::rule::{Assessed, Judgement, Pair, Pull, Rule, pull_of};
use crate::rank::{Fact, Question, WHOLE};

/// Parts of the remit: each wanted one, weighted by its importance.
///
/// - Covered: 1 000 000; satisfies a `must`.
/// - Others only: 0; blocks a `must`.
/// - None said: unknown; asks for each.
pub(in crate::rank) struct Area;

impl Rule for Area {
    fn pull(&self, need: &Need, _: &Wishes) -> Pull {
        pull_of(need, CriterionKind::Area)
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let known = &pair.profile.areas;
        let wanted = pair.need.of(CriterionKind::Area).filter_map(|criterion| match criterion.value {
            CriterionValue::Area(area) => Some((criterion, area)),
            _ => None,
        });
        if known.is_empty() {
            return Judgement::unknown(wanted.map(|(_, area)| Question::AskArea { area }));
        }
        let assessed = wanted.map(|(criterion, area)| {
            if known.contains(&area) {
                Assessed::held(criterion, WHOLE, Fact::AreaCovered { area })
            } else {
                Assessed::gap(criterion, Fact::AreaOther { area })
            }
        });
        Judgement::mean(assessed.collect(), pair.weights)
    }
}

#[cfg(test)]
mod tests {
    use crate::Profile;
    use crate::rank::RuleId;
    use crate::rank::tests::{asking, blocks, codes, cto, value};

    // 1. Among several, each that is there earns its share.
    // 2. None said is unknown; a must that is not among what was said blocks.

    #[test]
    fn law_1_each_earns_its_share() {
        let need = asking(&["important area hosting", "important area data"]);
        assert_eq!(value(RuleId::Area, &need, &Profile { areas: codes("hosting"), ..cto() }), Some(500_000));
        assert_eq!(value(RuleId::Area, &need, &Profile { areas: codes("hosting data"), ..cto() }), Some(1_000_000));
    }

    #[test]
    fn law_2_only_what_is_known_blocks() {
        let need = asking(&["must area hosting"]);
        assert_eq!(value(RuleId::Area, &need, &cto()), None);
        assert!(blocks(RuleId::Area, &need, &cto()).is_empty());
        assert_eq!(blocks(RuleId::Area, &need, &Profile { areas: codes("data"), ..cto() }).len(), 1);
    }
}
