//! Whether two who work together go on: asked of both in time, before the last day of their terms, or else every few months.
//!
//! `watch` is the job that asks, reminds, and tells staff who is late. [`answer`] is what each says; the other reads it once both have, or where one
//! chooses to tell. Two who say something else are staff's to [`settle`]. What follows from an answer is done elsewhere: new terms are proposed in
//! [`crate::terms`], an end is asked for in [`crate::endings`].

pub mod answer;
mod read;
pub mod settle;
mod store;
mod transition;
mod watch;

pub use read::{Given, RenewalSheet, Unsettled, sheet, unsettled};

pub(crate) use read::told_of;
pub(crate) use transition::overtake;
pub(crate) use watch::{begin_to_watch, waits, watch};
