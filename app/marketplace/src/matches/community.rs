//! Facts for measuring, by whoever runs the machine: no person's request leads here.

use domain::ProfileId;
use matching::{Need, Profile};

use crate::{Marketplace, Problem, profiles, search};

/// More people than any community has.
const EVERYBODY: usize = 10_000_000;

/// The facts of everybody who may be proposed to a company that nobody excludes.
pub async fn community(market: &Marketplace) -> Result<Vec<Profile>, Problem> {
    let found: Vec<ProfileId> = search::best(market, &Need::default(), EVERYBODY).iter().map(|one| one.profile).collect();
    let visible = profiles::store::visible_to_all(&market.pool, &found).await?;
    profiles::features(&market.pool, &visible).await
}

/// The facts of these people as they are now; somebody who has gone is left out.
pub async fn facts(market: &Marketplace, ids: &[ProfileId]) -> Result<Vec<Profile>, Problem> {
    profiles::features(&market.pool, ids).await
}
