//! Search by people: CTOs look for missions, staff for profiles, in French, in English, or in both at once.
//!
//! [`Asked`] is a search as its address says it. [`missions`] and [`profiles`] answer it: this node's index finds, and Postgres says again what
//! the person may see. Each module is one capability; `retrieval` puts them together.

mod analyzer;
mod asked;
pub(crate) mod concepts;
pub(crate) mod facets;
pub(crate) mod fields;
mod highlight;
pub mod missions;
pub mod profiles;
mod question;
mod retrieval;
mod stems;
pub mod typeahead;

#[cfg(test)]
mod tests;

pub use asked::{Asked, BEGINNINGS, Facet, MOST_CHARACTERS, MOST_PAGES, RATE_BANDS, RHYTHMS, Scope, Sort};
pub use highlight::Passage;

use std::collections::BTreeMap;

/// How many results a page holds.
pub const PAGE: usize = 20;

/// A facet that applies, its values and how many results each leaves, most first.
pub type Counted = (Facet, Vec<(String, u64)>);

/// How much of what was found is there only because slips of the hand were forgiven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forgiven {
    Nothing,
    /// Some is written as it was typed, or goes on like that.
    Part,
    Everything,
}

/// A page of results.
#[derive(Debug, Clone)]
pub struct Results<T> {
    pub found: Vec<T>,
    /// How many there are on all pages.
    pub total: usize,
    pub facets: Vec<Counted>,
    /// None has all words; these have some.
    pub relaxed: bool,
    pub forgiven: Forgiven,
}

/// Facets in the order in which people meet them; values by count, then by code; a chosen value is there even when it leaves nothing.
fn in_order(asked: &Asked, counts: &facets::Counts) -> Vec<Counted> {
    let nothing = BTreeMap::new();
    let of = |facet: &Facet| {
        let counted = counts.get(facet).unwrap_or(&nothing);
        let chosen = asked.chosen.get(facet).into_iter().flatten().filter(|value| !counted.contains_key(*value));
        let counted = counted.iter().map(|(value, count)| (value.clone(), *count));
        let mut values: Vec<(String, u64)> = counted.chain(chosen.map(|value| (value.clone(), 0))).collect();
        match facet {
            // These have an order of their own.
            Facet::Rhythm | Facet::Rate | Facet::Beginning => values.sort_by_key(|(value, _)| place(*facet, value)),
            _ => values.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0))),
        }
        (*facet, values)
    };
    asked.scope.facets().iter().map(of).filter(|(_, values)| !values.is_empty()).collect()
}

fn place(facet: Facet, value: &str) -> usize {
    let codes: Vec<&str> = match facet {
        Facet::Rate => RATE_BANDS.iter().map(|(code, ..)| *code).collect(),
        Facet::Beginning => BEGINNINGS.iter().map(|(code, ..)| *code).collect(),
        _ => RHYTHMS.to_vec(),
    };
    codes.iter().position(|code| *code == value).unwrap_or(codes.len())
}
