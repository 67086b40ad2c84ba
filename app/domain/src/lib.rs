//! What Passerelle is about, as values: ids, money, dates, criteria, the life of a mission and of a candidacy, and what a form may hold.
//!
//! Nothing here does I/O, reads a clock or draws at random, and everything compiles to wasm. The crate speaks in codes
//! (`"build-mvp"`, `"too_long"`); only the interface crates speak French and English.

mod code;

pub mod activity;
pub mod availability;
pub mod briefing;
pub mod business_days;
pub mod case_study;
pub mod checkup;
pub mod community_event;
pub mod company;
pub mod conversation;
pub mod criteria;
pub mod daily;
pub mod device;
pub mod document;
pub mod ending;
pub mod forms;
pub mod handover;
pub mod ids;
pub mod labels;
pub mod lifecycle;
pub mod mail;
pub mod mandate;
pub mod meeting;
pub mod money;
mod month;
pub mod outcome;
pub mod paper;
pub mod place;
pub mod profile;
pub mod promises;
pub mod reference;
pub mod refusal;
pub mod renewal;
pub mod report;
pub mod rhythm;
pub mod role;
pub mod situation;
pub mod start;
pub mod technology;
pub mod terms;
pub mod vetting;
pub mod wait;
pub mod written;
pub mod zone;

pub use availability::AvailabilityAnswer;
pub use briefing::QuestionOwner;
pub use case_study::CasePart;
pub use code::{Code, UnknownCode};
pub use community_event::{Audience, EventKind};
pub use company::CheckMeans;
pub use criteria::{Criterion, CriterionKind, CriterionValue, Evidence, Importance, Origin};
pub use device::{BrowserKind, Device, SystemKind};
pub use document::{DocumentKind, DocumentType};
pub use ending::{EngagementOutcome, WantedEnding};
pub use handover::HandoverTopic;
pub use ids::{
    AccountId, AgencyAnswerId, AgencyRequestId, AimId, ApplicationId, BriefingLinkId, CandidacyId, CaseStudyId, CommunityEventId,
    CriterionId, DocumentId, EngagementId, EntryId, ExperienceId, FormId, HandoverItemId, ImportId, IntroductionId, JobId, MailId,
    MessageId, MissionId, NoteId, NotificationId, PhotoId, PostingId, ProfileId, PublicPageId, QuestionAnswerId, QuestionId,
    ReferenceRequestId, RemarkId, RenewalId, ReportId, SavedSearchId, SessionId, ShortlistId, SignUpId, TermsId,
};
pub use labels::{Area, Impact, MissionType, Orientation, Sector, Stage};
pub use mail::{MailKind, MailPace, MailTopic};
pub use meeting::{Aspect, Grade, MeetingAnswer};
pub use money::{DailyRate, RateRange};
pub use month::Month;
pub use outcome::{OutcomeAnswer, OutcomeQuestion};
pub use paper::{PaperGiver, PaperKind};
pub use place::{Language, Place};
pub use reference::{Bond, PeriodAnswer, WorkAgain};
pub use refusal::{Refusal, RefusalCode};
pub use renewal::RenewalAnswer;
pub use rhythm::Rhythm;
pub use role::Role;
pub use situation::{SituationFact, SituationValue};
pub use start::Start;
pub use technology::TechnologyId;
pub use terms::{Terms, TermsField, TypedTerms, Vat};
pub use wait::{Turn, Wait};
pub use written::WrittenLanguage;
pub use zone::Zone;
