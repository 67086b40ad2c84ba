//! `agreeing → running → ended`: two people who work together, from the choice to the end of the mission or a new search.

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Where an engagement stands.
    pub enum EngagementState as "state of an engagement" {
        /// The CEO has chosen; the terms are not signed by both.
        Agreeing = "agreeing",
        /// Both have signed; the work runs.
        Running = "running",
        /// The mission is done or given up, or somebody else is searched.
        Ended = "ended",
    }
}

codes! {
    /// What happens to an engagement.
    pub enum EngagementEvent as "event of an engagement" {
        /// The CEO has chosen this CTO.
        Begin = "begin",
        /// Both have signed the terms.
        Start = "start",
        /// The mission ends, or is searched again.
        End = "end",
    }
}

codes! {
    /// What must hold for a step.
    pub enum EngagementGuard as "guard of an engagement" {
        /// Both have signed the same version of the terms.
        TermsSigned = "terms_signed",
    }
}

use EngagementEvent as E;
use EngagementGuard as G;
use EngagementState as S;

/// The life of an engagement.
pub const ENGAGEMENT: Table<S, E, G> = Table(&[
    step(E::Begin, &[None], S::Agreeing, &[Ceo], &[]),
    step(E::Start, &[Some(S::Agreeing)], S::Running, &[System], &[G::TermsSigned]),
    step(E::End, &[Some(S::Agreeing), Some(S::Running)], S::Ended, &[Ceo, Staff, System], &[]),
]);
