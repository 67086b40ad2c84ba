//! The server functions of CTOs, one file a noun.

pub mod candidacy;
pub mod documents;
pub mod import;
pub mod introduction;
pub mod profile;
pub mod references;
pub mod searches;
pub mod vetting;
