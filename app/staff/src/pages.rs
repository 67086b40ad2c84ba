//! The pages, on the server. Each asks for proof of being staff before anything else.

mod agenda;
mod audit;
mod availability;
mod conflicts;
mod curation;
mod documents;
mod jobs;
mod messages;
mod mission;
mod missions;
mod paging;
mod particulars;
mod profile;
mod profiles;
mod rankings;
mod references;
mod today;
mod vetting;
mod words;

pub use agenda::{AgendaPage, EventPage, NewEventPage};
pub use audit::AuditPage;
pub use curation::CurationPage;
pub use jobs::JobsPage;
pub use messages::{ConversationPage, MessagesPage};
pub use mission::MissionPage;
pub use missions::MissionsPage;
pub use profile::{ProfilePage, ProfileSheet};
pub use profiles::ProfilesPage;
pub use rankings::RankingsPage;
pub use today::TodayPage;
pub use vetting::VettingPage;
