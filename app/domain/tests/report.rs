//! Laws of the health report, by random mandates and words:
//! 1. a light that is computed is never better than its facts: what is late, overdue, heavy or in another's hands is never on course;
//! 2. what nobody knows is unknown, never on course;
//! 3. making a fact worse never makes a light better;
//! 4. a trend compares a month with the one right before it, and nothing else;
//! 5. what happened after the day is not known on it;
//! 6. only so many milestones, decisions and words stand on the page, and the form has at most twelve fields.

use chrono::{Days, NaiveDate};
use domain::{
    Month,
    forms::words,
    mandate::{Decision, Level, Milestone, Objective, ObjectiveState, Risk, RiskState, Standing},
    report::{Access, Facts, Holder, Known, Light, MOST_DECIDED, MOST_INPUTS, MOST_STEPS, Said, Subject, Trend, light, trend},
};
use proptest::prelude::*;

const LIGHTS: [Light; 4] = [Light::Good, Light::Watch, Light::Act, Light::Unknown];

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap_or_default()
}

fn days_from(from: NaiveDate, days: i64) -> NaiveDate {
    let far = Days::new(days.unsigned_abs());
    if days < 0 { from - far } else { from + far }
}

fn milestone() -> impl Strategy<Value = (Milestone, NaiveDate)> {
    (-60_i64..60, -30_i64..30, prop::option::of(-60_i64..20), prop::collection::vec("[a-z]{1,3}", 1..40)).prop_map(
        |(due, first, done, title)| {
            let due = days_from(today(), due);
            let milestone = Milestone {
                title: title.join(" "),
                due,
                done: done.map(|done| days_from(today(), done)),
                owner: "Hugo".to_owned(),
                reason: None,
            };
            (milestone, days_from(due, first.min(0)))
        },
    )
}

fn objective() -> impl Strategy<Value = Objective> {
    (-60_i64..60, prop::sample::select(ObjectiveState::ALL)).prop_map(|(due, state)| Objective {
        title: "Livrer".to_owned(),
        measure: "Livraisons".to_owned(),
        target: "Quatre".to_owned(),
        due: days_from(today(), due),
        state,
        reason: Some("Une raison".to_owned()),
    })
}

fn risk() -> impl Strategy<Value = Risk> {
    let level = || prop::sample::select(Level::ALL);
    (level(), level(), prop::sample::select(RiskState::ALL)).prop_map(|(likelihood, severity, state)| Risk {
        title: "Un départ".to_owned(),
        likelihood,
        severity,
        remedy: "Travail à deux".to_owned(),
        state,
    })
}

fn decision() -> impl Strategy<Value = Decision> {
    (-60_i64..20, prop::collection::vec("[a-z]{1,3}", 1..40)).prop_map(|(day, title)| Decision {
        day: days_from(today(), day),
        title: title.join(" "),
        reason: "Plus simple".to_owned(),
        refused: None,
        cost_once: None,
        cost_monthly: None,
    })
}

fn accesses() -> impl Strategy<Value = Vec<(Access, Holder)>> {
    let holder = || prop::option::of(prop::sample::select(Holder::ALL));
    (holder(), holder(), holder(), holder(), holder()).prop_map(|(a, b, c, d, e)| {
        Access::ALL.iter().copied().zip([a, b, c, d, e]).filter_map(|(access, holder)| Some((access, holder?))).collect()
    })
}

prop_compose! {
    fn facts()(
        objectives in prop::collection::vec(objective(), 0..6),
        milestones in prop::collection::vec(milestone(), 0..12),
        decisions in prop::collection::vec(decision(), 0..6),
        risks in prop::collection::vec(risk(), 0..5),
        accesses in accesses(),
    ) -> Facts {
        let mut milestones = milestones;
        milestones.sort_by_key(|(milestone, _)| milestone.due);
        Facts::on(today(), &Known { objectives: &objectives, milestones: &milestones, decisions: &decisions, risks: &risks }, accesses)
    }
}

