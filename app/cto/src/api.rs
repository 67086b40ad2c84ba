//! The server functions of CTOs, one file a noun.

pub mod candidacy;
pub mod import;
pub mod introduction;
pub mod profile;
pub mod searches;
pub mod vetting;
