//! A rule for the CTO: place.

use domain::{CriterionKind, CriterionValue};

use super::{answered, said};
use crate::Need;
use crate::profile::Wishes;
use crate::rank::Question;
use crate::rank::rule::{Judgement, Pair, Pull, Rule};
use crate::rank::rules::place::fit;

/// Whether the mission's place suits the CTO: the best of the mission's places.
///
/// - One of the CTO's places, or distance on both sides: 1 000 000. Another city: `exp(−km / 60)`. A city for a CTO who works at a distance
///   only: 200 000. Distance for a CTO who works on site only: 0.
/// - One of the two was not said: unknown; asks the one who did not say.
pub(in crate::rank) struct OfferedPlace;

impl Rule for OfferedPlace {
    fn pull(&self, _: &Need, _: &Wishes) -> Pull {
        Pull::Full
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let places = &pair.profile.places;
        if places.is_empty() {
            return Judgement::unknown([Question::AskPlace]);
        }
        let offers = said(pair.need, CriterionKind::Place).filter_map(|criterion| match &criterion.value {
            CriterionValue::Place(place) => Some((fit(pair.knowledge, place, places), criterion)),
            _ => None,
        });
        match offers.max_by_key(|((value, _), _)| *value) {
            Some(((value, fact), criterion)) => answered(criterion, value, fact),
            None => Judgement::unknown([Question::AskWhere]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Profile;
    use crate::rank::RuleId;
    use crate::rank::tests::{asking, codes, cto, questions, value};

    // 1. The best of the mission's places counts.
    // 2. What one of the two did not say is unknown.

    fn working(places: &str) -> Profile {
        Profile { places: codes(places), ..cto() }
    }

    #[test]
    fn law_1_the_best_place_counts() {
        let need = asking(&["must place paris", "nice place remote"]);
        let earned = |places| value(RuleId::OfferedPlace, &need, &working(places));
        assert_eq!(["remote", "paris", "lyon"].map(earned), [1_000_000, 1_000_000, 0].map(Some));
    }

    #[test]
    fn law_2_silence() {
        assert_eq!(questions(RuleId::OfferedPlace, &asking(&[]), &working("lyon")), [Question::AskWhere]);
        assert_eq!(questions(RuleId::OfferedPlace, &asking(&["nice place lyon"]), &cto()), [Question::AskPlace]);
    }
}
