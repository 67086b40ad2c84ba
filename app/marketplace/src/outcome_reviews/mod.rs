//! Outcome reviews: what each of two who worked together says privately once it has ended. [`write`] keeps a draft, sends it once, and changes it for a
//! while; [`read`] shows it to its author and, once it is sent, to staff: never to the other side. `watch` is the job that reminds, [`late`] tells staff.
//! What the answers are worth as a label stands in `domain::outcome`.

pub mod read;
mod store;
mod tell;
mod transition;
mod watch;
pub mod write;

pub(crate) use read::waits;
pub(crate) use store::review;
pub(crate) use transition::ask;
pub(crate) use watch::watch;

pub use read::{LateReview, OutcomeReview, OutcomeSheet, late, sheet};
