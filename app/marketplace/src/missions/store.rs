//! Missions and their criteria, as rows.

mod criteria;
mod missions;
mod promises;
mod situation;

pub(super) use criteria::{
    count, criteria_changed, forget_unread, former, kind_of, known_again, put_added, put_read, put_removed, put_unknown, remove_kind,
    remove_others, remove_twin, set_importance, set_removed, set_value,
};
pub(super) use missions::{
    NewMission, awaiting_shortlist, counts, has_drafts, insert, is_begun, lock, of_owner, page, queue, says, set_names, set_state,
    set_words,
};
pub(crate) use missions::{
    ceo_of, claim_drafts, held_by, identity_of, indexable, lock_state, sheet, sheets, state_of, title_of, unnamed_title_of,
};
pub(super) use promises::{Promised, overdue, reads, shortlists};
pub(crate) use promises::{moments, waits};
pub(super) use situation::{forget_situation, put_situation, situation_facts};
