//! A rule for the CTO: days.

use domain::{CriterionKind, CriterionValue};

use super::{answered, said};
use crate::Need;
use crate::profile::Wishes;
use crate::rank::Question;
use crate::rank::rule::{Judgement, Pair, Pull, Rule};
use crate::rank::rules::rhythm::fit;

/// Whether the mission's days suit the CTO.
///
/// - The ranges meet: 1 000 000. Too few days, or too many: the smaller ÷ the greater, as in the rule of rhythm.
/// - One of the two was not said: unknown; asks the one who did not say.
pub(in crate::rank) struct OfferedRhythm;

impl Rule for OfferedRhythm {
    fn pull(&self, _: &Need, _: &Wishes) -> Pull {
        Pull::Full
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let Some(free) = pair.profile.rhythm else { return Judgement::unknown([Question::AskRhythm]) };
        let offers = said(pair.need, CriterionKind::Rhythm).filter_map(|criterion| match criterion.value {
            CriterionValue::Rhythm(offered) => Some((fit(offered, free), criterion)),
            _ => None,
        });
        match offers.max_by_key(|((value, _), _)| *value) {
            Some(((value, fact), criterion)) => answered(criterion, value, fact),
            None => Judgement::unknown([Question::AskDays]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Profile;
    use crate::rank::RuleId;
    use crate::rank::tests::{asking, code, cto, questions, value};

    // 1. Ranges that meet earn all; too few days and too many earn less.
    // 2. What one of the two did not say is unknown.

    fn free(rhythm: &str) -> Profile {
        Profile { rhythm: code(rhythm), ..cto() }
    }

    #[test]
    fn law_1_enough_days_and_not_too_many() {
        let need = asking(&["nice rhythm 2"]);
        let earned = |rhythm| value(RuleId::OfferedRhythm, &need, &free(rhythm));
        assert_eq!(["1-3", "4", "1"].map(earned), [1_000_000, 500_000, 500_000].map(Some));
    }

    #[test]
    fn law_2_silence() {
        assert_eq!(questions(RuleId::OfferedRhythm, &asking(&[]), &free("2")), [Question::AskDays]);
        assert_eq!(questions(RuleId::OfferedRhythm, &asking(&["nice rhythm 2"]), &cto()), [Question::AskRhythm]);
    }
}
