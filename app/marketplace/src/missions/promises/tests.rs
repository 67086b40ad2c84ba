//! 1. A promise counts once it is due, and is kept when what was promised happened in time.
//! 2. On the demo community, what is late by state is what staff's lists say is late.
//! 3. What waits for staff is an application, an invitation that expired, or a meeting past its time; the list of profiles shows everybody once, and no draft.

use std::sync::Arc;

use domain::{
    AccountId, Role, SessionId,
    lifecycle::{CandidacyState, ProfileState},
};
use uuid::Uuid;

use super::*;
use crate::{
    Settings,
    accounts::SignedIn,
    clock::MachineClock,
    demo,
    missions::{MissionSummary, read},
    profiles,
};

#[test]
fn law_1_a_promise_counts_once_it_is_due() {
    let at = |text: &str| text.parse::<DateTime<Utc>>().expect("a moment");
    let now = at("2026-11-17T09:00:00Z");
    let given = [
        Promised { given: at("2026-11-14T09:00:00Z"), done: Some(at("2026-11-15T09:00:00Z")) },
        Promised { given: at("2026-11-14T09:00:00Z"), done: Some(at("2026-11-16T09:00:01Z")) },
        Promised { given: at("2026-11-14T09:00:00Z"), done: None },
        Promised { given: at("2026-11-16T09:00:00Z"), done: None },
        Promised { given: at("2026-09-16T09:00:00Z"), done: None },
    ];
    assert_eq!(count(&given, promises::shortlist_by, now - Duration::days(DAYS), now), Kept { kept: 1, due: 3 });
}

#[sqlx::test(migrations = "../../migrations")]
async fn laws_2_and_3_staff_reads_the_demo_community(pool: sqlx::PgPool) {
    let index_dir = std::env::temp_dir().join(format!("passerelle-promises-{}", Uuid::new_v4()));
    let market =
        Marketplace::open(pool, Settings { index_dir: index_dir.clone(), clock: Arc::new(MachineClock) }).await.expect("a marketplace");
    demo::fill(&market).await.expect("a community");
    let who = SignedIn {
        account: AccountId(Uuid::now_v7()),
        session: SessionId::NIL,
        role: Role::Staff,
        name: "Nadia".to_owned(),
        email: "nadia@example.org".to_owned(),
        company: None,
        profile: None,
    };
    let staff = CurrentStaff(who);

    let now = market.now();
    let overdue = |missions: &[MissionSummary]| {
        i64::try_from(missions.iter().filter(|one| one.due().is_some_and(|due| due < now)).count()).expect("few")
    };
    let submitted = overdue(&read::queue(&market, &staff).await.expect("a queue"));
    let open = overdue(&read::awaiting_shortlist(&market, &staff).await.expect("a list"));
    let late = late(&market, &staff).await.expect("counts");
    assert_eq!(late, [(MissionState::Submitted, submitted), (MissionState::Open, open)]);

    let kept = kept(&market, &staff).await.expect("promises");
    for promise in [kept.read, kept.shortlisted, kept.explained, kept.vetted] {
        assert!((0..=promise.due).contains(&promise.kept), "{promise:?}");
    }
    for one in candidacies::read::waiting(&market, &staff).await.expect("people") {
        let is_late = one.wait.is_some_and(|wait| wait.is_late(now));
        assert!(is_late || matches!(one.state, CandidacyState::Applied | CandidacyState::Expired), "{one:?}");
    }
    everybody_once(&market, &staff).await;
    std::fs::remove_dir_all(index_dir).expect("the index is gone");
}

async fn everybody_once(market: &Marketplace, staff: &CurrentStaff) {
    let first = profiles::read::list(market, staff, 0).await.expect("a page");
    let mut ids = Vec::new();
    for page in 0..=first.total / profiles::read::PAGE {
        let found = profiles::read::list(market, staff, page).await.expect("a page");
        assert!(found.profiles.iter().all(|one| one.state != ProfileState::Draft));
        ids.extend(found.profiles.iter().map(|one| one.id));
    }
    let shown = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((i64::try_from(shown).ok(), ids.len()), (Some(first.total), shown));
}
