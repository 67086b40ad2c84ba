//! What staff changes: each function demands proof of being staff, calls one service, and leads back to the page.

pub mod agenda;
pub mod companies;
pub mod curation;
pub mod documents;
pub mod jobs;
pub mod missions;
pub mod notes;
pub mod postings;
pub mod public_pages;
pub mod references;
pub mod searches;
pub mod vetting;
