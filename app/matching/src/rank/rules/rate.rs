//! A rule for the CEO: daily rate.

use domain::{CriterionKind, CriterionValue, DailyRate, RateRange};

use crate::Need;
use crate::profile::Wishes;
use crate::rank::rule::{Assessed, Judgement, Pair, Pull, Rule, pull_of};
use crate::rank::{Fact, Question, WHOLE};

/// Daily rate: the most that the company can pay against the least that a day costs.
///
/// - Within: 1 000 000, however far within; satisfies a `must`.
/// - Above by up to 10 %: 600 000; 20 %: 300 000; 30 %: 150 000; 40 %: 50 000; more: 0. Blocks a `must`, at any step.
/// - Not said, or above a range without an upper end: unknown; asks the one who did not say.
///
/// A value takes only these steps, so that the exact rate cannot be read from the score before an introduction.
pub(in crate::rank) struct Rate;

impl Rule for Rate {
    fn pull(&self, need: &Need, _: &Wishes) -> Pull {
        pull_of(need, CriterionKind::Rate)
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let Some(rate) = pair.profile.rate else { return Judgement::unknown([Question::AskRate]) };
        let ranges = pair.need.of(CriterionKind::Rate).filter_map(|criterion| match criterion.value {
            CriterionValue::Rate(range) => Some((criterion, range)),
            _ => None,
        });
        let mut assessed = Vec::new();
        for (criterion, range) in ranges {
            match fit(range, rate) {
                None => return Judgement::unknown([Question::AskBudget]),
                Some((WHOLE, fact)) => assessed.push(Assessed::held(criterion, WHOLE, fact)),
                Some((value, fact)) => assessed.push(Assessed::short(criterion, value, fact)),
            }
        }
        Judgement::mean(assessed, pair.weights)
    }
}

/// How well a range pays a rate, in micro-points, and what to say of it; `None` when the range has no upper end and its lower one does
/// not reach. The offered rate reads it too.
pub(super) fn fit(range: RateRange, rate: DailyRate) -> Option<(u32, Fact)> {
    let reached = range.high().or(range.low()).is_some_and(|most| rate <= most);
    if reached {
        return Some((WHOLE, Fact::RateWithin));
    }
    let percent = step_above(rate, range.high()?);
    let value = match percent {
        10 => 600_000,
        20 => 300_000,
        30 => 150_000,
        40 => 50_000,
        _ => 0,
    };
    Some((value, Fact::RateAbove { percent }))
}

/// By how much a rate is above the most: 10, 20, 30 or 40 percent at most, 50 for anything more.
fn step_above(rate: DailyRate, most: DailyRate) -> u8 {
    let (excess, most) = (u32::from(rate.euros().saturating_sub(most.euros())), u32::from(most.euros()));
    [10_u8, 20, 30, 40].into_iter().find(|percent| excess * 100 <= most * u32::from(*percent)).unwrap_or(50)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Profile;
    use crate::rank::RuleId;
    use crate::rank::tests::{asking, blocks, compared, cto, questions, value};

    // 1. Within earns all, however far within; above earns by steps of ten percent, never more for a higher rate.
    // 2. Two rates of the same step cannot be told apart by anything that is shown.
    // 3. A must blocks at any step above; not said is unknown, and so is what lies above an open range.

    fn costing(euros: u16) -> Profile {
        Profile { rate: DailyRate::new(euros), ..cto() }
    }

    #[test]
    fn law_1_steps() {
        let need = asking(&["important rate 600-800"]);
        let earned = |euros| value(RuleId::Rate, &need, &costing(euros));
        assert_eq!([400, 800, 801, 880, 881, 1_121].map(earned), [1_000_000, 1_000_000, 600_000, 600_000, 300_000, 0].map(Some));
        assert!((100..2_000).all(|euros| earned(euros) >= earned(euros + 1)));
    }

    #[test]
    fn law_2_the_exact_rate_cannot_be_read() {
        let need = asking(&["must rate 600-800"]);
        assert_eq!(compared(&need, &costing(810)), compared(&need, &costing(875)));
        assert_eq!(compared(&need, &costing(300)), compared(&need, &costing(799)));
    }

    #[test]
    fn law_3_only_what_is_known_blocks() {
        let need = asking(&["must rate -800"]);
        assert_eq!([800, 801].map(|euros| blocks(RuleId::Rate, &need, &costing(euros)).len()), [0, 1]);
        assert_eq!(questions(RuleId::Rate, &need, &cto()), [Question::AskRate]);
        assert_eq!(questions(RuleId::Rate, &asking(&["must rate 600-"]), &costing(700)), [Question::AskBudget]);
        assert_eq!(value(RuleId::Rate, &asking(&["must rate 600-"]), &costing(600)), Some(1_000_000));
    }
}
