//! `named → waiting → answered`, `declined` or `stranger`; or `withdrawn`: the life of a reference request.

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Where a reference request stands. That its time is over is no state: the clock says so.
    pub enum ReferenceRequestState as "state of a reference request" {
        /// The CTO has named the referee; nobody has written yet.
        Named = "named",
        /// A link was sent to the referee.
        Waiting = "waiting",
        /// The referee has answered.
        Answered = "answered",
        /// The referee prefers not to answer.
        Declined = "declined",
        /// The referee does not know this CTO.
        Stranger = "stranger",
        /// It was taken back; nothing of it is kept but its lines in the log.
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// What happens to a reference request.
    pub enum ReferenceRequestEvent as "event of a reference request" {
        /// The CTO names a referee.
        Name = "name_reference",
        /// The CTO corrects what they said of the referee; a link that was sent opens nothing any more.
        Correct = "correct_reference",
        /// Staff writes to the referee, for the first time or again.
        Ask = "ask_reference",
        /// The referee is reminded, once.
        Remind = "remind_reference",
        /// The referee answers.
        Answer = "answer_reference",
        /// The referee prefers not to.
        Decline = "decline_reference",
        /// The referee says that they do not know the CTO.
        Disown = "disown_reference",
        /// The CTO or staff takes it back.
        Withdraw = "withdraw_reference",
    }
}

codes! {
    /// What must hold for a step.
    pub enum ReferenceRequestGuard as "guard of a reference request" {
        /// The CTO says that the referee agrees to be written to.
        Consent = "consent",
        /// The referee has not asked never to be written to again.
        Reachable = "reachable",
        /// Not too many of this CTO's referees are waited for.
        HasRoom = "has_room",
        /// Its time is not over.
        Fresh = "fresh",
    }
}

use ReferenceRequestEvent as E;
use ReferenceRequestGuard as G;
use ReferenceRequestState as S;

/// The life of a reference request. The referee has no account: the system answers for them.
pub const REFERENCE_REQUEST: Table<S, E, G> = Table(&[
    step(E::Name, &[None], S::Named, &[Cto], &[G::Consent]),
    step(E::Correct, &[Some(S::Named), Some(S::Waiting), Some(S::Stranger)], S::Named, &[Cto], &[G::Consent]),
    step(E::Ask, &[Some(S::Named), Some(S::Waiting)], S::Waiting, &[Staff], &[G::Reachable, G::HasRoom]),
    step(E::Remind, &[Some(S::Waiting)], S::Waiting, &[System], &[G::Fresh]),
    step(E::Answer, &[Some(S::Waiting)], S::Answered, &[System], &[G::Fresh]),
    step(E::Decline, &[Some(S::Waiting)], S::Declined, &[System], &[G::Fresh]),
    step(E::Disown, &[Some(S::Waiting)], S::Stranger, &[System], &[G::Fresh]),
    step(E::Withdraw, &[Some(S::Named), Some(S::Waiting)], S::Withdrawn, &[Cto, Staff], &[]),
    step(E::Withdraw, &[Some(S::Declined), Some(S::Stranger)], S::Withdrawn, &[Staff], &[]),
]);
