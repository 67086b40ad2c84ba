//! What staff invites the community to: meetups, workshops, talks, meetings online. Called community events throughout, so that nobody takes them
//! for the events of the log or for those that a server sends.
//!
//! [`write`] keeps, publishes, changes and cancels one; [`attend`] signs people up, lets them wait and withdraw; `watch` is the job that gives seats
//! that came free, reminds, and ends what is over. What somebody reads follows from [`Reader`]; what their calendar program reads, from the key of
//! [`feed`].

pub mod attend;
mod calendar;
mod csv;
pub mod feed;
mod permission;
pub mod public;
mod read;
mod store;
mod tell;
mod transition;
mod watch;
pub mod write;

pub use calendar::{CalendarEntry, entry};
pub use csv::{CsvWords, csv};
pub use permission::{Reader, reader};
pub use read::{
    Agenda, Attendee, EventCard, EventSheet, ListedPerson, MOST_LISTED, PAGE, Speaker, StaffRow, StaffSheet, When, agenda, all, for_staff,
    sheet,
};

pub(crate) use attend::leave;
pub(crate) use calendar::entry_of;
pub(crate) use read::titles;
pub(crate) use store::{event, mine};
pub(crate) use watch::watch;
