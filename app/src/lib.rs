//! The application: the document around every page, the map of pages, what everybody sees, and signing in and out.
//!
//! The pages of each audience are the crates `ceo`, `cto` and `staff`. On the server (`ssr`) everything is here; in the browser
//! (`hydrate`) only islands and the stubs of server functions are.

pub mod api;
#[cfg(feature = "ssr")]
mod asked;
#[cfg(feature = "ssr")]
pub mod published;
#[cfg(feature = "ssr")]
mod site;

// An island whose crate nothing names is dropped by the linker.
pub use ceo;
pub use cto;
pub use staff;

#[cfg(feature = "ssr")]
pub use site::{App, shell};
