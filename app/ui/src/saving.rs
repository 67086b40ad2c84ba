//! Saving while one types, for islands: kept on the device at each letter, sent after a pause, never lost.
//!
//! [`Saving`] knows how it goes: versions, two windows, a lost session, no network. A [`Sheet`] knows what is typed into and where it is sent: an
//! editor of its own, or any form of the kit ([`FormSheet`]). [`SavingStatus`] says how it stands. Without script none of this is there, and the
//! form's own button saves.

mod engine;
mod form_sheet;
mod kept;
mod status;

pub use engine::{Saving, Sheet, Stored, on};
pub use form_sheet::{FormSheet, Place, Sender};
pub use kept::Kept;
pub(crate) use kept::storage;
pub use status::{SavingStatus, SavingWords, Status};
