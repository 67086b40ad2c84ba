//! What a CTO sees and does: missions with honest reasons, invitations, meetings, and their profile.

pub mod api;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod pages;
