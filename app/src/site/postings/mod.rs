//! Open missions that their CEOs show to everybody: the list, a page of each, and where a CEO prepares theirs.

mod ask;
mod job;
mod list;
mod one;
mod own;
mod sheet;

pub use list::PostingsPage;
pub use one::PostingPage;
pub use own::OwnPostingPage;

use domain::{CriterionKind, CriterionKind as Kind};
use marketplace::postings::Shown;
use ui::{Locale, criterion_value, format, public::Card, t};

/// The noun in the addresses of maps and pictures.
pub const NOUN: &str = "missions";

/// What stands in short below a title.
const IN_SHORT: [CriterionKind; 4] = [Kind::Rhythm, Kind::Place, Kind::Start, Kind::Sector];

/// The words of the picture of a page.
pub fn card(locale: Locale, shown: &Shown) -> Card {
    Card { kicker: t::posting::page::kicker(locale).to_owned(), title: shown.title.clone(), line: in_short(locale, shown) }
}

/// Rhythm, place, start and sector in a line, as far as they were said.
fn in_short(locale: Locale, shown: &Shown) -> String {
    let said: Vec<String> = IN_SHORT.iter().flat_map(|kind| shown.values(*kind)).map(|value| criterion_value(locale, value)).collect();
    said.join(format::BETWEEN)
}
