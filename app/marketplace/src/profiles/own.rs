//! A CTO's own profile, and the pause button.

use chrono::{DateTime, Utc};
use domain::{
    AccountId, ProfileId,
    lifecycle::{ProfileEvent, ProfileState},
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{ProfileCard, fold_company, store, transition::step};
use crate::{Marketplace, Problem, accounts::CurrentCto, availability, discretion::Identity};

/// A CTO's own profile: the same as staff sees.
pub type OwnProfile = ProfileCard;

impl OwnProfile {
    /// The headline as it is read before an introduction: without what tells who it is.
    pub fn discreet_headline(&self) -> String {
        Identity::of(&self.contact).veil(&self.facts.headline)
    }

    /// Whether a company never sees this CTO.
    pub fn excludes(&self, company: &str) -> bool {
        let company = fold_company(company);
        self.exclusions.iter().any(|excluded| fold_company(excluded) == company)
    }
}

/// The CTO's own profile.
pub async fn read(market: &Marketplace, cto: &CurrentCto) -> Result<OwnProfile, Problem> {
    super::read::load(market, cto.profile()).await
}

/// Where the CTO's profile stands.
pub async fn state(market: &Marketplace, cto: &CurrentCto) -> Result<ProfileState, Problem> {
    store::state(&market.pool, cto.profile()).await?.ok_or(Problem::NotFound)
}

/// Whether the CTO is of the community: staff has accepted the profile, be it paused for now.
pub async fn is_member(market: &Marketplace, cto: &CurrentCto) -> Result<bool, Problem> {
    Ok(matches!(state(market, cto).await?, ProfileState::Accepted | ProfileState::Paused))
}

/// Where a profile stands, with its row locked until the transaction ends.
pub(crate) async fn lock(tx: &mut PgConnection, profile: ProfileId) -> Result<ProfileState, Problem> {
    store::lock(tx, profile).await?.ok_or(Problem::NotFound)
}

/// The profile of a CTO who has just got an account: a draft, which nobody else sees and which is proposed to nobody.
pub(crate) async fn begin(tx: &mut PgConnection, account: AccountId, now: DateTime<Utc>) -> Result<ProfileId, Problem> {
    let id = ProfileId(Uuid::now_v7());
    store::insert(tx, id, account, now).await?;
    Ok(id)
}

/// No proposals for now.
pub async fn pause(market: &Marketplace, cto: &CurrentCto) -> Result<(), Problem> {
    let mut tx = market.pool.begin().await?;
    step(&mut tx, market.now(), cto.who().actor(), cto.profile(), ProfileEvent::Pause).await?;
    market.commit(tx).await
}

/// Proposals again.
pub async fn resume(market: &Marketplace, cto: &CurrentCto) -> Result<(), Problem> {
    let mut tx = market.pool.begin().await?;
    availability::resume(&mut tx, market.now(), cto.who().actor(), cto.profile()).await?;
    market.commit(tx).await
}
