//! Searches that somebody comes back to: kept under a name, with how many results are new since they last looked.
//!
//! A search is saved for one audience: a CTO's finds missions, staff's finds profiles. Looking is an act of its own, because reading a page
//! changes nothing.

pub mod permission;
mod store;
mod tell;

pub use permission::{SavedSearchOwner, Searcher, owner};
pub use tell::{BETWEEN_TWO, FoundBySearch};

pub(crate) use tell::{found, something_came, tell, tell_all};

use chrono::{DateTime, Utc};
use domain::{
    SavedSearchId,
    forms::{FieldErrors, SearchName},
};
use uuid::Uuid;

use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, CurrentStaff},
    search::text::{self, Asked},
};

/// How many a person may keep.
pub const MOST: usize = 20;

/// A search that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    pub id: SavedSearchId,
    pub name: String,
    pub asked: Asked,
    pub looked_at: DateTime<Utc>,
    /// Whether its owner is told by mail.
    pub told: bool,
    /// How many results are new since.
    pub new: usize,
}

/// Keeps a search under a name. `query` is the query of its address.
pub async fn save(market: &Marketplace, searcher: &Searcher, name: &str, query: &str) -> Result<SavedSearchId, Problem> {
    let name = read_name(name)?;
    let asked = Asked::read(searcher.scope, query);
    let mut tx = market.pool.begin().await?;
    store::lock_account(&mut tx, searcher).await?;
    if store::count(&mut tx, searcher).await? >= MOST {
        return Err(Problem::NotNow("saved_searches_full"));
    }
    let id = SavedSearchId(Uuid::now_v7());
    store::insert(&mut tx, searcher, id, &name, &asked.query(), market.now()).await?;
    tx.commit().await?;
    Ok(id)
}

/// Gives it another name.
pub async fn rename(market: &Marketplace, owner: &SavedSearchOwner, name: &str) -> Result<(), Problem> {
    store::rename(&market.pool, owner, &read_name(name)?).await
}

/// Whether its owner is told by mail what it finds.
pub async fn set_told(market: &Marketplace, owner: &SavedSearchOwner, told: bool) -> Result<(), Problem> {
    store::set_told(&market.pool, owner, told).await
}

/// Removes it.
pub async fn remove(market: &Marketplace, owner: &SavedSearchOwner) -> Result<(), Problem> {
    store::remove(&market.pool, owner).await
}

/// Notes that its owner looks now. Answers what to show, and the moment since which results are new.
pub async fn look(market: &Marketplace, owner: &SavedSearchOwner) -> Result<(Asked, DateTime<Utc>), Problem> {
    let (query, before) = store::look(&market.pool, owner, market.now()).await?.ok_or(Problem::NotFound)?;
    Ok((Asked::read(owner.searcher.scope, &query), before))
}

/// A CTO's, by name.
pub async fn of_cto(market: &Marketplace, cto: &CurrentCto) -> Result<Vec<SavedSearch>, Problem> {
    let saved = store::list(&market.pool, &Searcher::from(cto)).await?;
    let counts = text::missions::newer(market, cto, &questions(&saved)).await?;
    Ok(with_counts(saved, counts))
}

/// A member of staff's, by name.
pub async fn of_staff(market: &Marketplace, staff: &CurrentStaff) -> Result<Vec<SavedSearch>, Problem> {
    let saved = store::list(&market.pool, &Searcher::from(staff)).await?;
    let counts = text::profiles::newer(market, &questions(&saved))?;
    Ok(with_counts(saved, counts))
}

fn questions(saved: &[SavedSearch]) -> Vec<(Asked, i64)> {
    saved.iter().map(|one| (one.asked.clone(), one.looked_at.timestamp())).collect()
}

fn with_counts(saved: Vec<SavedSearch>, counts: Vec<usize>) -> Vec<SavedSearch> {
    saved.into_iter().zip(counts).map(|(one, new)| SavedSearch { new, ..one }).collect()
}

fn read_name(name: &str) -> Result<SearchName, Problem> {
    let mut errors = FieldErrors::default();
    errors.take("name", SearchName::read(name)).ok_or(Problem::Invalid(errors))
}
