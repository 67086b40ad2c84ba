//! The life of a mission, a candidacy, a profile, an account, a question to the agency, a reference request, a proof document, a meeting, a message, an engagement, a version of its terms, the wish to end one, the days worked in a month a handover and a public page: one table of legal transitions each, and one function that applies them.
//!
//! Nobody writes a state by hand: services ask [`Table::apply`] for the next state and write it with its audit line, its
//! change row and its jobs in one transaction.

mod account;
mod activity;
mod agency;
mod candidacy;
mod document;
mod ending;
mod engagement;
mod handover;
mod meeting;
mod message;
mod mission;
mod profile;
mod public_page;
mod reference;
mod table;
mod terms;

pub use account::{ACCOUNT, AccountEvent, AccountState};
pub use activity::{ACTIVITY, ActivityEvent, ActivityGuard, ActivityState};
pub use agency::{AGENCY_REQUEST, AgencyRequestEvent, AgencyRequestGuard, AgencyRequestState};
pub use candidacy::{CANDIDACY, CandidacyEvent, CandidacyGuard, CandidacyState};
pub use document::{DOCUMENT, DocumentEvent, DocumentGuard, DocumentState};
pub use ending::{ENDING, EndingEvent, EndingGuard, EndingState};
pub use engagement::{ENGAGEMENT, EngagementEvent, EngagementGuard, EngagementState};
pub use handover::{
    HANDOVER, HANDOVER_ITEM, HandoverEvent, HandoverGuard, HandoverItemEvent, HandoverItemGuard, HandoverItemState, HandoverState,
};
pub use meeting::{MEETING, MeetingEvent, MeetingGuard, MeetingState};
pub use message::{MESSAGE, MessageEvent, MessageGuard, MessageState};
pub use mission::{MISSION, MissionEvent, MissionGuard, MissionState};
pub use profile::{PROFILE, ProfileEvent, ProfileGuard, ProfileState};
pub use public_page::{PUBLIC_PAGE, PublicPageEvent, PublicPageGuard, PublicPageState};
pub use reference::{REFERENCE_REQUEST, ReferenceRequestEvent, ReferenceRequestGuard, ReferenceRequestState};
pub use table::{NoGuard, Refusal, Table, Transition};
pub use terms::{TERMS, TermsEvent, TermsGuard, TermsState};
