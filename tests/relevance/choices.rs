//! Laws:
//! 1. What staff and companies of the demo community decided can be replayed, and the weights in use change nothing of it.
//! 2. Other weights change places, and each case whose order changes is shown.
//! 3. What companies said once the work had ended stands beside it: each grade with its places, and as the cases that it confirms.

use evaluation::cases::{Case, Choice, replay};
use matching::Weights;
use matching::rank::RuleId;
use tests::Site;

#[tokio::test]
async fn law_1_the_weights_in_use_change_nothing() {
    let site = Site::with_demo_community().await;
    let report = replay(&site.market, &site.database.serving_pool().await, Weights::current()).await.unwrap();
    assert!(report.missions.len() > 1 && report.cases.len() > 5, "{}", report.table());
    assert!(report.cases.iter().all(|case| case.before == case.after));
    assert_eq!(report.agreement_before, report.agreement_after);
}

#[tokio::test]
async fn law_2_other_weights_are_shown() {
    let site = Site::with_demo_community().await;
    let mut proposed = Weights::current().clone();
    proposed.version = "proposed".to_owned();
    proposed.rules.extend(RuleId::ALL.iter().filter(|rule| **rule != RuleId::Refusals).map(|rule| (*rule, 1)));
    proposed.rules.insert(RuleId::Proof, 1_000);
    let report = replay(&site.market, &site.database.serving_pool().await, &proposed).await.unwrap();
    assert!(report.cases.iter().any(|case| case.before != case.after));
    let changed = report.cases.iter().filter(|case| case.agrees_before() != case.agrees_after());
    let shown = |case: &Case| report.table().contains(&case.preferred.to_string());
    assert!(changed.filter(|case| !shown(case)).count() == 0, "{}", report.table());
}

#[tokio::test]
async fn law_3_what_came_of_it_is_among_the_cases() {
    let site = Site::with_demo_community().await;
    let report = replay(&site.market, &site.database.serving_pool().await, Weights::current()).await.unwrap();
    assert!(!report.outcomes.is_empty(), "{}", report.table());
    assert!(report.outcomes.iter().all(|one| one.grade > 50 && one.before == one.after));
    let confirmed = report.cases.iter().filter(|case| case.choice == Choice::Outcome);
    assert!(confirmed.clone().count() > 0 && confirmed.clone().all(|case| report.outcomes.iter().any(|one| one.profile == case.preferred)));
    assert!(report.table().contains("graded by their company"));
}
