//! Proof of being part of a conversation. To anybody else it does not exist, and a suspended account is nobody.

use domain::{AccountId, CandidacyId, MissionId, Role, conversation};

use super::store::{self, Place};
use crate::{
    Marketplace, Problem,
    accounts::{SignedIn, Visitor},
    audit::Actor,
};

/// Proof: this request is of somebody who is part of the conversation.
#[derive(Debug, Clone)]
pub struct Member {
    pub(super) candidacy: CandidacyId,
    pub(super) who: SignedIn,
    /// As it stood when the request came; writing asks again, under the conversation's lock.
    pub(super) place: Place,
}

impl Member {
    /// Which conversation: its candidacy's.
    pub fn candidacy(&self) -> CandidacyId {
        self.candidacy
    }

    /// The mission that it is about.
    pub fn mission(&self) -> MissionId {
        self.place.mission
    }

    /// As what they are part of it.
    pub fn role(&self) -> Role {
        self.who.role()
    }

    /// Whether the CEO is part of it too.
    pub fn has_ceo(&self) -> bool {
        self.place.ceo.is_some_and(|ceo| is_member(&self.place, Role::Ceo, ceo))
    }

    /// Whether they may write now.
    pub fn may_write(&self) -> bool {
        self.place.at().is_some_and(|at| conversation::may_write(self.role(), &at))
    }

    pub(super) fn account(&self) -> AccountId {
        self.who.account()
    }

    pub(super) fn actor(&self) -> Actor {
        self.who.actor()
    }
}

/// Whether the visitor is part of this conversation.
pub async fn member(market: &Marketplace, visitor: &Visitor, candidacy: CandidacyId) -> Result<Member, Problem> {
    let who = visitor.account()?;
    let place = store::place(&mut *market.pool.acquire().await?, candidacy).await?.ok_or(Problem::NotFound)?;
    if is_member(&place, who.role(), who.account()) { Ok(Member { candidacy, who: who.clone(), place }) } else { Err(Problem::NotFound) }
}

/// The same, for a CEO, on a mission of theirs.
pub async fn of_ceo(market: &Marketplace, visitor: &Visitor, mission: MissionId, candidacy: CandidacyId) -> Result<Member, Problem> {
    visitor.ceo()?;
    on_mission(member(market, visitor, candidacy).await?, mission)
}

/// The same, for a CTO: the conversation about a mission that they have a part in.
pub async fn of_cto(market: &Marketplace, visitor: &Visitor, mission: MissionId) -> Result<Member, Problem> {
    let cto = visitor.cto()?;
    let candidacy = store::candidacy_of(&market.pool, mission, cto.who().account()).await?.ok_or(Problem::NotFound)?;
    member(market, visitor, candidacy).await
}

/// The same, for staff.
pub async fn of_staff(market: &Marketplace, visitor: &Visitor, mission: MissionId, candidacy: CandidacyId) -> Result<Member, Problem> {
    visitor.staff()?;
    on_mission(member(market, visitor, candidacy).await?, mission)
}

fn on_mission(member: Member, mission: MissionId) -> Result<Member, Problem> {
    if member.mission() == mission { Ok(member) } else { Err(Problem::NotFound) }
}

/// Whether an account of this role is part of it. Once the candidacy is gone with an account, whoever is left still is.
pub(super) fn is_member(place: &Place, role: Role, account: AccountId) -> bool {
    let is_theirs = match role {
        Role::Ceo => place.ceo == Some(account),
        Role::Cto => place.cto == Some(account),
        Role::Staff => true,
        Role::System => false,
    };
    is_theirs
        && match place.at() {
            Some(at) => conversation::is_member(role, &at),
            None => role != Role::Ceo || place.known_to_ceo,
        }
}
