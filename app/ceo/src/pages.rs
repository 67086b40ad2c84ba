//! The pages of a CEO, one file a page or a section.

pub(crate) mod agency;
mod asks;
mod cancel;
mod candidate;
mod column;
mod criteria;
mod draft;
mod guide;
mod life;
mod meeting;
mod messages;
mod need;
mod needs;
mod new_need;
mod people;
mod posting;
mod preview;
pub(crate) mod proof;
pub(crate) mod reading;
mod rivals;
mod send;
mod sheet;
mod shortlist;
mod situation;
mod what_ifs;

pub use agency::AgencyPage;
pub use candidate::CandidatePage;
pub use column::PersonColumn;
pub use guide::GuidePage;
pub use messages::MessagesPage;
pub use need::NeedPage;
pub use needs::NeedsPage;
pub use new_need::NewNeedPage;
pub use people::Contact;
pub use preview::PreviewPage;
pub use shortlist::ShortlistPage;
