//! CTOs who show their work to everybody: the list, a page of each, and where a CTO chooses what theirs shows.

mod list;
mod one;
mod own;
mod sheet;
mod visibility;

pub use list::CtosPage;
pub use one::CtoPage;
pub use own::PublicPagePage;

use domain::Language;
use marketplace::public_pages::Shown;
use ui::{Locale, public::Card, t};

/// The noun in the addresses of maps and pictures.
pub const NOUN: &str = "ctos";

/// The words of the picture of a page.
pub fn card(locale: Locale, shown: &Shown) -> Card {
    Card { kicker: t::public_page::page::kicker(locale).to_owned(), title: shown.name.clone(), line: shown.headline.clone() }
}

/// The codes of the languages that somebody works in, for machines.
fn languages(shown: &Shown) -> Vec<&'static str> {
    shown.languages.iter().copied().map(Language::code).collect()
}
