//! Engagements: two people who work together on a mission, from the choice to its end or to a new search.
//!
//! A step of the mission begins and ends one (`transition`). [`party`] proves whose it is, and [`sheet`] says who works with whom since when.

mod permission;
mod read;
mod store;
mod transition;

pub use permission::{Party, party};
pub use read::{EngagementSheet, of_mission, sheet};

pub(crate) use store::{Engagement, engagement, lock, lock_if_there, lock_open, set_last_day};
pub(crate) use transition::{begin, end, start};
