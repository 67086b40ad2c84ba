//! Proofs about missions: whose it is, and who may change its criteria.

use domain::{AccountId, MissionId, Origin, Role, lifecycle::MissionState};

use super::store;
use crate::{
    Marketplace, Problem,
    accounts::{CurrentStaff, Visitor},
    audit::Actor,
};

/// Proof: the mission is this visitor's, as its owner or, while it is an unclaimed draft, by the key of this browser.
#[derive(Debug, Clone)]
pub struct MissionHolder {
    pub(crate) mission: MissionId,
    pub(crate) owner: Option<AccountId>,
}

/// Proof: the mission is this signed-in CEO's.
#[derive(Debug, Clone)]
pub struct MissionOwner {
    pub(crate) mission: MissionId,
    pub(crate) owner: AccountId,
}

impl MissionHolder {
    /// Which mission.
    pub fn mission(&self) -> MissionId {
        self.mission
    }

    /// Proof of ownership; an unclaimed draft asks to sign in first.
    pub fn owner(&self) -> Result<MissionOwner, Problem> {
        let owner = self.owner.ok_or(Problem::SignInFirst)?;
        Ok(MissionOwner { mission: self.mission, owner })
    }

    /// The right to change the criteria as their CEO.
    pub fn editor(&self) -> Editor {
        Editor { mission: self.mission, actor: Actor { account: self.owner, role: Role::Ceo }, origin: Origin::Ceo }
    }

    /// The right to take over what the agency answered.
    pub(crate) fn editor_for_agency(&self) -> Editor {
        Editor { origin: Origin::Agency, ..self.editor() }
    }
}

impl MissionOwner {
    /// Which mission.
    pub fn mission(&self) -> MissionId {
        self.mission
    }

    pub(crate) fn actor(&self) -> Actor {
        Actor { account: Some(self.owner), role: Role::Ceo }
    }
}

/// The right to change the criteria of one mission, while its state allows it.
#[derive(Debug, Clone)]
pub struct Editor {
    pub(crate) mission: MissionId,
    pub(crate) actor: Actor,
    pub(crate) origin: Origin,
}

impl Editor {
    /// Which mission.
    pub fn mission(&self) -> MissionId {
        self.mission
    }

    pub(crate) fn actor(&self) -> Actor {
        self.actor
    }

    /// In which states this editor may change criteria.
    pub(crate) fn may_in(&self, state: MissionState) -> bool {
        match self.actor.role {
            Role::Ceo => matches!(state, MissionState::Draft | MissionState::Submitted),
            Role::Staff => state == MissionState::Submitted,
            Role::Cto | Role::System => false,
        }
    }
}

/// Whether the mission is this visitor's. To a stranger it does not exist.
pub async fn holder(market: &Marketplace, visitor: &Visitor, mission: MissionId) -> Result<MissionHolder, Problem> {
    let held = store::held_by(&market.pool, mission).await?.ok_or(Problem::NotFound)?;
    let owner = visitor.signed_in().filter(|who| who.role() == Role::Ceo).map(|who| who.account());
    let browser = visitor.browser().map(|key| key.hash());
    match held.owner {
        Some(account) if owner == Some(account) => Ok(MissionHolder { mission, owner }),
        None if browser.is_some() && browser == held.draft_key_hash => Ok(MissionHolder { mission, owner: None }),
        Some(_) if visitor.signed_in().is_none() => Err(Problem::SignInFirst),
        _ => Err(Problem::NotFound),
    }
}

/// Staff's right to change the criteria of a mission.
pub fn staff_editor(staff: &CurrentStaff, mission: MissionId) -> Editor {
    Editor { mission, actor: staff.0.actor(), origin: Origin::Staff }
}
