//! `withdrawn ⇄ published`, or `taken_down`: the life of what everybody may read of an open mission.

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Where a posting stands. A published one is read while its mission is open.
    pub enum PostingState as "state of a posting" {
        /// The CEO prepares it, or has withdrawn it: nobody else sees it.
        Withdrawn = "withdrawn",
        /// Everybody may read it.
        Published = "published",
        /// Staff has taken it down, with a reason.
        TakenDown = "taken_down",
    }
}

codes! {
    /// What happens to a posting.
    pub enum PostingEvent as "event of a posting" {
        /// The CEO writes what it would say.
        Prepare = "prepare_posting",
        /// The CEO makes it public, or changes it while it is.
        Publish = "publish_posting",
        /// The CEO takes it back.
        Withdraw = "withdraw_posting",
        /// Staff takes it down.
        TakeDown = "take_down_posting",
        /// Staff lets the CEO publish again.
        Allow = "allow_posting",
    }
}

codes! {
    /// What must hold for a step.
    pub enum PostingGuard as "guard of a posting" {
        /// Its mission is open.
        MissionOpen = "mission_open",
        /// A reason is written.
        HasReason = "has_reason",
    }
}

use PostingEvent as E;
use PostingGuard as G;
use PostingState as S;

/// The life of a posting.
pub const POSTING: Table<S, E, G> = Table(&[
    step(E::Prepare, &[None, Some(S::Withdrawn)], S::Withdrawn, &[Ceo], &[G::MissionOpen]),
    step(E::Publish, &[Some(S::Withdrawn), Some(S::Published)], S::Published, &[Ceo], &[G::MissionOpen]),
    step(E::Withdraw, &[Some(S::Published)], S::Withdrawn, &[Ceo], &[]),
    step(E::TakeDown, &[Some(S::Published)], S::TakenDown, &[Staff], &[G::HasReason]),
    step(E::Allow, &[Some(S::TakenDown)], S::Withdrawn, &[Staff], &[]),
]);
