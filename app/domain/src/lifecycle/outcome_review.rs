//! `asked → draft → sent`: what one of the two says privately once the work has ended. What was sent may be changed for a while.

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Where an outcome review stands.
    pub enum OutcomeReviewState as "state of an outcome review" {
        /// Nothing is written yet.
        Asked = "asked",
        /// Something is written, for its author alone.
        Draft = "draft",
        /// Its author has sent it: staff reads it, and nobody else.
        Sent = "sent",
    }
}

codes! {
    /// What happens to an outcome review; in the log it stands among the events of its engagement.
    pub enum OutcomeReviewEvent as "event of an outcome review" {
        /// The work has ended.
        Ask = "ask_outcome_review",
        /// Its author keeps a draft.
        Keep = "keep_outcome_review",
        /// Its author sends it.
        Send = "send_outcome_review",
        /// Its author changes what was sent.
        Change = "change_outcome_review",
    }
}

codes! {
    /// What must hold for a step.
    pub enum OutcomeReviewGuard as "guard of an outcome review" {
        /// What was sent may still be changed.
        Changeable = "changeable",
    }
}

use OutcomeReviewEvent as E;
use OutcomeReviewGuard as G;
use OutcomeReviewState as S;

/// The life of an outcome review: there is one of each side of an engagement.
pub const OUTCOME_REVIEW: Table<S, E, G> = Table(&[
    step(E::Ask, &[None], S::Asked, &[System], &[]),
    step(E::Keep, &[Some(S::Asked), Some(S::Draft)], S::Draft, &[Ceo, Cto], &[]),
    step(E::Send, &[Some(S::Asked), Some(S::Draft)], S::Sent, &[Ceo, Cto], &[]),
    step(E::Change, &[Some(S::Sent)], S::Sent, &[Ceo, Cto], &[G::Changeable]),
]);
