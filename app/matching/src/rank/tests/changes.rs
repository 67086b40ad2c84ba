//! What would change a result, and what to say when nobody fits.
//!
//! 1. A counterfactual equals a real ranking of the edited need.
//! 2. Each edit that makes sense is offered, and none that would change nothing.
//! 3. Distance beside a city makes neither a must.
//! 4. "No good match" is said only when there is none, with what blocks most first.

use super::*;
use crate::rank::{Edit, edits, no_good_match, rank, what_if};

/// Good in everything that is asked of it below.
fn fitting(id: u32) -> Profile {
    Profile {
        stack: vec![known("rust", 6), known("kafka", 6)],
        rhythm: code("2"),
        rate: code("800"),
        places: codes("lyon"),
        proofs: 4,
        ..numbered(id)
    }
}

fn need() -> Need {
    asking(&["must stack rust", "must rhythm 2", "must rate 600-800", "must place lyon"])
}

#[test]
fn law_1_a_real_ranking() {
    let weights = Weights::current();
    let profiles = [
        fitting(1),
        Profile { rhythm: code("3"), ..fitting(2) },
        Profile { rate: code("880"), ..fitting(3) },
        Profile { places: codes("remote"), ..fitting(4) },
        Profile { stack: vec![known("kafka", 6)], ..fitting(5) },
    ];
    let found = what_if(&need(), profiles.iter(), weights);
    for what_if in &found {
        let good = |need: &Need| rank(need, profiles.iter(), weights).iter().filter(|one| one.is_good(weights)).count();
        let (now, then) = (good(&need()), good(&what_if.edit.apply(&need())));
        assert_eq!(now + what_if.gained as usize, then + what_if.lost as usize, "{:?}", what_if.edit);
    }
    let gained = |pick: fn(&Edit) -> bool| found.iter().find(|one| pick(&one.edit)).map(|one| (one.gained, one.lost));
    assert_eq!(gained(|edit| matches!(edit, Edit::OneMoreDay { .. })), Some((1, 0)));
    assert_eq!(gained(|edit| matches!(edit, Edit::OneDayLess { .. })), Some((0, 0)));
    assert_eq!(gained(|edit| matches!(edit, Edit::RateRaised { .. })), Some((1, 0)));
    assert_eq!(gained(|edit| matches!(edit, Edit::RemoteAccepted)), Some((1, 0)));
    assert_eq!(gained(|edit| matches!(edit, Edit::TechnologyOptional { .. })), Some((1, 0)));
}

#[test]
fn law_2_only_edits_that_change_something() {
    assert_eq!(edits(&need()).len(), 5);
    assert!(edits(&need()).iter().all(|edit| edit.apply(&need()) != need()));
    assert!(edits(&asking(&["nice stack rust", "must rhythm 0.5-5", "important rate 900-", "nice place remote"])).is_empty());
    assert!(edits(&asking(&["important rate -5000"])).is_empty());
    let one_day = edits(&asking(&["important rhythm 1"]));
    assert!(matches!(one_day[..], [Edit::OneMoreDay { .. }]), "nobody works no day a week");
}

#[test]
fn law_3_distance_beside_a_city() {
    let edited = Edit::RemoteAccepted.apply(&asking(&["must place lyon"]));
    let places: Vec<String> = edited.criteria.iter().map(|one| format!("{} {}", one.importance, one.value.code())).collect();
    assert_eq!(places, ["important lyon", "important remote"]);
}

#[test]
fn law_4_nobody_fits() {
    let weights = Weights::current();
    let answer = |profiles: &[Profile]| no_good_match(&rank(&need(), profiles.iter(), weights), weights);
    assert_eq!(answer(&[fitting(1)]), None);
    let dear = |id| Profile { rate: code("1500"), ..fitting(id) };
    let found = answer(&[dear(1), dear(2), Profile { rhythm: code("5"), ..dear(3) }]).expect("nobody fits");
    let blockers: Vec<(RuleId, u32, u32)> = found.blockers.iter().map(|one| (one.rule, one.blocked, one.alone)).collect();
    assert_eq!(blockers, [(RuleId::Rate, 3, 2), (RuleId::Rhythm, 1, 0)]);
    assert_eq!((found.best, found.weakest), (None, None));
    let silent = answer(&[numbered(7)]).expect("nobody is known to fit");
    assert!(silent.best.is_some() && silent.blockers.is_empty(), "what is unknown is no agreement");
    assert_eq!(
        (silent.weakest, silent.ask),
        (Some(RuleId::Proof), Some(Question::AskTechnology { technology: code("rust").expect("one") }))
    );
    assert_eq!(found.ask, None);
    assert_eq!(answer(&[]).map(|found| found.blockers), Some(vec![]));
}
