//! `draft → submitted → open → shortlisted → engaged → completed`, or `cancelled` on the way; `engaged → open` when a re-match is needed.

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Where a mission stands.
    pub enum MissionState as "state of a mission" {
        /// The CEO writes.
        Draft = "draft",
        /// Staff reads and completes; the CEO signs off.
        Submitted = "submitted",
        /// CTOs see it when it fits them.
        Open = "open",
        /// About three people are before the CEO.
        Shortlisted = "shortlisted",
        /// One was chosen; the work runs.
        Engaged = "engaged",
        /// Done, and its outcome written.
        Completed = "completed",
        /// Given up.
        Cancelled = "cancelled",
    }
}

codes! {
    /// What happens to a mission.
    pub enum MissionEvent as "event of a mission" {
        /// The CEO sends the need to staff.
        Submit = "submit",
        /// Staff has completed the criteria and asks the CEO to sign them off.
        AskSignOff = "ask_sign_off",
        /// The CEO signs the criteria off.
        SignOff = "sign_off",
        /// Staff opens the mission to the community.
        Open = "open",
        /// Staff puts its selection before the CEO.
        Shortlist = "shortlist",
        /// Nobody fits yet: the search goes on.
        SearchOn = "search_on",
        /// The CEO has chosen; the mission starts.
        Engage = "engage",
        /// The engagement broke: the mission is searched again.
        Rematch = "rematch",
        /// The work is done.
        Complete = "complete",
        /// Given up, with a reason.
        Cancel = "cancel",
    }
}

codes! {
    /// What must hold for a step.
    pub enum MissionGuard as "guard of a mission" {
        /// At least one criterion counts.
        HasCriteria = "has_criteria",
        /// Staff has asked the CEO to sign the criteria off.
        SignOffAsked = "sign_off_asked",
        /// Nobody has asked yet, or the criteria have changed since.
        SignOffNotAsked = "sign_off_not_asked",
        /// The CEO has signed off the criteria as they stand.
        SignedOff = "signed_off",
        /// One to five people are on the shortlist.
        HasShortlist = "has_shortlist",
        /// One candidacy is selected.
        HasChoice = "has_choice",
        /// A reason is written.
        HasReason = "has_reason",
    }
}

use MissionEvent as E;
use MissionGuard as G;
use MissionState as S;

/// The life of a mission. A mission begins as a draft; everything after is here.
pub const MISSION: Table<S, E, G> = Table(&[
    step(E::Submit, &[Some(S::Draft)], S::Submitted, &[Ceo], &[G::HasCriteria]),
    step(E::AskSignOff, &[Some(S::Submitted)], S::Submitted, &[Staff], &[G::HasCriteria, G::SignOffNotAsked]),
    step(E::SignOff, &[Some(S::Submitted)], S::Submitted, &[Ceo], &[G::SignOffAsked, G::HasCriteria]),
    step(E::Open, &[Some(S::Submitted)], S::Open, &[Staff], &[G::SignedOff]),
    step(E::Shortlist, &[Some(S::Open)], S::Shortlisted, &[Staff], &[G::HasShortlist]),
    step(E::SearchOn, &[Some(S::Shortlisted)], S::Open, &[Ceo, Staff], &[G::HasReason]),
    step(E::Engage, &[Some(S::Shortlisted)], S::Engaged, &[Ceo], &[G::HasChoice]),
    step(E::Rematch, &[Some(S::Engaged)], S::Open, &[Staff, System], &[G::HasReason]),
    step(E::Complete, &[Some(S::Engaged)], S::Completed, &[Staff], &[]),
    step(
        E::Cancel,
        &[Some(S::Draft), Some(S::Submitted), Some(S::Open), Some(S::Shortlisted), Some(S::Engaged)],
        S::Cancelled,
        &[Ceo, Staff],
        &[G::HasReason],
    ),
]);
