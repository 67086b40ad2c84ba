//! Laws of the papers:
//! 1. they are never due below 5 000 € excluding VAT, and always from there on until the last day;
//! 2. the days that are covered are exactly those of the accepted papers;
//! 3. one more paper never makes it worse, and neither does its acceptance;
//! 4. terms that are renewed reach the amount with the time that brings it, from its first day on;
//! 5. other terms of which papers are due change nothing about since when they are.

use proptest::prelude::*;

use super::*;
use crate::{DailyRate, Rhythm, forms::WorkPlace};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).expect("a day")
}

fn terms(half_days: u8, rate: u16, duration: Duration) -> Terms {
    Terms {
        rhythm: Rhythm::from_half_days(half_days, half_days).expect("a rhythm"),
        rate: DailyRate::new(rate).expect("a rate"),
        start: day("2026-12-01"),
        duration,
        notice: 30,
        place: WorkPlace::read("Lyon").expect("a place"),
        vat: Vat::Standard,
        clauses: None,
    }
}

fn signed(terms: Terms) -> Signed {
    Signed { on: day("2026-11-17"), terms }
}

fn accepted(sent_on: NaiveDate, valid_until: Option<NaiveDate>) -> Paper {
    Paper { sent_on, valid_until, accepted: true }
}

#[test]
fn an_attestation_holds_for_less_than_six_months() {
    assert_eq!(accepted(day("2026-11-17"), None).last_day(), day("2027-05-16"));
    assert_eq!(accepted(day("2026-08-31"), None).last_day(), day("2027-02-27"));
    assert_eq!(accepted(day("2026-11-17"), Some(day("2027-03-01"))).last_day(), day("2027-03-01"), "what it says itself");
    assert_eq!(accepted(day("2026-11-17"), Some(day("2028-03-01"))).last_day(), day("2027-05-16"));
}

#[test]
fn seven_months_of_one_paper() {
    let duty = Duty::of(&[signed(terms(4, 850, Duration::Renewed(3)))], None).expect("papers are due");
    let paper = [accepted(day("2026-11-18"), None)];
    let holds = |papers: &[Paper], today: &str| duty.standing(papers, day(today)).holds;
    assert_eq!(holds(&[], "2026-11-17"), Holds::Missing);
    assert_eq!(holds(&paper, "2026-11-18"), Holds::Accepted(day("2027-05-17")));
    assert_eq!(holds(&paper, "2027-04-16"), Holds::Accepted(day("2027-05-17")));
    assert_eq!(holds(&paper, "2027-04-17"), Holds::Ending(day("2027-05-17")), "thirty days before");
    assert_eq!(holds(&paper, "2027-05-17"), Holds::Ending(day("2027-05-17")));
    assert_eq!(holds(&paper, "2027-05-18"), Holds::Over(day("2027-05-17")));
    let sent = [paper[0], Paper { sent_on: day("2027-05-10"), valid_until: None, accepted: false }];
    assert!(duty.standing(&sent, day("2027-05-10")).waiting && !duty.standing(&sent, day("2027-05-10")).is_asked());
    let until = Duty::of(&[signed(terms(4, 850, Duration::Until(day("2027-05-17"))))], None).expect("papers are due");
    assert_eq!(until.standing(&paper, day("2027-05-17")).holds, Holds::Accepted(day("2027-05-17")), "nothing ends before the work does");
}

#[test]
fn the_company_is_told_a_fortnight_after_the_beginning() {
    let duty = Duty::of(&[signed(terms(4, 850, Duration::Renewed(3)))], None).expect("papers are due");
    let told = |papers: &[Paper], today: &str| duty.standing(papers, day(today)).for_ceo(&duty, day(today));
    assert_eq!(told(&[], "2026-12-14"), None, "no work is done before the first of December");
    assert_eq!(told(&[], "2026-12-15"), Some((PaperReminder::Missing, day("2026-12-01"))));
    let waiting = [Paper { sent_on: day("2026-12-10"), valid_until: None, accepted: false }];
    assert_eq!(told(&waiting, "2026-12-15"), None, "staff has it");
    let paper = [accepted(day("2026-11-18"), None)];
    assert_eq!((told(&paper, "2027-05-31"), told(&paper, "2027-06-01").is_some()), (None, true), "again a fortnight after its end");
}

#[test]
fn who_bills_gives_the_papers() {
    let giver = |vat| Duty::of(&[signed(Terms { vat, ..terms(4, 850, Duration::Renewed(3)) })], None).map(|duty| duty.giver);
    assert_eq!(giver(Vat::Franchise), Some(PaperGiver::Cto));
    assert_eq!(giver(Vat::Portage), Some(PaperGiver::Portage));
    assert_eq!(giver(Vat::Employment), Some(PaperGiver::Employers));
}

