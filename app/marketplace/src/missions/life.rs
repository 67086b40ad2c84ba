//! The steps of a mission's life that people take by name. Choosing a CTO, which engages it, is `candidacies::select`.

use domain::{
    MissionId,
    forms::{FieldErrors, Reason},
    lifecycle::MissionEvent,
};

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
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    step(&mut tx, now, owner.actor(), owner.mission, MissionEvent::Cancel, Reasons { reason: Some(&reason) }).await?;
    crate::candidacies::close_others(&mut tx, now, owner.mission, &reason).await?;
    market.commit(tx).await
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
