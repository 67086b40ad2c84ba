//! A rule for the CTO: engagements that the CTO looks for.

use domain::CriterionKind;

use super::{best, pull_of};
use crate::Need;
use crate::profile::Wishes;
use crate::rank::rule::{Judgement, Pair, Pull, Rule};
use crate::rank::rules::nearness::nearness;
use crate::rank::{Question, Wish};

/// Engagements that the CTO looks for; the company has its own even where it is indifferent to a CTO’s.
///
/// - The mission has one of them: 1 000 000. A neighbour: `exp(−distance)`. Others: 0.
/// - None was said: unknown; asks the CEO.
pub(in crate::rank) struct WishedImpact;

impl Rule for WishedImpact {
    fn pull(&self, _: &Need, wishes: &Wishes) -> Pull {
        pull_of(&wishes.impacts)
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let wishes: Vec<Wish> = pair.profile.wishes.impacts.iter().copied().map(Wish::Impact).collect();
        let given = pair.need.criteria.iter().filter(|criterion| criterion.value.kind() == CriterionKind::Impact);
        best(
            &wishes,
            given,
            |wish, given| match (wish, given) {
                (Wish::Impact(wish), Wish::Impact(given)) => nearness(pair.knowledge, wish, given),
                _ => 0,
            },
            Question::AskCompanyImpact,
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
        Profile { wishes: Wishes { impacts: codes("ess"), ..Wishes::default() }, ..cto() }
    }

    #[test]
    fn law_1_met_nearly_unmet() {
        let earned = |given: &str| value(RuleId::WishedImpact, &asking(&[&format!("nice impact {given}")]), &wishing());
        assert_eq!(["ess", "esus", "sdg-4"].map(earned), [1_000_000, 818_731, 0].map(Some));
        assert_eq!(value(RuleId::WishedImpact, &asking(&["nice impact sdg-4", "nice impact ess"]), &wishing()), Some(1_000_000));
    }

    #[test]
    fn law_2_silence() {
        assert_eq!(questions(RuleId::WishedImpact, &asking(&[]), &wishing()).len(), 1);
        assert!(part(RuleId::WishedImpact, &asking(&["must impact ess"]), &cto()).is_none());
    }

    #[test]
    fn law_3_the_company_stays_what_it_is() {
        assert_eq!(value(RuleId::WishedImpact, &asking(&["indifferent impact ess"]), &wishing()), Some(1_000_000));
    }
}
