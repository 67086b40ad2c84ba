//! A rule for the CEO: days a week.

use domain::{CriterionKind, CriterionValue, Rhythm as Days};

use crate::Need;
use crate::profile::Wishes;
use crate::rank::rule::{Assessed, Judgement, Pair, Pull, Rule, pull_of};
use crate::rank::{Fact, Question, WHOLE};

/// Days a week: the range that the mission asks for against the range that is free.
///
/// - The ranges meet: 1 000 000; satisfies a `must`.
/// - Fewer days are free than asked for: the most that is free ÷ the least that is asked for. Does not satisfy a `must`.
/// - The CTO wants more days than the mission has: the most that is offered ÷ the least that is wanted. Does not satisfy a `must`.
/// - Not said: unknown.
pub(in crate::rank) struct Rhythm;

impl Rule for Rhythm {
    fn pull(&self, need: &Need, _: &Wishes) -> Pull {
        pull_of(need, CriterionKind::Rhythm)
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let Some(free) = pair.profile.rhythm else { return Judgement::unknown([Question::AskRhythm]) };
        let wanted = pair.need.of(CriterionKind::Rhythm).filter_map(|criterion| match criterion.value {
            CriterionValue::Rhythm(wanted) => Some((criterion, wanted)),
            _ => None,
        });
        let assessed = wanted.map(|(criterion, wanted)| match fit(wanted, free) {
            (WHOLE, fact) => Assessed::held(criterion, WHOLE, fact),
            (value, fact) => Assessed::short(criterion, value, fact),
        });
        Judgement::mean(assessed.collect(), pair.weights)
    }
}

/// How well two ranges of days meet, in micro-points, and what to say of it; the offered rhythm reads it too.
pub(super) fn fit(wanted: Days, free: Days) -> (u32, Fact) {
    let part = |less: u8, more: u8| u32::from(less) * WHOLE / u32::from(more.max(1));
    if free.max_half_days() < wanted.min_half_days() {
        (part(free.max_half_days(), wanted.min_half_days()), Fact::RhythmShort { wanted, free })
    } else if wanted.max_half_days() < free.min_half_days() {
        (part(wanted.max_half_days(), free.min_half_days()), Fact::RhythmLong { wanted, free })
    } else {
        (WHOLE, Fact::RhythmFits { wanted, free })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Profile;
    use crate::rank::RuleId;
    use crate::rank::tests::{asking, blocks, code, cto, value};

    // 1. Ranges that meet earn all; otherwise the nearer they are, the more.
    // 2. Not said is unknown; a must needs ranges that meet, from both ends.
    // 3. A wider free range never earns less.

    fn free(rhythm: &str) -> Profile {
        Profile { rhythm: code(rhythm), ..cto() }
    }

    #[test]
    fn law_1_ranges_meet_or_miss() {
        let need = asking(&["important rhythm 2-3"]);
        let earned = |rhythm| value(RuleId::Rhythm, &need, &free(rhythm));
        assert_eq!(
            [earned("3-5"), earned("1"), earned("1.5"), earned("4")],
            [Some(1_000_000), Some(500_000), Some(750_000), Some(750_000)]
        );
    }

    #[test]
    fn law_2_a_must_needs_ranges_that_meet() {
        let need = asking(&["must rhythm 2-3"]);
        assert_eq!(value(RuleId::Rhythm, &need, &cto()), None);
        assert_eq!([free("1"), free("2"), free("4-5")].map(|profile| blocks(RuleId::Rhythm, &need, &profile).len()), [1, 0, 1]);
    }

    #[test]
    fn law_3_wider_is_never_worse() {
        let wanted = Days::from_half_days(4, 6).expect("a rhythm");
        let value = |min, max| fit(wanted, Days::from_half_days(min, max).expect("a rhythm")).0;
        for (min, max) in (1..=10).flat_map(|min| (min..=10).map(move |max| (min, max))) {
            assert!(min == 1 || value(min - 1, max) >= value(min, max));
            assert!(max == 10 || value(min, max + 1) >= value(min, max));
        }
    }
}
