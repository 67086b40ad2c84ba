//! What Passerelle is about, as values: ids, money, dates, criteria, the life of a mission and of a candidacy, and what a form may hold.
//!
//! Nothing here does I/O, reads a clock or draws at random, and everything compiles to wasm. The crate speaks in codes
//! (`"build-mvp"`, `"too_long"`); only the interface crates speak French and English.

mod code;

pub mod criteria;
pub mod device;
pub mod forms;
pub mod ids;
pub mod labels;
pub mod lifecycle;
pub mod mail;
pub mod money;
pub mod place;
pub mod profile;
pub mod promises;
pub mod rhythm;
pub mod role;
pub mod situation;
pub mod start;
pub mod technology;
pub mod written;

pub use code::UnknownCode;
pub use criteria::{Criterion, CriterionKind, CriterionValue, Evidence, Importance, Origin};
pub use device::{BrowserKind, Device, SystemKind};
pub use ids::{
    AccountId, AgencyAnswerId, AgencyRequestId, CandidacyId, CriterionId, ExperienceId, FormId, ImportId, IntroductionId, JobId, MailId,
    MissionId, PhotoId, ProfileId, SavedSearchId, SessionId, ShortlistId, SignUpId,
};
pub use labels::{Area, Impact, MissionType, Orientation, Sector, Stage};
pub use mail::{MailKind, MailTopic};
pub use money::{DailyRate, RateRange};
pub use place::{Language, Place};
pub use rhythm::Rhythm;
pub use role::Role;
pub use situation::{SituationFact, SituationValue};
pub use start::Start;
pub use technology::TechnologyId;
pub use written::WrittenLanguage;
