//! Permission as a value. A service asks for one of these; only this module and its neighbours for missions and candidacies make them,
//! from a request's cookies and what Postgres says at that moment. A suspended account is nobody from the next request on.

use chrono::Duration;
use domain::{AccountId, ProfileId, Role, SessionId};

use super::{sessions::SEEN_MINUTES, store};
use crate::{Marketplace, Problem, Secret, audit::Actor};

/// Somebody who has signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    pub(crate) account: AccountId,
    pub(crate) session: SessionId,
    pub(crate) role: Role,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) company: Option<String>,
    pub(crate) profile: Option<ProfileId>,
}

impl SignedIn {
    /// Whose account.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// `ceo`, `cto` or `staff`.
    pub fn role(&self) -> Role {
        self.role
    }

    /// The person's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The address they sign in with.
    pub fn email(&self) -> &str {
        &self.email
    }

    /// The company a CEO leads.
    pub fn company(&self) -> Option<&str> {
        self.company.as_deref()
    }

    pub(crate) fn actor(&self) -> Actor {
        Actor { account: Some(self.account), role: self.role }
    }
}

/// Whoever sends a request: perhaps signed in, perhaps with a browser we have met.
#[derive(Clone, Default)]
pub struct Visitor {
    pub(crate) signed_in: Option<SignedIn>,
    pub(crate) browser: Option<Secret>,
}

impl Visitor {
    /// Who has signed in, if anybody.
    pub fn signed_in(&self) -> Option<&SignedIn> {
        self.signed_in.as_ref()
    }

    /// Proof of having signed in, whatever the role.
    pub fn account(&self) -> Result<&SignedIn, Problem> {
        self.signed_in.as_ref().ok_or(Problem::SignInFirst)
    }

    /// The key of this browser, for drafts and form memories.
    pub fn browser(&self) -> Option<&Secret> {
        self.browser.as_ref()
    }

    /// Proof of being staff. Anybody else learns nothing of what lies behind.
    pub fn staff(&self) -> Result<CurrentStaff, Problem> {
        self.in_role(Role::Staff).map(CurrentStaff)
    }

    /// Proof of being a CEO.
    pub fn ceo(&self) -> Result<CurrentCeo, Problem> {
        self.in_role(Role::Ceo).map(CurrentCeo)
    }

    /// Proof of being a CTO with a profile.
    pub fn cto(&self) -> Result<CurrentCto, Problem> {
        let who = self.in_role(Role::Cto)?;
        let profile = who.profile.ok_or(Problem::NotFound)?;
        Ok(CurrentCto { who, profile })
    }

    fn in_role(&self, role: Role) -> Result<SignedIn, Problem> {
        let who = self.signed_in.as_ref().ok_or(Problem::SignInFirst)?;
        if who.role == role { Ok(who.clone()) } else { Err(Problem::NotFound) }
    }
}

/// Proof: this request is a member of staff's.
#[derive(Debug, Clone)]
pub struct CurrentStaff(pub(crate) SignedIn);

/// Proof: this request is a CEO's.
#[derive(Debug, Clone)]
pub struct CurrentCeo(pub(crate) SignedIn);

/// Proof: this request is a CTO's.
#[derive(Debug, Clone)]
pub struct CurrentCto {
    pub(crate) who: SignedIn,
    pub(crate) profile: ProfileId,
}

impl CurrentStaff {
    /// Who it is.
    pub fn who(&self) -> &SignedIn {
        &self.0
    }
}

impl CurrentCeo {
    /// Who it is.
    pub fn who(&self) -> &SignedIn {
        &self.0
    }
}

impl CurrentCto {
    /// Who it is.
    pub fn who(&self) -> &SignedIn {
        &self.who
    }

    /// Their profile.
    pub fn profile(&self) -> ProfileId {
        self.profile
    }
}

/// Who sends this request, by its two cookies, and as what they are now. A session that has expired or a suspended account is nobody. That a
/// session was used is noted every few minutes.
pub async fn visitor(market: &Marketplace, session: Option<&str>, browser: Option<&str>) -> Result<Visitor, Problem> {
    let now = market.now();
    let found = match session.and_then(Secret::read) {
        Some(token) => store::session(&market.pool, &token.hash(), now).await?,
        None => None,
    };
    if let Some((who, seen_at)) = &found
        && *seen_at + Duration::minutes(SEEN_MINUTES) <= now
    {
        store::see(&market.pool, who.session, now).await?;
    }
    let signed_in = found.map(|(who, _)| who);
    Ok(Visitor { signed_in, browser: browser.and_then(Secret::read) })
}

/// What somebody may do who is not here, for work that is done for them. A suspended account is nobody.
pub(crate) async fn visitor_of(market: &Marketplace, account: AccountId) -> Result<Visitor, Problem> {
    Ok(Visitor { signed_in: store::active(&market.pool, account).await?, browser: None })
}
