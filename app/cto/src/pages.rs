//! The pages of CTOs.

mod actions;
mod meeting;
mod offer;
mod offers;
mod profile;

pub use offer::OfferPage;
pub use offers::OffersPage;
pub use profile::ProfilePage;

use marketplace::{
    Problem,
    candidacies::permission::{ConcernedCto, concerned as prove},
};
use ui::server::{market, visitor};

/// Proof that the candidacy of this id is the visitor's.
pub(crate) async fn concerned(candidacy: &str) -> Result<ConcernedCto, Problem> {
    let id = candidacy.parse().map_err(|_| Problem::NotFound)?;
    prove(&market(), &visitor().cto()?, id).await
}
