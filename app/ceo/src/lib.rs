//! What a CEO meets: telling a need, correcting what was read from it, comparing the people proposed, meeting them, choosing.
//!
//! - [`api`] holds the server functions, one file a noun; they work as plain forms.
//! - [`pages`] exists on the server only.
//! - [`islands`] makes the sheet save while one types.

pub mod api;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod pages;
