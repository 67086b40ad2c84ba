//! 1. Whom the company chose was preferred to the others who were proposed; whom staff proposed, to those whom it did not.
//! 2. The order of a list is a choice only where staff moved somebody.
//! 3. The same weights agree with people exactly as often.
//! 4. Weights that count what made the difference agree more.
//! 5. A good grade confirms the company's choice, a bad one takes it back and staff's with it; of two who worked on it, the better grade was preferred.
//! 6. Every graded engagement stands in the report, with its places.

use domain::{CriterionValue, Importance, Origin};
use matching::profile::{KnownSector, KnownTechnology};
use matching::rank::RuleId;
use uuid::Uuid;

use super::*;

fn id(number: u128) -> ProfileId {
    ProfileId(Uuid::from_u128(number))
}

fn fate(profile: u128, state: &str, position: Option<i16>) -> Fate {
    Fate { mission: MissionId(Uuid::nil()), profile: id(profile), state: state.to_owned(), position, reason: None, was_moved: false }
}

/// Knows the technology, or the sector, of the need.
fn person(number: u128, knows: bool) -> Profile {
    Profile {
        stack: vec![KnownTechnology { technology: if knows { "rust" } else { "cobol" }.parse().unwrap(), years: Some(9), current: true }],
        sectors: vec![KnownSector { sector: if knows { "gaming" } else { "health" }.parse().unwrap(), years: Some(9) }],
        ..Profile::unknown(id(number))
    }
}

fn need() -> Need {
    let criterion = |value| domain::Criterion { value, importance: Importance::Important, origin: Origin::Ceo, evidence: None };
    let values = [CriterionValue::Stack("rust".parse().unwrap()), CriterionValue::Sector("health".parse().unwrap())];
    Need { text: String::new(), criteria: values.map(criterion).to_vec() }
}

fn grades<const N: usize>(of: [(u128, u8); N]) -> BTreeMap<ProfileId, u8> {
    of.into_iter().map(|(profile, grade)| (id(profile), grade)).collect()
}

fn replayed(fates: &[Fate], grades: &BTreeMap<ProfileId, u8>, proposed: &Weights) -> Report {
    let facts = [person(1, true), person(2, false)];
    let (cases, outcomes) = cases(MissionId(Uuid::nil()), &need(), &facts, (fates, grades), [Weights::current(), proposed]);
    let agree = |agrees: fn(&Case) -> bool| cases.iter().filter(|case| agrees(case)).count();
    let mission = Replayed {
        mission: MissionId(Uuid::nil()),
        at: DateTime::UNIX_EPOCH,
        logged_version: "1".to_owned(),
        cases: cases.len(),
        agree_before: agree(Case::agrees_before),
        agree_after: agree(Case::agrees_after),
    };
    let mut report = Report {
        weights_version: "1".to_owned(),
        proposed_version: "2".to_owned(),
        missions: vec![mission],
        agreement_before: None,
        agreement_after: None,
        change: None,
        cases,
        outcomes,
    };
    report.add_up();
    report
}

#[test]
fn law_1_the_chosen_and_the_proposed_were_preferred() {
    let (chosen, listed, applied) = (fate(1, "selected", Some(2)), fate(2, "shortlisted", Some(1)), fate(3, "applied", None));
    assert_eq!(choice(&chosen, &listed, &grades([])), Some(Choice::Selected));
    assert_eq!(choice(&listed, &chosen, &grades([])), None);
    assert_eq!(choice(&chosen, &chosen, &grades([])), None);
    assert_eq!(choice(&listed, &applied, &grades([])), Some(Choice::Shortlisted));
    assert_eq!(choice(&applied, &listed, &grades([])), None);
}

#[test]
fn law_2_an_order_is_a_choice_where_staff_moved() {
    let (first, mut second) = (fate(1, "shortlisted", Some(1)), fate(2, "declined", Some(2)));
    assert_eq!(choice(&first, &second, &grades([])), None);
    second.was_moved = true;
    assert_eq!(choice(&first, &second, &grades([])), Some(Choice::Moved));
    assert_eq!(choice(&second, &first, &grades([])), None);
}

#[test]
fn law_3_the_same_weights_change_nothing() {
    let report = replayed(&[fate(1, "selected", Some(1)), fate(2, "shortlisted", Some(2))], &grades([]), Weights::current());
    assert_eq!(report.cases.len(), 1);
    assert_eq!(report.agreement_before, report.agreement_after);
    assert_eq!(report.change, Some(Interval { low: 0.0, high: 0.0 }));
    assert!(!report.table().contains("agrees"), "nothing to look at:\n{}", report.table());
}

#[test]
fn law_4_weights_that_count_what_mattered_agree_more() {
    let mut proposed = Weights::current().clone();
    proposed.rules.insert(RuleId::Stack, 1);
    proposed.rules.insert(RuleId::Sector, 1_000);
    let report = replayed(&[fate(2, "selected", Some(1)), fate(1, "shortlisted", Some(2))], &grades([]), &proposed);
    assert_eq!((report.agreement_before, report.agreement_after), (Some(0.0), Some(1.0)));
    assert!(report.table().contains("agrees now"), "{}", report.table());
}

#[test]
fn law_5_what_came_of_it_confirms_a_choice_or_takes_it_back() {
    let (chosen, listed, applied) = (fate(1, "selected", Some(1)), fate(2, "declined", Some(2)), fate(3, "declined", None));
    assert_eq!(choice(&chosen, &listed, &grades([(1, 80)])), Some(Choice::Outcome));
    assert_eq!(choice(&chosen, &listed, &grades([(1, 20)])), None);
    assert_eq!(choice(&chosen, &applied, &grades([(1, 20)])), None, "staff had chosen them too");
    assert_eq!(choice(&listed, &chosen, &grades([(1, 20)])), None, "nobody has seen what the other would have made of it");
    let before = fate(4, "ended", Some(3));
    assert_eq!(choice(&chosen, &before, &grades([(1, 80)])), None, "only one of them is graded");
    assert_eq!(choice(&chosen, &before, &grades([(1, 80), (4, 60)])), Some(Choice::Outcome));
    assert_eq!(choice(&before, &chosen, &grades([(1, 80), (4, 60)])), None);
    assert_eq!(choice(&chosen, &before, &grades([(1, 60), (4, 60)])), None);
}

#[test]
fn law_6_every_graded_engagement_is_reported() {
    let fates = [fate(1, "selected", Some(1)), fate(2, "ended", Some(2))];
    let report = replayed(&fates, &grades([(1, 100), (2, 33), (9, 50)]), Weights::current());
    let told: Vec<(ProfileId, u8)> = report.outcomes.iter().map(|one| (one.profile, one.grade)).collect();
    assert_eq!(told, [(id(1), 100), (id(2), 33)], "whoever is gone is not ranked");
    assert!(report.outcomes.iter().all(|one| one.before == one.after && one.before > 0));
    assert_eq!(report.cases.iter().map(|case| case.choice).collect::<Vec<_>>(), [Choice::Outcome]);
    assert!(report.table().contains("2 engagements graded by their company"), "{}", report.table());
}
