//! Candidacies, introductions and overrides, as rows.

mod invitations;
mod read;
mod write;

pub(crate) use invitations::{Told, told};
pub(crate) use read::refusals;

pub use invitations::OpenInvitations;
pub(super) use invitations::{
    Invitation, concerned_people, invitation, lock_invitation, lock_profile, open_invitations, overdue, set_reminded,
};
pub(super) use read::*;
pub(super) use write::*;
