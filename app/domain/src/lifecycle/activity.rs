//! `open → sent → approved`, or `returned`: the days that a CTO worked in a month, until the CEO says that they are so.

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Where the statement of a month stands.
    pub enum ActivityState as "state of an activity statement" {
        /// The CTO notes.
        Open = "open",
        /// The CEO reads.
        Sent = "sent",
        /// The CTO corrects.
        Returned = "returned",
        /// Both agree; the month is closed.
        Approved = "approved",
    }
}

codes! {
    /// What happens to the statement; in the log it stands among the events of its engagement.
    pub enum ActivityEvent as "event of an activity statement" {
        /// The CTO notes days.
        Note = "note_days",
        /// The CTO sends the month.
        Send = "send_month",
        /// The CEO approves it.
        Approve = "approve_month",
        /// The CEO asks for a correction.
        Return = "return_month",
        /// One of the two wants a closed month to be corrected.
        AskCorrection = "ask_correction",
        /// The other one wants it to stand.
        DeclineCorrection = "decline_correction",
        /// A closed month is opened again.
        Reopen = "reopen_month",
    }
}

codes! {
    /// What must hold for a step.
    pub enum ActivityGuard as "guard of an activity statement" {
        /// The month has begun, and lies within the engagement.
        MonthCounts = "month_counts",
        /// What is approved or returned is what was read.
        AsRead = "as_read",
        /// Nobody has asked for a correction since it was closed.
        NobodyAsked = "nobody_asked",
        /// The other one has asked for a correction.
        OtherAsked = "other_asked",
        /// A reason is written.
        HasReason = "has_reason",
    }
}

use ActivityEvent as E;
use ActivityGuard as G;
use ActivityState as S;

/// The life of a month's statement.
pub const ACTIVITY: Table<S, E, G> = Table(&[
    step(E::Note, &[None, Some(S::Open)], S::Open, &[Cto], &[G::MonthCounts]),
    step(E::Note, &[Some(S::Returned)], S::Returned, &[Cto], &[]),
    step(E::Send, &[None, Some(S::Open), Some(S::Returned)], S::Sent, &[Cto], &[G::MonthCounts]),
    step(E::Approve, &[Some(S::Sent)], S::Approved, &[Ceo], &[G::AsRead]),
    step(E::Return, &[Some(S::Sent)], S::Returned, &[Ceo], &[G::AsRead, G::HasReason]),
    step(E::AskCorrection, &[Some(S::Approved)], S::Approved, &[Ceo, Cto], &[G::NobodyAsked, G::HasReason]),
    step(E::DeclineCorrection, &[Some(S::Approved)], S::Approved, &[Ceo, Cto], &[G::OtherAsked, G::HasReason]),
    step(E::Reopen, &[Some(S::Approved)], S::Returned, &[Ceo, Cto], &[G::OtherAsked]),
    step(E::Reopen, &[Some(S::Approved)], S::Returned, &[Staff], &[G::HasReason]),
]);