proptest! {
    #[test]
    fn a_light_is_never_better_than_its_facts(facts in facts(), agency in prop::sample::select(&LIGHTS[..]), money in (0_u32..50_000, 0_u32..50_000)) {
        let said = Said { agency, budget: Some(money.0), spent: Some(money.1), ..Said::default() };
        let of = |subject| light(subject, &facts, &said);
        prop_assert!(facts.milestones.late == 0 || !matches!(of(Subject::Roadmap), Light::Good | Light::Unknown));
        prop_assert!(facts.objectives.overdue == 0 || !matches!(of(Subject::Mandate), Light::Good | Light::Unknown));
        prop_assert!(facts.risks.heavy == 0 || of(Subject::Risks) != Light::Good);
        prop_assert!(money.1 <= money.0 || of(Subject::Money) != Light::Good);
        let held = |holder| Access::ALL.iter().any(|access| facts.holder(*access) == Some(holder));
        prop_assert!(!held(Holder::Agency) || (of(Subject::Access) != Light::Good && of(Subject::Agency) != Light::Good));
        prop_assert!(!(held(Holder::Nobody) || held(Holder::Cto)) || of(Subject::Access) != Light::Good);
        prop_assert_eq!(of(Subject::Agency).or_worse(agency), of(Subject::Agency), "never less worried than the CTO");
    }

    #[test]
    fn what_nobody_knows_is_unknown(agency in prop::sample::select(&LIGHTS[..]), budget in prop::option::of(0_u32..9_000)) {
        let said = Said { agency, budget, ..Said::default() };
        let unknown = [Subject::Mandate, Subject::Roadmap, Subject::Money, Subject::Team, Subject::Risks, Subject::Access, Subject::Transfer];
        for subject in unknown {
            prop_assert_eq!(light(subject, &Facts::default(), &said), Light::Unknown, "{}", subject);
        }
    }

    #[test]
    fn a_worse_fact_never_makes_a_better_light(facts in facts(), said in prop::sample::select(&LIGHTS[..])) {
        let said = Said { agency: said, ..Said::default() };
        let mut worse = facts.clone();
        worse.milestones.late += 1;
        worse.milestones.all += 1;
        worse.objectives.overdue += 1;
        worse.objectives.all += 1;
        worse.risks.heavy += 1;
        worse.risks.open += 1;
        worse.risks.noted += 1;
        for subject in [Subject::Mandate, Subject::Roadmap, Subject::Risks] {
            let (before, after) = (light(subject, &facts, &said), light(subject, &worse, &said));
            prop_assert!(before == Light::Unknown || before.or_worse(after) == after, "{}: {} became {}", subject, before, after);
        }
    }

    #[test]
    fn a_trend_compares_a_month_with_the_one_before(now in prop::sample::select(&LIGHTS[..]), then in prop::sample::select(&LIGHTS[..]), far in -3_i32..4) {
        let month: Month = "2026-11".parse().unwrap();
        let before = (0..far.unsigned_abs()).fold(month, |month, _| if far > 0 { month.previous() } else { month.next() });
        let found = trend((month, now), Some((before, then)));
        if far != 1 || now == Light::Unknown || then == Light::Unknown {
            prop_assert_eq!(found, Trend::Unknown);
        } else if now == then {
            prop_assert_eq!(found, Trend::Same);
        } else {
            prop_assert_eq!(found, if now.or_worse(then) == now { Trend::Worse } else { Trend::Better });
        }
        prop_assert_eq!(trend((month, now), None), Trend::Unknown);
    }

    #[test]
    fn only_so_much_stands_on_the_page(facts in facts()) {
        prop_assert!(facts.steps.len() <= MOST_STEPS && facts.decided.len() <= MOST_DECIDED);
        prop_assert!(facts.steps.iter().map(|step| &step.title).chain(&facts.decided).all(|title| words(title) <= 12));
        prop_assert_eq!(facts.steps.len(), MOST_STEPS.min(facts.milestones.all as usize));
        prop_assert!(facts.milestones.late == 0 || facts.steps.iter().any(|step| step.standing == Standing::Late), "what is late is shown");
    }
}

#[test]
fn what_happened_later_is_not_known_on_the_day() {
    let due = today();
    let later = days_from(due, 3);
    let milestone =
        Milestone { title: "Bêta".to_owned(), due: days_from(due, -1), done: Some(later), owner: "Hugo".to_owned(), reason: None };
    let milestones = [(milestone, due)];
    let known = Known { objectives: &[], milestones: &milestones, decisions: &[], risks: &[] };
    assert_eq!(Facts::on(due, &known, Vec::new()).milestones.late, 1);
    assert_eq!(Facts::on(later, &known, Vec::new()).milestones.done, 1);
}

#[test]
fn the_form_has_at_most_twelve_fields() {
    assert_eq!(Said::FIELDS.len(), MOST_INPUTS);
    const { assert!(MOST_INPUTS <= 12) };
}
