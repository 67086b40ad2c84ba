//! Proofs about saved searches: who searches what, and whose a saved search is.

use domain::{AccountId, SavedSearchId};

use super::store;
use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, CurrentStaff},
    search::text::Scope,
};

/// Proof: this person may search this.
#[derive(Debug, Clone)]
pub struct Searcher {
    pub(crate) account: AccountId,
    pub(crate) scope: Scope,
}

/// Proof: the saved search is this person's.
#[derive(Debug, Clone)]
pub struct SavedSearchOwner {
    pub(crate) search: SavedSearchId,
    pub(crate) searcher: Searcher,
}

impl From<&CurrentCto> for Searcher {
    fn from(cto: &CurrentCto) -> Self {
        Self { account: cto.who().account(), scope: Scope::Missions }
    }
}

impl From<&CurrentStaff> for Searcher {
    fn from(staff: &CurrentStaff) -> Self {
        Self { account: staff.who().account(), scope: Scope::Profiles }
    }
}

/// Whether the saved search is this person's. To anybody else it does not exist.
pub async fn owner(market: &Marketplace, searcher: Searcher, search: SavedSearchId) -> Result<SavedSearchOwner, Problem> {
    if store::is_of(&market.pool, &searcher, search).await? { Ok(SavedSearchOwner { search, searcher }) } else { Err(Problem::NotFound) }
}
