//! A rule for the CTO: stages that the CTO looks for.

use domain::CriterionKind;

use super::{best, pull_of};
use crate::Need;
use crate::profile::Wishes;
use crate::rank::rule::{Judgement, Pair, Pull, Rule};
use crate::rank::rules::nearness::nearness;
use crate::rank::{Question, Wish};

/// Stages that the CTO looks for; the company has its stage even where it is indifferent to a CTO’s.
///
/// - The company is at one of them: 1 000 000. At a neighbour: `exp(−distance)`. At others: 0.
/// - The stage was not said: unknown; asks the CEO.
pub(in crate::rank) struct WishedStage;

impl Rule for WishedStage {
    fn pull(&self, _: &Need, wishes: &Wishes) -> Pull {
        pull_of(&wishes.stages)
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let wishes: Vec<Wish> = pair.profile.wishes.stages.iter().copied().map(Wish::Stage).collect();
        let given = pair.need.criteria.iter().filter(|criterion| criterion.value.kind() == CriterionKind::Stage);
        best(
            &wishes,
            given,
            |wish, given| match (wish, given) {
                (Wish::Stage(wish), Wish::Stage(given)) => nearness(pair.knowledge, wish, given),
                _ => 0,
            },
            Question::AskCompanyStage,
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
        Profile { wishes: Wishes { stages: codes("seed"), ..Wishes::default() }, ..cto() }
    }

    #[test]
    fn law_1_met_nearly_unmet() {
        let earned = |given: &str| value(RuleId::WishedStage, &asking(&[&format!("nice stage {given}")]), &wishing());
        assert_eq!(["seed", "mvp", "established"].map(earned), [1_000_000, 670_320, 0].map(Some));
        assert_eq!(value(RuleId::WishedStage, &asking(&["nice stage established", "nice stage seed"]), &wishing()), Some(1_000_000));
    }

    #[test]
    fn law_2_silence() {
        assert_eq!(questions(RuleId::WishedStage, &asking(&[]), &wishing()).len(), 1);
        assert!(part(RuleId::WishedStage, &asking(&["must stage seed"]), &cto()).is_none());
    }

    #[test]
    fn law_3_the_company_stays_what_it_is() {
        assert_eq!(value(RuleId::WishedStage, &asking(&["indifferent stage seed"]), &wishing()), Some(1_000_000));
    }
}
