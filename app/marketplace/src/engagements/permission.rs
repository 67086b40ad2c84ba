//! The proof that an engagement is somebody's: one of the two who work together, or staff.

use domain::{CandidacyId, EngagementId, MissionId, Role};

use super::store::{self, Engagement};
use crate::{
    Marketplace, Problem,
    accounts::Visitor,
    audit::{Actor, Subject},
};

/// Proof: whoever asks is one of the two who work together, or staff.
#[derive(Debug, Clone)]
pub struct Party {
    pub(crate) actor: Actor,
    /// As it was when they asked, for what is shown. Whoever changes something reads it again under its lock.
    pub(crate) engagement: Engagement,
}

impl Party {
    /// Which engagement.
    pub fn engagement(&self) -> EngagementId {
        self.engagement.id
    }

    /// What the lines of what this person does here are about.
    pub(crate) fn subject(&self) -> Subject {
        self.engagement.subject()
    }

    /// Whose mission it is.
    pub fn mission(&self) -> MissionId {
        self.engagement.mission
    }

    /// Whom the CEO chose.
    pub fn candidacy(&self) -> CandidacyId {
        self.engagement.candidacy
    }

    /// As whom: `ceo`, `cto` or `staff`.
    pub fn role(&self) -> Role {
        self.actor.role
    }

    /// What one of the two does alone; to the others there is no such thing to do.
    pub(crate) fn only(&self, role: Role) -> Result<(), Problem> {
        if self.role() == role { Ok(()) } else { Err(Problem::NotFound) }
    }

    /// What the two do; staff reads. Answers who of them acts.
    pub(crate) fn of_the_two(&self) -> Result<Actor, Problem> {
        if self.role().other().is_some() { Ok(self.actor) } else { Err(Problem::NotFound) }
    }

    /// On which side they are, for what staff has no part in.
    pub(crate) fn side(&self) -> Result<Role, Problem> {
        self.of_the_two().map(|actor| actor.role)
    }
}

/// Whether the visitor works on it. To anybody else there is no such engagement.
pub async fn party(market: &Marketplace, visitor: &Visitor, engagement: EngagementId) -> Result<Party, Problem> {
    let who = visitor.account()?;
    let engagement = store::engagement(&mut *market.pool.acquire().await?, engagement).await?.ok_or(Problem::NotFound)?;
    let is_theirs = who.role() == Role::Staff || engagement.account_of(who.role()) == Some(who.account());
    if is_theirs { Ok(Party { actor: who.actor(), engagement }) } else { Err(Problem::NotFound) }
}
