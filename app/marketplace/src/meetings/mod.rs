//! Meetings, once both sides said yes: slots, the date, calendars, whether they met, and what each notes of it for themselves.
//!
//! [`propose`] finds a date, [`call_off`] gives it up, [`confirm`] asks afterwards, [`impression`] keeps what each side thought. Every step goes
//! through `transition`; `watch` is the job that reminds, asks, and hands to staff what stands still. [`participant`] proves whose meeting it is,
//! and [`sheet`] shows it to each of the three readers.

pub mod call_off;
pub mod confirm;
pub mod impression;
mod invitation;
mod permission;
pub mod propose;
mod read;
mod store;
mod tell;
mod transition;
mod watch;

pub use impression::{Impression, TypedImpression};
pub use invitation::{Invitation, invitation};
pub use permission::{Participant, participant};
pub use read::{Answers, MeetingSheet, sheet};

pub(crate) use call_off::close;
pub(crate) use invitation::{dates_of, invitation_of};
pub(crate) use store::{Meeting, Standing, meeting, slots, standing};
pub(crate) use tell::is_waited_for;
pub(crate) use transition::begin_to_watch;
pub(crate) use watch::watch;
