//! How an engagement ends: one of the two asks staff for it ([`ask`]), and staff completes the mission, has it searched again, or says why it goes
//! on ([`settle`]). The steps of mission, candidacy and engagement are theirs; what stands here is the wish, and what both are told.

pub mod ask;
pub mod read;
pub mod settle;
mod store;
mod tell;
mod transition;
mod watch;

pub use read::{EndingSheet, Unanswered, sheets, unanswered};

pub(crate) use read::{answer, waits};
pub(crate) use tell::tell_end;
pub(crate) use transition::grant;
pub(crate) use watch::watch;
