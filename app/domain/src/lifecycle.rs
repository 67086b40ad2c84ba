//! The life of a mission, a candidacy, a profile, an account, a question to the agency, a reference request, a proof document, a meeting and a message: one table of legal transitions each, and one function that applies them.
//!
//! Nobody writes a state by hand: services ask [`Table::apply`] for the next state and write it with its audit line, its
//! change row and its jobs in one transaction.

mod account;
mod agency;
mod candidacy;
mod document;
mod meeting;
mod message;
mod mission;
mod profile;
mod reference;
mod table;

pub use account::{ACCOUNT, AccountEvent, AccountState};
pub use agency::{AGENCY_REQUEST, AgencyRequestEvent, AgencyRequestGuard, AgencyRequestState};
pub use candidacy::{CANDIDACY, CandidacyEvent, CandidacyGuard, CandidacyState};
pub use document::{DOCUMENT, DocumentEvent, DocumentGuard, DocumentState};
pub use meeting::{MEETING, MeetingEvent, MeetingGuard, MeetingState};
pub use message::{MESSAGE, MessageEvent, MessageGuard, MessageState};
pub use mission::{MISSION, MissionEvent, MissionGuard, MissionState};
pub use profile::{PROFILE, ProfileEvent, ProfileGuard, ProfileState};
pub use reference::{REFERENCE_REQUEST, ReferenceRequestEvent, ReferenceRequestGuard, ReferenceRequestState};
pub use table::{NoGuard, Refusal, Table, Transition};
