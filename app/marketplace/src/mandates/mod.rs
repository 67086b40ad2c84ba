//! The mandate of an engagement: objectives, milestones, decisions and risks, written by the CEO and the CTO alike, and read by staff too.
//!
//! [`write`] adds, changes and takes out one part at a time; [`read`] shows them all. A mandate has no state of its own: each part says who wrote it
//! last and when, and counts its versions, so that nobody overwrites what they have not seen.

mod read;
mod store;
pub mod write;

pub(crate) use read::known;
pub use read::{DatedMilestone, MandateSheet, Signed, sheet};
