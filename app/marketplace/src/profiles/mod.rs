//! CTO profiles: the facts that rules compare, who may be proposed to whom, and what is shown after an introduction.

pub mod edit;
pub mod imports;
pub mod own;
pub mod photo;
pub mod read;
pub(crate) mod store;
mod transition;

pub use edit::Link;
pub use own::{OwnProfile, pause, resume};
pub use read::{Contact, Experience, Particulars, ProfileCard, ProfileSummary, Profiles};

pub(crate) use own::{begin, lock};
pub(crate) use read::{contacts, excludes, features, fold_company, identity, names, visible};
pub(crate) use store::{account_of, searched, uuids};
pub(crate) use transition::{step, step_because};
