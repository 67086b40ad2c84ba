//! A CTO's own profile, and the pause button.

use domain::lifecycle::ProfileEvent;

use super::{ProfileCard, fold_company, transition::step};
use crate::{Marketplace, Problem, accounts::CurrentCto};

/// A CTO's own profile: the same as staff sees.
pub type OwnProfile = ProfileCard;

impl OwnProfile {
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

/// No proposals for now.
pub async fn pause(market: &Marketplace, cto: &CurrentCto) -> Result<(), Problem> {
    take(market, cto, ProfileEvent::Pause).await
}

/// Proposals again.
pub async fn resume(market: &Marketplace, cto: &CurrentCto) -> Result<(), Problem> {
    take(market, cto, ProfileEvent::Resume).await
}

async fn take(market: &Marketplace, cto: &CurrentCto, event: ProfileEvent) -> Result<(), Problem> {
    let mut tx = market.pool.begin().await?;
    step(&mut tx, market.now(), cto.who().actor(), cto.profile(), event).await?;
    market.commit(tx).await
}
