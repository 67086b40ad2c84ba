//! A rule for the CTO: kinds of mission that the CTO looks for.

use domain::CriterionKind;

use super::{best, pull_of};
use crate::Need;
use crate::profile::Wishes;
use crate::rank::rule::{Judgement, Pair, Pull, Rule};
use crate::rank::rules::nearness::nearness;
use crate::rank::{Question, Wish};

/// Kinds of mission that the CTO looks for.
///
/// - The mission is of one of them: 1 000 000. Of a neighbouring kind: `exp(−distance)`. Of others: 0.
/// - The kind was not said: unknown; asks the CEO.
pub(in crate::rank) struct WishedMissionType;

impl Rule for WishedMissionType {
    fn pull(&self, _: &Need, wishes: &Wishes) -> Pull {
        pull_of(&wishes.mission_types)
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let wishes: Vec<Wish> = pair.profile.wishes.mission_types.iter().copied().map(Wish::MissionType).collect();
        let given = pair.need.of(CriterionKind::MissionType);
        best(
            &wishes,
            given,
            |wish, given| match (wish, given) {
                (Wish::MissionType(wish), Wish::MissionType(given)) => nearness(pair.knowledge, wish, given),
                _ => 0,
            },
            Question::AskTask,
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
    // 3. A kind of mission that is indifferent is not asked for.

    fn wishing() -> Profile {
        Profile { wishes: Wishes { mission_types: codes("audit"), ..Wishes::default() }, ..cto() }
    }

    #[test]
    fn law_1_met_nearly_unmet() {
        let earned = |given: &str| value(RuleId::WishedMissionType, &asking(&[&format!("nice mission_type {given}")]), &wishing());
        assert_eq!(["audit", "due-diligence", "mentoring"].map(earned), [1_000_000, 670_320, 0].map(Some));
        assert_eq!(
            value(RuleId::WishedMissionType, &asking(&["nice mission_type mentoring", "nice mission_type audit"]), &wishing()),
            Some(1_000_000)
        );
    }

    #[test]
    fn law_2_silence() {
        assert_eq!(questions(RuleId::WishedMissionType, &asking(&[]), &wishing()).len(), 1);
        assert!(part(RuleId::WishedMissionType, &asking(&["must mission_type audit"]), &cto()).is_none());
    }

    #[test]
    fn law_3_what_is_indifferent_is_not_asked_for() {
        assert_eq!(value(RuleId::WishedMissionType, &asking(&["indifferent mission_type audit"]), &wishing()), None);
    }
}
