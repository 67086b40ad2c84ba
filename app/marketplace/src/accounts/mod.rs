//! People: signing in and out, their sessions, and the proofs of what they may do.

mod language;
mod password;
pub mod permission;
mod sign_in;
mod staff;
pub(crate) mod store;
mod throttle;

pub use language::speak;
pub use permission::{CurrentCeo, CurrentCto, CurrentStaff, SignedIn, Visitor, visitor};
pub use sign_in::{Credentials, SESSION_DAYS, sign_in, sign_out};
pub use staff::add_staff;

pub(crate) use password::hash;
pub(crate) use permission::visitor_of;
