//! The developers' page of an engagement: what the business wants and why, questions and answers. The CEO and the CTO write it; whoever builds the
//! product reads it by a link, asks and answers, without an account. Staff reads it.
//!
//! [`aims`] is what the business wants, [`questions`] what is asked and answered by either, [`link`] what opens the page to a [`guest`]. [`sheet`]
//! shows it to the two and to staff, [`shown`] to a guest: nothing else of the engagement stands on it. `watch` tells staff who is late to answer.

pub mod aims;
mod guest;
pub mod link;
pub mod questions;
mod read;
mod store;
mod tell;
mod watch;

pub use guest::{BriefingGuest, guest};
pub use read::{AimLine, Answered, BriefingLink, BriefingSheet, Exchange, LateQuestion, Tie, late, sheet, shown};

pub(crate) use store::{ToldOf, told_of};
pub(crate) use watch::{waits, watch};