#[test]
fn law_5_other_terms_begin_nothing_anew() {
    let first = signed(terms(4, 850, Duration::Until(day("2027-02-28"))));
    let second = Signed { on: day("2027-02-01"), terms: terms(4, 900, Duration::Until(day("2027-08-31"))) };
    let duty = Duty::of(&[first.clone(), second.clone()], None).expect("papers are due");
    assert_eq!((duty.from, duty.until), (first.on, second.terms.duration.end()));
    let little = signed(terms(1, 100, Duration::Until(day("2027-02-28"))));
    assert_eq!(Duty::of(&[little.clone(), second.clone()], None).map(|duty| duty.from), Some(second.on));
    assert_eq!(Duty::of(&[second, little], None), None, "the terms that hold decide");
}

impl Duration {
    fn end(self) -> Option<NaiveDate> {
        if let Self::Until(end) = self { Some(end) } else { None }
    }
}

fn papers() -> impl Strategy<Value = Vec<Paper>> {
    let one = (0_u64..400, prop::option::of(0_u64..700), any::<bool>()).prop_map(|(sent, until, accepted)| Paper {
        sent_on: later(day("2026-06-01"), sent),
        valid_until: until.map(|days| later(day("2026-06-01"), days)),
        accepted,
    });
    prop::collection::vec(one, 0..5)
}

/// How good it is, from nothing to a paper that holds.
fn rank(standing: Standing) -> (u8, bool, NaiveDate) {
    match standing.holds {
        Holds::Missing => (0, standing.waiting, NaiveDate::MIN),
        Holds::Over(last) => (0, standing.waiting, last),
        Holds::Ending(last) => (1, standing.waiting, last),
        Holds::Accepted(last) => (2, true, last),
    }
}

proptest! {
    #[test]
    fn law_1_the_amount_decides(half_days in 1_u8..=10, rate in 100_u16..=1500, days in 0_u64..400, asked in 0_u64..500) {
        let end = later(day("2026-12-01"), days);
        let signed = signed(terms(half_days, rate, Duration::Until(end)));
        let today = later(signed.on, asked);
        let reaches = signed.terms.cost().total >= THRESHOLD;
        let duty = Duty::of(std::slice::from_ref(&signed), None);
        prop_assert_eq!(duty.is_some(), reaches);
        prop_assert_eq!(duty.is_some_and(|duty| duty.is_due(today)), reaches && today <= end);
        prop_assert!(duty.is_none_or(|duty| !duty.is_due(signed.on.pred_opt().expect("a day"))));
    }

    #[test]
    fn law_2_the_covered_days_are_those_of_accepted_papers(papers in papers(), asked in 0_u64..800) {
        let duty = Duty::of(&[signed(terms(4, 850, Duration::Renewed(3)))], None).expect("papers are due");
        let today = later(day("2026-06-01"), asked);
        let covered = papers.iter().any(|paper| paper.accepted && paper.sent_on <= today && today <= paper.last_day());
        prop_assert_eq!(!duty.standing(&papers, today).is_missing(), covered);
    }

    #[test]
    fn law_3_one_more_paper_is_never_worse(papers in papers(), more in papers(), asked in 0_u64..800) {
        let duty = Duty::of(&[signed(terms(4, 850, Duration::Renewed(3)))], None).expect("papers are due");
        let today = later(day("2026-06-01"), asked);
        let before = duty.standing(&papers, today);
        let both: Vec<Paper> = papers.iter().chain(&more).copied().collect();
        let after = duty.standing(&both, today);
        prop_assert!((rank(after).0, rank(after).1) >= (rank(before).0, rank(before).1) || rank(after).2 > rank(before).2);
        prop_assert!(before.is_asked() || !after.is_asked() || after.holds != before.holds);
        let all: Vec<Paper> = papers.iter().map(|paper| Paper { accepted: true, ..*paper }).collect();
        prop_assert!(rank(duty.standing(&all, today)).0 >= rank(before).0);
    }

    #[test]
    fn law_4_renewed_terms_reach_it(half_days in 1_u8..=10, rate in 100_u16..=1500, months in 1_u8..=24, asked in 0_u32..60) {
        let signed = signed(terms(half_days, rate, Duration::Renewed(months)));
        let duty = Duty::of(std::slice::from_ref(&signed), None).expect("it is reached one day");
        let today = signed.terms.start.checked_add_months(Months::new(asked)).expect("a day");
        let times = u64::from(asked / u32::from(months)) + 1;
        prop_assert_eq!(duty.is_due(today), signed.terms.cost().total.cents() * times >= THRESHOLD.cents());
    }
}
