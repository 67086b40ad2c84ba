//! The pages of CTOs.

mod actions;
mod availability;
mod conflicts;
mod documents;
mod import;
mod meeting;
mod messages;
mod offer;
mod offers;
mod photo;
mod profile;
mod references;
mod search;

pub use documents::DocumentsPage;
pub use import::{ImportPage, ReviewPage};
pub use messages::MessagesPage;
pub use offer::OfferPage;
pub use offers::OffersPage;
pub use photo::PhotoPage;
pub use profile::{EditPage, ExperiencePage, ProfilePage};
pub use references::ReferencePage;
pub use search::SearchPage;

use marketplace::{
    Marketplace, Problem,
    candidacies::permission::{ConcernedCto, concerned as prove},
    saved_searches::{SavedSearchOwner, Searcher, owner},
};
use ui::{
    Locale, format,
    saving::Stored,
    server::{market, visitor},
    t,
};

/// Proof that the candidacy of this id is the visitor's.
pub(crate) async fn concerned(candidacy: &str) -> Result<ConcernedCto, Problem> {
    let id = candidacy.parse().map_err(|_| Problem::NotFound)?;
    prove(&market(), &visitor().cto()?, id).await
}

/// Proof that the saved search of this id is the visitor's.
pub(crate) async fn saved_search(search: &str) -> Result<SavedSearchOwner, Problem> {
    let cto = visitor().cto()?;
    let id = search.parse().map_err(|_| Problem::NotFound)?;
    owner(&market(), Searcher::from(&cto), id).await
}

/// What an island learns of a saving that was done at this moment.
pub(crate) fn stored(market: &Marketplace, locale: Locale, version: i32) -> Stored {
    Stored { version, saved: t::presence::autosave::saved(locale, format::time(locale, market.now())) }
}
