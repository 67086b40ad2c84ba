//! What is public, as addresses: for maps of the site. Each noun that has public pages counts and lists its own; `app::published` names them.

use chrono::{DateTime, Utc};

/// The most addresses that are listed at once; a noun that has more lists them in pages of so many.
pub const ADDRESSES_A_PAGE: u64 = 5000;

/// A page that everybody may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Without the prefix of a language.
    pub path: String,
    /// When what it shows last changed, where that is known.
    pub changed: Option<DateTime<Utc>>,
}
