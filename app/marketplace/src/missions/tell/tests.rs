//! Laws, for every step of the table of missions, from each state, by each who may take it: 1. the CEO is written to once where it concerns them;
//! 2. and told on the site, once, under the line that the step wrote, unless they took it themselves; 3. nobody else is.

use domain::{
    MailKind as K, Role,
    lifecycle::{MISSION, MissionEvent as E, MissionState as S},
};

use super::super::{Reasons, life::read_reason, step};
use crate::notifications::{Scene, Told, now};

/// What the CEO is told of a step.
fn told_of(event: E, from: S) -> Option<K> {
    match event {
        E::Submit => Some(K::NeedReceived),
        E::AskSignOff => Some(K::SignOffAsked),
        E::Open => Some(K::MissionOpened),
        E::Shortlist => Some(K::ShortlistReady),
        // The end of an engagement is told to both, see `endings`.
        E::Cancel if matches!(from, S::Draft | S::Engaged) => None,
        E::Cancel => Some(K::MissionClosed),
        E::SignOff | E::SearchOn | E::Engage | E::Rematch | E::Complete => None,
    }
}

#[sqlx::test(migrations = "../../migrations")]
async fn each_step_tells_its_ceo_unless_they_took_it(pool: sqlx::PgPool) {
    let reason = read_reason("Une raison qui se lit.").expect("a reason");
    let mut steps = 0;
    for row in MISSION.0 {
        for (from, by) in row.from.iter().flatten().flat_map(|from| row.by.iter().map(move |by| (*from, *by))) {
            let mut tx = pool.begin().await.expect("a transaction");
            let scene = Scene::set(&mut tx, from).await;
            scene.candidacy(&mut tx, if from == S::Open { "shortlisted" } else { "selected" }, true).await;
            if row.event != E::AskSignOff {
                let signed = "UPDATE missions SET sign_off_asked_at = now(), signed_off_at = now()";
                sqlx::query(signed).execute(&mut *tx).await.expect("signed off");
            }
            let taken = step(&mut tx, now(), scene.actor(by), scene.mission, row.event, Reasons { reason: Some(&reason) }).await;
            taken.unwrap_or_else(|problem| panic!("{:?} from {from:?} by {by:?}: {problem}", row.event));
            let concerned: Told = told_of(row.event, from).map(|kind| (Role::Ceo, kind)).into_iter().collect();
            let others: Told = concerned.iter().filter(|(role, _)| *role != by).copied().collect();
            assert_eq!(scene.told(&mut tx).await, (concerned, others), "{:?} from {from:?} by {by:?}", row.event);
            tx.rollback().await.expect("rolled back");
            steps += 1;
        }
    }
    assert!(steps > 15, "{steps}");
}
