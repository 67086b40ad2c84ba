//! The steps of a mission's life that people take by name. Choosing a CTO, which engages it, is `candidacies::select`.

use chrono::{DateTime, Utc};
use domain::{
    MissionId,
    forms::{FieldErrors, Reason},
    lifecycle::MissionEvent,
};
use sqlx::PgConnection;

use super::{MissionOwner, Reasons, step};
use crate::{Marketplace, Problem, accounts::CurrentStaff, audit::Actor};

/// Staff has completed the criteria: the CEO is asked to sign them off.
pub async fn ask_sign_off(market: &Marketplace, staff: &CurrentStaff, mission: MissionId) -> Result<(), Problem> {
    take(market, staff.0.actor(), mission, MissionEvent::AskSignOff, Reasons::default()).await
}

/// The CEO signs the criteria off as they stand.
pub async fn sign_off(market: &Marketplace, owner: &MissionOwner) -> Result<(), Problem> {
    take(market, owner.actor(), owner.mission, MissionEvent::SignOff, Reasons::default()).await
}

/// Staff opens the mission to the community.
pub async fn open(market: &Marketplace, staff: &CurrentStaff, mission: MissionId) -> Result<(), Problem> {
    take(market, staff.0.actor(), mission, MissionEvent::Open, Reasons::default()).await
}

/// The CEO wants to see other people.
pub async fn search_on(market: &Marketplace, owner: &MissionOwner, reason: &str) -> Result<(), Problem> {
    let reason = read_reason(reason)?;
    take(market, owner.actor(), owner.mission, MissionEvent::SearchOn, Reasons { reason: Some(&reason) }).await
}

/// The CEO gives the mission up. Candidacies that run are closed with the reason.
pub async fn cancel(market: &Marketplace, owner: &MissionOwner, reason: &str) -> Result<(), Problem> {
    let reason = read_reason(reason)?;
    let mut tx = market.pool.begin().await?;
    give_up(&mut tx, market.now(), owner.actor(), owner.mission, &reason).await?;
    market.commit(tx).await
}

/// The same, inside the caller's transaction.
pub(crate) async fn give_up(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    mission: MissionId,
    reason: &Reason,
) -> Result<(), Problem> {
    step(tx, now, actor, mission, MissionEvent::Cancel, Reasons { reason: Some(reason) }).await?;
    crate::candidacies::close_others(tx, now, mission, reason).await
}

pub(crate) fn read_reason(reason: &str) -> Result<Reason, Problem> {
    let mut errors = FieldErrors::default();
    errors.take("reason", Reason::read(reason)).ok_or(Problem::Invalid(errors))
}

async fn take(market: &Marketplace, actor: Actor, mission: MissionId, event: MissionEvent, reasons: Reasons<'_>) -> Result<(), Problem> {
    let mut tx = market.pool.begin().await?;
    step(&mut tx, market.now(), actor, mission, event, reasons).await?;
    market.commit(tx).await
}
