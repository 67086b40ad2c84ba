//! People: signing up, in and out, their sessions, what they change and erase, and the proofs of what they may do.
//!
//! Whether an address has an account is never seen in an answer, nor in the time it takes: [`sign_in()`] does the same work for both, and
//! [`ask_account`], [`ask_reset`] and [`ask_new_email`] look only when the letter is written, after the answer.

mod change;
mod erase;
mod export;
mod language;
mod own;
mod password;
pub mod permission;
mod reset;
mod sessions;
mod sign_in;
mod sign_up;
mod staff;
pub(crate) mod store;
mod suspend;
mod throttle;
mod transition;
mod zone;

pub use change::{ask_new_email, change_password, confirm_email, email_to_confirm, rename};
pub use erase::{Farewell, erase};
pub use export::export;
pub use language::speak;
pub use permission::{CurrentCeo, CurrentCto, CurrentStaff, SignedIn, Visitor, visitor};
pub use reset::{ask_reset, can_reset, reset_password};
pub use sessions::{OwnSession, revoke, revoke_others, sessions};
pub use sign_in::{Credentials, SESSION_DAYS, sign_in, sign_out};
pub use sign_up::{Applicant, Arrived, Arriving, SIGN_UP_HOURS, arriving, ask_account, open_account};
pub use staff::add_staff;
pub use suspend::{reinstate, suspend};
pub use zone::{set_time_zone, time_zone};

pub(crate) use erase::erase_refused;
pub(crate) use password::{HashingGate, hash};
pub(crate) use permission::visitor_of;
pub(crate) use transition::{Step, step};
