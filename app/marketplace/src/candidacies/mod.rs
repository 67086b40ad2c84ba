//! Everything between one mission and one CTO.
//!
//! [`invite`] and [`apply`] bring them together, [`shortlist`] puts about three before the CEO, [`introduction`] lets them meet,
//! [`choice`] ends it. [`permission`] proves whose it is; [`read`] shows it to each side, without a name until both said yes.

pub mod apply;
pub mod by_link;
pub mod choice;
pub mod introduction;
pub mod invite;
pub mod permission;
pub mod preview;
pub mod read;
mod seen;
pub mod shortlist;
mod store;
mod tell;
mod transition;

pub use permission::{ConcernedCto, OwnersCandidacy};
pub use store::OpenInvitations;

pub(crate) use apply::end_of;
pub(crate) use choice::{close_others, release};
pub(crate) use store::{Told, refusals, told};
