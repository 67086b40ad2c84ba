//! What passes from the CTO to the company at the end of an engagement: one list, which both go through ([`list`]) and the CEO confirms
//! ([`confirm`]). What is still open is shown to whoever completes the mission, and forbids nothing.

pub mod confirm;
pub mod list;
pub mod read;
mod store;
mod tell;

pub(crate) use read::told;

pub use read::{HandoverItem, HandoverSheet, sheet, still_open};
