//! A rule for the CTO: pay.

use domain::{CriterionKind, CriterionValue};

use super::{answered, said};
use crate::Need;
use crate::profile::Wishes;
use crate::rank::Question;
use crate::rank::rule::{Judgement, Pair, Pull, Rule};
use crate::rank::rules::rate::fit;

/// Whether the mission pays the CTO's rate.
///
/// - The most that is offered reaches it: 1 000 000. Below: the steps of the rule of rates, with the same care not to tell the exact number.
/// - The CTO's rate or the mission's upper end was not said: unknown; asks the one who did not say.
pub(in crate::rank) struct OfferedRate;

impl Rule for OfferedRate {
    fn pull(&self, _: &Need, _: &Wishes) -> Pull {
        Pull::Full
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let Some(rate) = pair.profile.rate else { return Judgement::unknown([Question::AskRate]) };
        let offers = said(pair.need, CriterionKind::Rate).filter_map(|criterion| match criterion.value {
            CriterionValue::Rate(range) => fit(range, rate).map(|(value, fact)| (value, criterion, fact)),
            _ => None,
        });
        match offers.max_by_key(|(value, ..)| *value) {
            Some((value, criterion, fact)) => answered(criterion, value, fact),
            None => Judgement::unknown([Question::AskBudget]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Profile;
    use crate::rank::RuleId;
    use crate::rank::tests::{asking, blocks, code, cto, part, questions, value};

    // 1. What is offered reaches the rate, or misses it by steps; the exact rate is not told.
    // 2. What one of the two did not say is unknown; the rule always applies, and never blocks.

    fn costing(rate: &str) -> Profile {
        Profile { rate: code(rate), ..cto() }
    }

    #[test]
    fn law_1_paid_or_not() {
        let need = asking(&["nice rate 600-800"]);
        let earned = |rate| value(RuleId::OfferedRate, &need, &costing(rate));
        assert_eq!(["700", "800", "850", "2000"].map(earned), [1_000_000, 1_000_000, 600_000, 0].map(Some));
        assert_eq!(part(RuleId::OfferedRate, &need, &costing("810")), part(RuleId::OfferedRate, &need, &costing("880")));
    }

    #[test]
    fn law_2_silence() {
        assert_eq!(questions(RuleId::OfferedRate, &asking(&[]), &costing("700")), [Question::AskBudget]);
        assert_eq!(questions(RuleId::OfferedRate, &asking(&["nice rate 600-800"]), &cto()), [Question::AskRate]);
        assert!(blocks(RuleId::OfferedRate, &asking(&["must rate 600-800"]), &costing("2000")).is_empty());
    }
}
