//! A rule for the CEO: first day.

use domain::{Criterion, CriterionKind, CriterionValue, Start as When};

use crate::Need;
use crate::profile::Wishes;
use crate::rank::rule::{Assessed, Judgement, Pair, Pull, Rule, pull_of};
use crate::rank::{Fact, Question, WHOLE};

/// First day.
///
/// - Free on the wanted day, or up to 14 days after it: 1 000 000; satisfies a `must`.
/// - Free later: falling evenly to 0 at 90 days. Does not satisfy a `must`.
/// - Said by the CTO, and not confirmed for a fortnight: unknown, whatever was said; the question names the day.
/// - Not said by the CTO: unknown. `asap` is unknown too, until [`supposing`](crate::rank::supposing) has put a day in its place: the rules know no clock.
pub(in crate::rank) struct Start;

/// Days late that still are "soon after".
const SOON: u32 = 14;
/// Days late that are too late.
const TOO_LATE: u32 = 90;

impl Rule for Start {
    fn pull(&self, need: &Need, _: &Wishes) -> Pull {
        pull_of(need, CriterionKind::Start)
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let Some(free) = pair.profile.available_from else { return Judgement::unknown([Question::AskStart]) };
        if pair.profile.start_unconfirmed {
            return Judgement::unknown([Question::ConfirmStart { said: free }]);
        }
        let mut assessed = Vec::new();
        for criterion in pair.need.of(CriterionKind::Start) {
            match criterion.value {
                CriterionValue::Start(When::On(wanted)) => assessed.push(assess(criterion, wanted, free)),
                _ => return Judgement::unknown([Question::AskWhen]),
            }
        }
        Judgement::mean(assessed, pair.weights)
    }
}

fn assess(criterion: &Criterion, wanted: chrono::NaiveDate, free: chrono::NaiveDate) -> Assessed<'_> {
    let days = u32::try_from((free - wanted).num_days().max(0)).unwrap_or(u32::MAX);
    if days <= SOON {
        return Assessed::held(criterion, WHOLE, Fact::StartFits { wanted, free });
    }
    let left = TOO_LATE.saturating_sub(days);
    Assessed::short(criterion, left * WHOLE / (TOO_LATE - SOON), Fact::StartLate { wanted, free, days })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Profile;
    use crate::rank::RuleId;
    use crate::rank::tests::{asking, blocks, code, cto, questions, value};

    // 1. Two weeks late is soon after; later earns less and less, three months late nothing.
    // 2. Not said is unknown; so is "as soon as possible" until it has a day.
    // 3. A must blocks what is later than soon after.
    // 4. What nobody has confirmed for a while earns nothing and blocks nothing: it is asked.

    fn free_on(day: &str) -> Profile {
        Profile { available_from: code(day), ..cto() }
    }

    #[test]
    fn law_1_late_earns_less() {
        let need = asking(&["important start 2026-12-01"]);
        let earned = |day| value(RuleId::Start, &need, &free_on(day));
        assert_eq!(["2020-01-01", "2026-12-15", "2027-01-22", "2027-03-01"].map(earned), [1_000_000, 1_000_000, 500_000, 0].map(Some));
    }

    #[test]
    fn law_2_no_clock_no_answer() {
        assert_eq!(questions(RuleId::Start, &asking(&["must start 2026-12-01"]), &cto()), [Question::AskStart]);
        let need = asking(&["must start asap"]);
        assert_eq!(questions(RuleId::Start, &need, &free_on("2026-12-01")), [Question::AskWhen]);
        let need = crate::rank::supposing(&need, "2026-11-25".parse().expect("a day"));
        assert_eq!(value(RuleId::Start, &need, &free_on("2026-12-01")), Some(1_000_000));
    }

    #[test]
    fn law_3_later_blocks_a_must() {
        let need = asking(&["must start 2026-12-01"]);
        assert_eq!(["2026-12-15", "2026-12-16"].map(|day| blocks(RuleId::Start, &need, &free_on(day)).len()), [0, 1]);
    }

    #[test]
    fn law_4_an_old_word_is_a_question() {
        let need = asking(&["must start 2026-12-01"]);
        for day in ["2026-11-01", "2027-06-01"] {
            let profile = Profile { start_unconfirmed: true, ..free_on(day) };
            assert_eq!(value(RuleId::Start, &need, &profile), None);
            assert!(blocks(RuleId::Start, &need, &profile).is_empty());
            assert_eq!(
                questions(RuleId::Start, &need, &profile),
                [Question::ConfirmStart { said: code::<chrono::NaiveDate>(day).expect("a day") }]
            );
        }
    }
}
