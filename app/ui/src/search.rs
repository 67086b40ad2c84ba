//! Searching, its view half: the box, the values to choose from, what was chosen, what to know about the results, and the searches that were
//! kept. A search is an address: everything here is links and one form of the method `get`, and works without JavaScript. While somebody types,
//! [`LiveSearch`] proposes what may be meant.
//!
//! `SearchBox(action, words, sorts, sorted)`, `Facets(groups)`, `Chosen(groups, clear)`, `Remarks(unknown, …)`,
//! `SavedSearches(saved, actions, query, …)`. The groups come from [`crate::server::search`].

pub mod api;
mod chosen;
mod combobox;
mod facets;
#[cfg(feature = "ssr")]
mod options;
#[cfg(feature = "ssr")]
mod remarks;
mod saved;
mod search_box;

pub use chosen::Chosen;
pub use combobox::LiveSearch;
pub use facets::{FacetGroup, FacetValue, Facets};
pub use saved::{Saved, SavedActions, SavedLinks, SavedSearches};
pub use search_box::SearchBox;

#[cfg(feature = "ssr")]
pub(crate) use options::Options;
#[cfg(feature = "ssr")]
pub use remarks::Remarks;

/// The id of the form to which the boxes of all facets belong.
const FORM: &str = "search";
/// The id of the field for words.
const WORDS: &str = "search-words";
/// The id of the list of what may be meant, with which the ids of its options begin.
const SUGGESTIONS: &str = "search-suggestions";
/// The id of what says how many there are.
const SAID: &str = "search-said";
