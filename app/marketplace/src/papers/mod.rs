//! The papers about a CTO's status that the company of an engagement is to have, as `domain::paper` says.
//!
//! A paper is a proof document ([`crate::documents`]), and stays its CTO's: the CTO hands it over for one engagement, or takes it back ([`hand`]). What
//! is handed over and found good by staff the company may save ([`file`]). `watch` is the job that looks every morning what is missing or ends.

pub mod hand;
mod read;
mod store;
mod watch;

pub use read::{KindOfPaper, PaperSheet, PapersSheet, file, sheet};

pub(crate) use read::told_of;
pub(crate) use watch::{begin_to_watch, watch};
