//! A rule for the CEO: place of work.

use domain::place::CityId;
use domain::{Criterion, CriterionKind, CriterionValue, Importance, Place as Spot};

use crate::Need;
use crate::profile::Wishes;
use crate::rank::fixed::decay;
use crate::rank::rule::{Assessed, Judgement, Pair, Pull, Rule, pull_of};
use crate::rank::{Fact, Knowledge, Question, WHOLE};

/// Place of work. Several wanted places are alternatives: the best of the most important ones counts, and a `must` city is not made
/// up for by a place that would only be nice.
///
/// - Works in the wanted city, or at a distance where that is wanted: 1 000 000; satisfies a `must`.
/// - Works in another city: `exp(−km / 60)`; satisfies a `must` from `must_from` on (about 30 km).
/// - Works at a distance only, where a city is wanted: 200 000; on site only, where distance is wanted: 0. Both block a `must`.
/// - Not said: unknown.
pub(in crate::rank) struct Place;

/// At a distance only, where a city is wanted.
const DISTANT: u32 = 200_000;
/// Kilometres that cost as much as one step of a graph.
const KM_PER_STEP: u32 = 60;
/// Less than this, a city is elsewhere.
const NEAR_FROM: u32 = 50_000;

impl Rule for Place {
    fn pull(&self, need: &Need, _: &Wishes) -> Pull {
        pull_of(need, CriterionKind::Place)
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        if pair.profile.places.is_empty() {
            return Judgement::unknown([Question::AskPlace]);
        }
        let Some(most) = pair.need.of(CriterionKind::Place).map(|criterion| criterion.importance).min() else {
            return Judgement::unknown([Question::AskWhere]);
        };
        let alternatives = pair.need.of(CriterionKind::Place).filter(|criterion| criterion.importance == most);
        let mut assessed: Vec<Assessed<'_>> = alternatives.filter_map(|criterion| assess(pair, criterion)).collect();
        assessed.sort_by_key(|one| std::cmp::Reverse((one.holds, one.value)));
        let value = assessed.iter().map(|one| one.value).max().unwrap_or(0);
        // One alternative that holds is enough, also among several musts.
        if most != Importance::Must || assessed.first().is_some_and(|one| one.holds) {
            assessed.truncate(1);
        }
        Judgement::assembled(value, assessed)
    }
}

fn assess<'a>(pair: &Pair<'a>, criterion: &'a Criterion) -> Option<Assessed<'a>> {
    let CriterionValue::Place(wanted) = &criterion.value else { return None };
    let (value, fact) = fit(pair.knowledge, wanted, &pair.profile.places);
    Some(match fact {
        Fact::PlaceOnSite { .. } | Fact::PlaceRemote => Assessed::held(criterion, value, fact),
        Fact::PlaceFar { .. } => Assessed::near(criterion, value, fact, pair.weights),
        _ => Assessed::short(criterion, value, fact),
    })
}

/// How well a CTO's places serve a wanted one, in micro-points, and what to say of it; the offered place reads it too.
pub(super) fn fit(knowledge: &dyn Knowledge, wanted: &Spot, places: &[Spot]) -> (u32, Fact) {
    let Spot::City(wanted) = wanted else {
        return if places.contains(&Spot::Remote) { (WHOLE, Fact::PlaceRemote) } else { (0, Fact::PlaceNoRemote) };
    };
    let cities = || places.iter().filter_map(|place| if let Spot::City(city) = place { Some(city) } else { None });
    if cities().any(|city| city == wanted) {
        return (WHOLE, Fact::PlaceOnSite { city: wanted.clone() });
    }
    let distant = if places.contains(&Spot::Remote) { DISTANT } else { 0 };
    match cities().filter_map(|city| Some((kilometres(knowledge, wanted, city)?, city))).min() {
        Some((km, city)) if city_value(km) >= NEAR_FROM.max(distant) => {
            (city_value(km), Fact::PlaceFar { wanted: wanted.clone(), known: city.clone(), km: km.div_ceil(10) * 10 })
        }
        _ if distant > 0 => (distant, Fact::PlaceRemoteOnly { wanted: wanted.clone() }),
        Some((km, city)) => (0, Fact::PlaceFar { wanted: wanted.clone(), known: city.clone(), km: km.div_ceil(10) * 10 }),
        None => (0, Fact::PlaceOther { wanted: wanted.clone() }),
    }
}

fn kilometres(knowledge: &dyn Knowledge, wanted: &CityId, known: &CityId) -> Option<u32> {
    let km = knowledge.city_distance_km(wanted, known)?;
    // Whole kilometres: no platform rounds the sphere so differently that an order changes.
    (km >= 0.0).then(|| km.round() as u32)
}

fn city_value(km: u32) -> u32 {
    decay(km.saturating_mul(1_000) / KM_PER_STEP)
}

#[cfg(test)]
mod tests {
    use crate::Profile;
    use crate::rank::RuleId;
    use crate::rank::tests::{asking, blocks, codes, cto, value};

    // 1. The wanted place earns all, another city by distance, distance for a city a little, a city for distance nothing.
    // 2. Several places are alternatives; a must is not made up for by what is only nice.
    // 3. Not said is unknown; a next-door city satisfies a must, a far one does not.
    // 4. One more place never earns less.

    fn working(places: &str) -> Profile {
        Profile { places: codes(places), ..cto() }
    }

    #[test]
    fn law_1_here_near_far() {
        let lyon = asking(&["important place lyon"]);
        let earned = |places| value(RuleId::Place, &lyon, &working(places));
        assert_eq!(
            [earned("lyon"), earned("villeurbanne"), earned("remote"), earned("paris")],
            [Some(1_000_000), Some(920_351), Some(200_000), Some(0)]
        );
        let remote = asking(&["important place remote"]);
        assert_eq!(["lyon remote", "lyon"].map(|places| value(RuleId::Place, &remote, &working(places))), [Some(1_000_000), Some(0)]);
    }

    #[test]
    fn law_2_alternatives() {
        assert_eq!(value(RuleId::Place, &asking(&["important place lyon", "important place remote"]), &working("remote")), Some(1_000_000));
        let need = asking(&["must place lyon", "nice place remote"]);
        assert_eq!(value(RuleId::Place, &need, &working("remote")), Some(200_000));
        assert_eq!(blocks(RuleId::Place, &need, &working("remote")).len(), 1);
        assert!(blocks(RuleId::Place, &asking(&["must place lyon", "must place remote"]), &working("remote")).is_empty());
    }

    #[test]
    fn law_3_only_what_is_known_blocks() {
        let need = asking(&["must place lyon"]);
        assert_eq!(value(RuleId::Place, &need, &cto()), None);
        assert_eq!(["villeurbanne", "paris"].map(|places| blocks(RuleId::Place, &need, &working(places)).len()), [0, 1]);
    }

    #[test]
    fn law_4_one_more_place_is_never_worse() {
        for wanted in ["lyon", "paris", "remote", "brest"] {
            let need = asking(&[&format!("important place {wanted}")]);
            for (one, two) in
                ["lyon", "villeurbanne", "paris", "remote"].iter().flat_map(|a| ["lyon", "paris", "remote", "brest"].map(|b| (*a, b)))
            {
                let both = value(RuleId::Place, &need, &working(&format!("{one} {two}")));
                assert!(both >= value(RuleId::Place, &need, &working(one)), "{wanted}: {one}, {two}");
            }
        }
    }
}
