//! A fortnight after the work began each of the two who work together is asked, for themselves, how it goes.
//!
//! `watch` is the job that asks and reminds. [`answer`] is what one of the two says, which the other never reads; a worried one is staff's to
//! [`settle`], who has talked with whoever is worried. [`sheet`] shows it to whoever answers, [`both`] to staff.

pub mod answer;
mod read;
pub mod settle;
mod store;
mod transition;
mod watch;

pub use read::{CheckupSheet, Worry, both, sheet, worries};

pub(crate) use read::is_asked;
pub(crate) use watch::{begin_to_watch, waits, watch};
