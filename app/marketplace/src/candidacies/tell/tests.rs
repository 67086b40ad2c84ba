//! Laws, for every step of the table of candidacies, from each state, by each who may take it: 1. whoever it concerns is written to once; 2. each
//! of them but the one who acted is told on the site, once, under the line of the log that the step wrote; 3. nobody else is; 4. what a
//! transaction that is rolled back told, nobody is told.

use domain::{
    MailKind as K, Role,
    lifecycle::{CANDIDACY, CandidacyEvent as E, CandidacyState as S, MissionState},
};

use super::super::transition::{Which, Why, step_with};
use crate::{
    missions::life::read_reason,
    notifications::{Scene, Told, now},
};

/// Whom a step concerns.
fn concerned(event: E, from: Option<S>) -> Vec<(Role, K)> {
    match event {
        E::Invite => vec![(Role::Cto, K::Invited)],
        E::Apply => vec![(Role::Cto, K::CandidacyReceived)],
        E::Expire => vec![(Role::Cto, K::InvitationExpired)],
        E::RequestIntroduction => vec![(Role::Cto, K::MeetingAsked)],
        E::AcceptIntroduction => vec![(Role::Ceo, K::MeetingAnswered), (Role::Cto, K::MeetingAgreed)],
        E::RefuseIntroduction => vec![(Role::Ceo, K::MeetingAnswered)],
        E::Select => vec![(Role::Cto, K::CandidacySelected)],
        E::Decline if from != Some(S::Suggested) => vec![(Role::Cto, K::CandidacyDeclined)],
        E::Close if from != Some(S::Suggested) => vec![(Role::Cto, K::CandidacyClosed)],
        E::Suggest | E::Shortlist | E::Unlist | E::GiveVerdict | E::RefuseInvitation | E::Withdraw | E::Decline | E::Close | E::Release => {
            Vec::new()
        }
    }
}

#[sqlx::test(migrations = "../../migrations")]
async fn each_step_tells_each_whom_it_concerns_but_the_one_who_acted(pool: sqlx::PgPool) {
    let reason = read_reason("Une raison qui se lit.").expect("a reason");
    let mut steps = 0;
    for row in CANDIDACY.0 {
        for (from, by) in row.from.iter().flat_map(|from| row.by.iter().map(move |by| (*from, *by))) {
            let mut tx = pool.begin().await.expect("a transaction");
            let scene = Scene::set(&mut tx, MissionState::Shortlisted).await;
            let which = match from {
                Some(state) => Which::Candidacy(scene.candidacy(&mut tx, state.code(), row.event != E::RequestIntroduction).await),
                None => Which::Pair(scene.mission, scene.profile),
            };
            let why = Why { code: None, words: Some(&reason) };
            let taken = step_with(&mut tx, now(), scene.actor(by), which, row.event, why).await;
            taken.unwrap_or_else(|problem| panic!("{:?} from {from:?} by {by:?}: {problem}", row.event));
            let concerned = concerned(row.event, from);
            let others: Told = concerned.iter().filter(|(role, _)| *role != by).copied().collect();
            assert_eq!(scene.told(&mut tx).await, (concerned, others), "{:?} from {from:?} by {by:?}", row.event);
            tx.rollback().await.expect("rolled back");
            steps += 1;
        }
    }
    assert!(steps > 25, "{steps}");
    let left: i64 = sqlx::query_scalar("SELECT count(*) FROM notifications").fetch_one(&pool).await.expect("a count");
    assert_eq!(left, 0, "nothing of what was rolled back");
}
