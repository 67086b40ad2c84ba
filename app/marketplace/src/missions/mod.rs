//! A mission, from the first words of a need to its end.
//!
//! Writing goes through [`draft`], wishes through [`criteria`], what is no wish through [`situation`], the steps of its life through [`life`];
//! [`read`] shows it.
//! [`holder`] proves whose it is.

pub mod criteria;
pub mod draft;
pub mod life;
pub mod permission;
pub mod promises;
pub mod read;
pub mod situation;
mod store;
pub mod taste;
mod tell;
mod transition;

pub use permission::{Editor, MissionHolder, MissionOwner, holder, staff_editor};
pub use read::{CriterionRow, MissionSheet, MissionSummary, Pipeline};

pub(crate) use criteria::{change_of, lock_for};
pub(crate) use life::give_up;
pub(crate) use store::{
    ceo_of, claim_drafts, held_by, identity_of, indexable, lock_state, moments, sheet, sheets, state_of, title_of, unnamed_title_of, waits,
};
pub(crate) use transition::{Reasons, step};
