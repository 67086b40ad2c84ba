//! Searching, its view half: the box, the values to choose from, what was chosen, what to know about the results, and the searches that were
//! kept. A search is an address: everything here is links and one form of the method `get`, and works without JavaScript.
//!
//! `SearchBox(action, words, sorts, sorted, offered)`, `Facets(groups)`, `Chosen(groups, clear)`, `Remarks(unknown, …)`,
//! `SavedSearches(saved, actions, query, …)`. The groups come from [`crate::server::search`].

mod chosen;
mod facets;
mod remarks;
mod saved;
mod search_box;

pub use chosen::Chosen;
pub use facets::{FacetGroup, FacetValue, Facets};
pub use remarks::Remarks;
pub use saved::{Saved, SavedActions, SavedLinks, SavedSearches};
pub use search_box::SearchBox;

/// The id of the form to which the boxes of all facets belong.
const FORM: &str = "search";
