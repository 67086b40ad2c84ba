//! The life of a mission, a candidacy, a profile, an account, a question to the agency, a reference request, a proof document, a meeting, a message, an engagement, a version of its terms, the wish to end one, the days worked in a month, a handover, a link to a developers' page and a question on it, a fortnight check, a renewal, a paper, an outcome review, a case study, a CTO's public page, an event of the community and an attendance: one table of legal transitions each, and one function that applies them.
//!
//! Nobody writes a state by hand: services ask [`Table::apply`] for the next state and write it with its audit line, its
//! change row and its jobs in one transaction.

mod account;
mod activity;
mod agency;
mod briefing;
mod candidacy;
mod case_study;
mod checkup;
mod community_event;
mod document;
mod ending;
mod engagement;
mod handover;
mod meeting;
mod message;
mod mission;
mod outcome_review;
mod paper;
mod posting;
mod profile;
mod public_page;
mod reference;
mod renewal;
mod table;
mod terms;

pub use account::{ACCOUNT, AccountEvent, AccountState};
pub use activity::{ACTIVITY, ActivityEvent, ActivityGuard, ActivityState};
pub use agency::{AGENCY_REQUEST, AgencyRequestEvent, AgencyRequestGuard, AgencyRequestState};
pub use briefing::{BRIEFING_LINK, BriefingGuard, BriefingLinkEvent, BriefingLinkState, QUESTION, QuestionEvent, QuestionState};
pub use candidacy::{CANDIDACY, CandidacyEvent, CandidacyGuard, CandidacyState};
pub use case_study::{CASE_STUDY, CaseStudyEvent, CaseStudyGuard, CaseStudyState};
pub use checkup::{CHECKUP, CheckupEvent, CheckupGuard, CheckupState};
pub use community_event::{
    ATTENDANCE, AttendanceEvent, AttendanceGuard, AttendanceState, COMMUNITY_EVENT, CommunityEventEvent, CommunityEventGuard,
    CommunityEventState,
};
pub use document::{DOCUMENT, DocumentEvent, DocumentGuard, DocumentState};
pub use ending::{ENDING, EndingEvent, EndingGuard, EndingState};
pub use engagement::{ENGAGEMENT, EngagementEvent, EngagementGuard, EngagementState};
pub use handover::{
    HANDOVER, HANDOVER_ITEM, HandoverEvent, HandoverGuard, HandoverItemEvent, HandoverItemGuard, HandoverItemState, HandoverState,
};
pub use meeting::{MEETING, MeetingEvent, MeetingGuard, MeetingState};
pub use message::{MESSAGE, MessageEvent, MessageGuard, MessageState};
pub use mission::{MISSION, MissionEvent, MissionGuard, MissionState};
pub use outcome_review::{OUTCOME_REVIEW, OutcomeReviewEvent, OutcomeReviewGuard, OutcomeReviewState};
pub use paper::{PAPER, PaperEvent, PaperGuard, PaperState};
pub use posting::{POSTING, PostingEvent, PostingGuard, PostingState};
pub use profile::{PROFILE, ProfileEvent, ProfileGuard, ProfileState};
pub use public_page::{PUBLIC_PAGE, PublicPageEvent, PublicPageGuard, PublicPageState};
pub use reference::{REFERENCE_REQUEST, ReferenceRequestEvent, ReferenceRequestGuard, ReferenceRequestState};
pub use renewal::{RENEWAL, RenewalEvent, RenewalGuard, RenewalState};
pub use table::{NoGuard, Refusal, Table, Transition};
pub use terms::{TERMS, TermsEvent, TermsGuard, TermsState};
