//! A rule for the CEO: stage of the company.

use domain::{Criterion, CriterionKind, CriterionValue, Stage as StageId};

use crate::Need;
use crate::profile::Wishes;
use crate::rank::rule::{Assessed, Judgement, Pair, Pull, Rule, pull_of};
use crate::rank::rules::nearness::nearest;
use crate::rank::{Fact, Question, WHOLE};

/// Stage of the company.
///
/// - Worked at it: 1 000 000; satisfies a `must`.
/// - Worked at a neighbour: `exp(−distance)`; does not satisfy a `must`.
/// - Other stages only: 0; blocks a `must`.
/// - None said: unknown.
pub(in crate::rank) struct Stage;

impl Rule for Stage {
    fn pull(&self, need: &Need, _: &Wishes) -> Pull {
        pull_of(need, CriterionKind::Stage)
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let wanted = pair.need.of(CriterionKind::Stage).filter_map(|criterion| match criterion.value {
            CriterionValue::Stage(stage) => Some((criterion, stage)),
            _ => None,
        });
        if pair.profile.stages.is_empty() {
            return Judgement::unknown(wanted.map(|(_, stage)| Question::AskStage { stage }));
        }
        Judgement::mean(wanted.map(|(criterion, stage)| assess(pair, criterion, stage)).collect(), pair.weights)
    }
}

fn assess<'a>(pair: &Pair<'a>, criterion: &'a Criterion, wanted: StageId) -> Assessed<'a> {
    match nearest(pair.knowledge, wanted, pair.profile.stages.iter().copied()) {
        Some((WHOLE, stage)) => Assessed::held(criterion, WHOLE, Fact::StageKnown { stage }),
        Some((value, known)) => Assessed::short(criterion, value, Fact::StageNear { wanted, known }),
        None => Assessed::gap(criterion, Fact::StageOther { wanted }),
    }
}

#[cfg(test)]
mod tests {
    use crate::Profile;
    use crate::rank::RuleId;
    use crate::rank::tests::{asking, blocks, codes, cto, value};

    // 1. The nearer the stage, the more it earns.
    // 2. None said is unknown; a must needs the very stage.

    #[test]
    fn law_1_nearer_earns_more() {
        let need = asking(&["important stage seed"]);
        let earned = |stages| value(RuleId::Stage, &need, &Profile { stages: codes(stages), ..cto() });
        assert_eq!(["idea seed", "established mvp", "established"].map(earned), [1_000_000, 670_320, 0].map(Some));
    }

    #[test]
    fn law_2_only_what_is_known_blocks() {
        let need = asking(&["must stage seed"]);
        assert_eq!(value(RuleId::Stage, &need, &cto()), None);
        assert_eq!(blocks(RuleId::Stage, &need, &Profile { stages: codes("mvp"), ..cto() }).len(), 1);
    }
}
