//! Proofs about a candidacy: that it is this CTO's, or one that this CEO has been shown.

use domain::{CandidacyId, MissionId, Role};

use super::store;
use crate::{Marketplace, Problem, accounts::CurrentCto, audit::Actor, missions::MissionOwner};

/// Proof: the candidacy is this CTO's, and the CTO knows of it.
#[derive(Debug, Clone)]
pub struct ConcernedCto {
    pub(crate) candidacy: CandidacyId,
    pub(crate) mission: MissionId,
    pub(crate) actor: Actor,
}

/// Proof: the candidacy is on a mission of this CEO's, who has been shown it.
#[derive(Debug, Clone)]
pub struct OwnersCandidacy {
    pub(crate) candidacy: CandidacyId,
    pub(crate) mission: MissionId,
    pub(crate) actor: Actor,
}

impl ConcernedCto {
    /// Which mission.
    pub fn mission(&self) -> MissionId {
        self.mission
    }
}

impl OwnersCandidacy {
    /// Which mission.
    pub fn mission(&self) -> MissionId {
        self.mission
    }
}

/// Whether the candidacy is this CTO's. A suggestion that staff keeps to itself does not exist for the CTO.
pub async fn concerned(market: &Marketplace, cto: &CurrentCto, candidacy: CandidacyId) -> Result<ConcernedCto, Problem> {
    let mission = store::mission_of_cto(&market.pool, candidacy, cto.profile()).await?.ok_or(Problem::NotFound)?;
    Ok(ConcernedCto { candidacy, mission, actor: Actor { account: Some(cto.who().account()), role: Role::Cto } })
}

/// Whether the candidacy was put before this CEO.
pub async fn shown_to(market: &Marketplace, owner: &MissionOwner, candidacy: CandidacyId) -> Result<OwnersCandidacy, Problem> {
    if store::shown(&market.pool, candidacy, owner.mission).await? {
        Ok(OwnersCandidacy { candidacy, mission: owner.mission, actor: owner.actor() })
    } else {
        Err(Problem::NotFound)
    }
}
