//! Who reads of what: a stranger of public events, a CEO of the community's too, a CTO of the community and staff of all.

use domain::{AccountId, Audience, Role};

use super::store;
use crate::{
    Marketplace, Problem,
    accounts::{SignedIn, Visitor},
    profiles,
};

/// Proof of what somebody may read.
#[derive(Debug, Clone)]
pub struct Reader {
    pub(super) account: Option<AccountId>,
    pub(super) role: Option<Role>,
    pub(super) audiences: &'static [Audience],
    /// The company that somebody may have excluded, as exclusions are written.
    pub(super) company: Option<String>,
}

impl Reader {
    /// Somebody whom nobody knows.
    pub const STRANGER: Self = Self { account: None, role: None, audiences: &[Audience::Public], company: None };

    /// Why they do not read an event that was announced: a stranger may be somebody who has not signed in.
    pub(super) fn refusal(&self, was_announced: bool) -> Problem {
        if was_announced && self.account.is_none() { Problem::SignInFirst } else { Problem::NotFound }
    }

    /// What they may read, as SQL asks for it.
    pub(super) fn audience_codes(&self) -> Vec<String> {
        self.audiences.iter().map(|audience| audience.code().to_owned()).collect()
    }
}

/// What whoever sends this request may read.
pub async fn reader(market: &Marketplace, visitor: &Visitor) -> Result<Reader, Problem> {
    match visitor.signed_in() {
        Some(who) => of(market, who).await,
        None => Ok(Reader::STRANGER),
    }
}

/// What somebody who has signed in may read.
pub(super) async fn of(market: &Marketplace, who: &SignedIn) -> Result<Reader, Problem> {
    let profile = match who.profile {
        Some(profile) => store::profile_state(&market.pool, profile).await?,
        None => None,
    };
    Ok(Reader {
        account: Some(who.account),
        role: Some(who.role),
        audiences: Audience::of(Some(who.role), profile),
        company: who.company.as_deref().filter(|_| who.role == Role::Ceo).map(profiles::fold_company),
    })
}
