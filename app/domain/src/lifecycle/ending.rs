//! `open → granted`, or `refused`, after which it may be asked again: the wish of one of two who work together that their engagement end.

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Where the wish stands.
    pub enum EndingState as "state of a wish to end" {
        /// Staff has not answered.
        Open = "open",
        /// The engagement has ended.
        Granted = "granted",
        /// It goes on, and staff has said why.
        Refused = "refused",
    }
}

codes! {
    /// What happens to the wish; in the log it stands among the events of its engagement.
    pub enum EndingEvent as "event of a wish to end" {
        /// One of the two asks.
        Ask = "ask_ending",
        /// The engagement ends.
        Grant = "grant_ending",
        /// Staff lets it go on.
        Refuse = "refuse_ending",
    }
}

codes! {
    /// What must hold for a step.
    pub enum EndingGuard as "guard of a wish to end" {
        /// The engagement has not ended.
        Runs = "runs",
        /// A reason is written.
        HasReason = "has_reason",
    }
}

use EndingEvent as E;
use EndingGuard as G;
use EndingState as S;

/// The life of the wish: there is one at a time in each engagement.
pub const ENDING: Table<S, E, G> = Table(&[
    step(E::Ask, &[None, Some(S::Refused)], S::Open, &[Ceo, Cto], &[G::Runs, G::HasReason]),
    step(E::Grant, &[Some(S::Open)], S::Granted, &[System], &[]),
    step(E::Refuse, &[Some(S::Open)], S::Refused, &[Staff], &[G::Runs, G::HasReason]),
]);
