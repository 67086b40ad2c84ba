//! The proof that a meeting is somebody's: one of the two who meet, or staff.

use domain::{CandidacyId, MissionId, Role, Zone, lifecycle::CandidacyState};

use super::store::{self, Standing};
use crate::{
    Marketplace, Problem,
    accounts::{self, Visitor},
    audit::Actor,
};

/// Proof: whoever asks is one of the two who accepted to meet, or staff.
#[derive(Debug, Clone)]
pub struct Participant {
    pub(crate) candidacy: CandidacyId,
    pub(crate) mission: MissionId,
    pub(crate) actor: Actor,
    pub(crate) zone: Zone,
    /// As it was when they asked, for what is shown. Whoever changes something reads it again under its lock.
    pub(crate) standing: Standing,
}

impl Participant {
    /// Which candidacy.
    pub fn candidacy(&self) -> CandidacyId {
        self.candidacy
    }

    /// Which mission.
    pub fn mission(&self) -> MissionId {
        self.mission
    }

    /// As whom: `ceo`, `cto` or `staff`.
    pub fn role(&self) -> Role {
        self.actor.role
    }

    /// The zone of whoever asks.
    pub fn zone(&self) -> Zone {
        self.zone
    }
}

/// Whether the visitor takes part. Before both accepted the introduction, and to anybody else, there is no meeting.
pub async fn participant(market: &Marketplace, visitor: &Visitor, candidacy: CandidacyId) -> Result<Participant, Problem> {
    let who = visitor.account()?;
    let mut connection = market.pool.acquire().await?;
    let found = store::standing(&mut connection, candidacy).await?.filter(was_introduced).ok_or(Problem::NotFound)?;
    let takes_part = match who.role() {
        Role::Ceo => found.ceo == Some(who.account()),
        Role::Cto => found.cto == who.account(),
        Role::Staff => true,
        Role::System => false,
    };
    if !takes_part {
        return Err(Problem::NotFound);
    }
    let zone = accounts::store::time_zone(&mut connection, who.account()).await?.unwrap_or(Zone::PARIS);
    Ok(Participant { candidacy, mission: found.mission, actor: who.actor(), zone, standing: found })
}

fn was_introduced(found: &Standing) -> bool {
    found.accepted_at.is_some() && !matches!(found.state, CandidacyState::Suggested | CandidacyState::Invited | CandidacyState::Expired)
}
