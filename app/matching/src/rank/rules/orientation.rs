//! A rule for the CEO: where the strength lies.

use domain::{CriterionKind, CriterionValue};

use crate::Need;
use crate::profile::Wishes;
use crate::rank::rule::{Assessed, Judgement, Pair, Pull, Rule, pull_of};
use crate::rank::{Fact, Question, WHOLE};

/// Where the strength lies: each wanted orientation, weighted by its importance.
///
/// - Shared: 1 000 000; satisfies a `must`.
/// - Others only: 0; blocks a `must`.
/// - None said: unknown; asks for each.
pub(in crate::rank) struct Orientation;

impl Rule for Orientation {
    fn pull(&self, need: &Need, _: &Wishes) -> Pull {
        pull_of(need, CriterionKind::Orientation)
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let known = &pair.profile.orientations;
        let wanted = pair.need.of(CriterionKind::Orientation).filter_map(|criterion| match criterion.value {
            CriterionValue::Orientation(orientation) => Some((criterion, orientation)),
            _ => None,
        });
        if known.is_empty() {
            return Judgement::unknown(wanted.map(|(_, orientation)| Question::AskOrientation { orientation }));
        }
        let assessed = wanted.map(|(criterion, orientation)| {
            if known.contains(&orientation) {
                Assessed::held(criterion, WHOLE, Fact::OrientationShared { orientation })
            } else {
                Assessed::gap(criterion, Fact::OrientationOther { orientation })
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
        let need = asking(&["important orientation product", "important orientation tech"]);
        assert_eq!(value(RuleId::Orientation, &need, &Profile { orientations: codes("product"), ..cto() }), Some(500_000));
        assert_eq!(value(RuleId::Orientation, &need, &Profile { orientations: codes("product tech"), ..cto() }), Some(1_000_000));
    }

    #[test]
    fn law_2_only_what_is_known_blocks() {
        let need = asking(&["must orientation product"]);
        assert_eq!(value(RuleId::Orientation, &need, &cto()), None);
        assert!(blocks(RuleId::Orientation, &need, &cto()).is_empty());
        assert_eq!(blocks(RuleId::Orientation, &need, &Profile { orientations: codes("tech"), ..cto() }).len(), 1);
    }
}
