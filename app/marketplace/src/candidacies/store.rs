//! Candidacies, introductions and overrides, as rows.

mod read;
mod write;

pub(crate) use read::refusals;
pub(super) use read::*;
pub(super) use write::*;
