//! What staff changes: each function demands proof of being staff, calls one service, and leads back to the page.

pub mod curation;
pub mod jobs;
pub mod missions;
pub mod searches;
