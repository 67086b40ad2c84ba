//! Getting an account, coming in and going out, changing it, leaving. One file for each.

mod change;
mod leave;
mod sessions;
mod sign_in;
mod sign_up;

pub use change::*;
pub use leave::*;
pub use sessions::*;
pub use sign_in::*;
pub use sign_up::*;
