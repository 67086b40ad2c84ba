//! The CEO chooses: the mission is engaged, and everybody else is told why. Where a new search begins, whoever was chosen is let go.

use chrono::{DateTime, Utc};
use domain::{
    MissionId,
    forms::Reason,
    lifecycle::{CandidacyEvent, MissionEvent},
};
use sqlx::PgConnection;

use super::{
    OwnersCandidacy, store,
    transition::{Which, step},
};
use crate::{
    Marketplace, Problem,
    audit::Actor,
    missions::{self, Reasons, life::read_reason},
};

/// Chooses the CTO whom both sides want to go on with. `others` is what the people not chosen will read.
/// The choice, the start of the mission and the closing of the other candidacies are one transaction.
pub async fn select(market: &Marketplace, candidacy: &OwnersCandidacy, others: &str) -> Result<(), Problem> {
    let reason = read_reason(others)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    step(&mut tx, now, candidacy.actor, Which::Candidacy(candidacy.candidacy), CandidacyEvent::Select, None).await?;
    missions::step(&mut tx, now, candidacy.actor, candidacy.mission, MissionEvent::Engage, Reasons::default()).await?;
    close_others(&mut tx, now, candidacy.mission, &reason).await?;
    market.commit(tx).await
}

/// Closes every candidacy of the mission that still runs, with the same reason.
pub(crate) async fn close_others(tx: &mut PgConnection, now: DateTime<Utc>, mission: MissionId, reason: &Reason) -> Result<(), Problem> {
    for candidacy in store::running(tx, mission).await? {
        step(tx, now, Actor::SYSTEM, Which::Candidacy(candidacy), CandidacyEvent::Close, Some(reason)).await?;
    }
    Ok(())
}

/// Lets whoever was chosen go, in the transaction of the new search; nothing where nobody is chosen.
pub(crate) async fn release(tx: &mut PgConnection, now: DateTime<Utc>, mission: MissionId, reason: &Reason) -> Result<(), Problem> {
    match store::selected(tx, mission).await? {
        Some(candidacy) => step(tx, now, Actor::SYSTEM, Which::Candidacy(candidacy), CandidacyEvent::Release, Some(reason)).await.map(drop),
        None => Ok(()),
    }
}
