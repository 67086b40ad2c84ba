//! `handed_over ⇄ taken_back`: a proof document that a CTO lets the company of one engagement have.

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Whether the company has a paper.
    pub enum PaperState as "state of a paper" {
        /// The CTO lets the company have it.
        HandedOver = "handed_over",
        /// No longer.
        TakenBack = "taken_back",
    }
}

codes! {
    /// What happens to a paper; in the log it stands among the events of its engagement.
    pub enum PaperEvent as "event of a paper" {
        /// The CTO lets the company have it.
        HandOver = "hand_over_paper",
        /// The CTO takes it back.
        TakeBack = "take_back_paper",
    }
}

codes! {
    /// What must hold for a step.
    pub enum PaperGuard as "guard of a paper" {
        /// The two still work together, or are about to.
        EngagementOpen = "engagement_open",
        /// Staff has not refused it.
        NotRefused = "not_refused",
    }
}

use PaperEvent as E;
use PaperGuard as G;
use PaperState as S;

/// The life of a paper in one engagement. It may be taken back after the end too: it stays the CTO's.
pub const PAPER: Table<S, E, G> = Table(&[
    step(E::HandOver, &[None, Some(S::TakenBack)], S::HandedOver, &[Cto], &[G::EngagementOpen, G::NotRefused]),
    step(E::TakeBack, &[Some(S::HandedOver)], S::TakenBack, &[Cto], &[]),
]);
