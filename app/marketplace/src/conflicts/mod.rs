//! What could stand between a CTO's present work and a mission: another company of the same sector, or one that the CEO named as a rival.
//!
//! A CTO works for two or three companies at once, so this is ordinary, and never blocks anything. Who learns what
//! (docs/decisions/0053-who-learns-of-a-conflict.md): **staff** everything; the **CTO** which of their own clients it is about, and may
//! say how they would keep things apart; the **CEO** that the CTO works for another company of the sector, never for which. A CTO's clients
//! are shown to no CEO. That a client was named as a rival is told to a CTO only once they know the company's name.

mod between;
mod read;
mod rivals;
mod say;
mod store;

use chrono::NaiveDate;
use domain::{MissionId, Sector};

pub use between::{Cause, Conflict, Source};
pub use read::{ForCto, ForStaff, OwnConflict, for_cto, for_staff};
pub use rivals::{MOST_RIVALS, name_rivals, of_holder, of_mission};
pub use store::MOST_CLIENTS;

use between::{Present, between};

pub(crate) use read::concurrent;
pub(crate) use say::{read_statement, say};
pub(crate) use store::{clients, replace_clients, rivals};

/// A company that a CTO works for now, as the CTO lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    pub name: String,
    pub sector: Option<Sector>,
    /// The last day, where it is known.
    pub until: Option<NaiveDate>,
}

/// What a mission asks about.
pub(crate) struct Asked {
    pub mission: MissionId,
    /// Folded; none before the company was named.
    pub company: Option<String>,
    /// Folded.
    pub rivals: Vec<String>,
    pub sectors: Vec<Sector>,
}
