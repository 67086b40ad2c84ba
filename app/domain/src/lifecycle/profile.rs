//! `draft → applied → interview → references → accepted ⇄ paused`, or `refused` from any stage of the vetting.

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Where a profile stands in the community.
    pub enum ProfileState as "state of a profile" {
        /// The CTO writes it; nobody else sees it.
        Draft = "draft",
        /// The CTO asks to join; staff reads.
        Applied = "applied",
        /// Staff wants to talk with the CTO.
        Interview = "interview",
        /// Staff asks others who worked with the CTO.
        References = "references",
        /// Part of the community: matched and proposed.
        Accepted = "accepted",
        /// Not proposed for now.
        Paused = "paused",
        /// Not part of the community.
        Refused = "refused",
    }
}

impl ProfileState {
    /// The stages in which staff has a decision to take, in their order.
    pub const VETTING: [Self; 3] = [Self::Applied, Self::Interview, Self::References];

    /// Whether staff has a decision to take.
    pub fn is_vetting(self) -> bool {
        Self::VETTING.contains(&self)
    }

    /// Whether staff looks at the proofs that the CTO sends: not before they ask to join, and not once they are refused.
    pub fn is_looked_at(self) -> bool {
        !matches!(self, Self::Draft | Self::Refused)
    }

    /// Whether staff writes to the referees that the CTO names: in their stage, and after it.
    pub fn asks_referees(self) -> bool {
        matches!(self, Self::References | Self::Accepted | Self::Paused)
    }
}

codes! {
    /// What happens to a profile.
    pub enum ProfileEvent as "event of a profile" {
        /// The CTO asks to join.
        Apply = "apply",
        /// The CTO takes that back.
        Withdraw = "withdraw",
        /// Staff invites to an interview.
        Interview = "interview",
        /// Staff asks for references.
        AskReferences = "ask_references",
        /// Staff takes the last stage back.
        StepBack = "step_back",
        /// Staff accepts.
        Accept = "accept",
        /// Staff refuses.
        Refuse = "refuse",
        /// Staff looks again at whom it refused.
        Reopen = "reopen",
        /// The CTO or staff stops proposals.
        Pause = "pause",
        /// Proposals start again.
        Resume = "resume",
    }
}

codes! {
    /// What must hold for a step.
    pub enum ProfileGuard as "guard of a profile" {
        /// The profile says what staff needs to begin with.
        Complete = "complete",
        /// The time after a refusal is over.
        MayAsk = "may_ask",
        /// It was not staff who stopped proposals.
        OwnPause = "own_pause",
        /// It was staff who stopped proposals.
        StaffPause = "staff_pause",
        /// A reason is written.
        HasReason = "has_reason",
    }
}

use ProfileEvent as E;
use ProfileGuard as G;
use ProfileState as S;

const VETTING: &[Option<S>] = &[Some(S::Applied), Some(S::Interview), Some(S::References)];

/// The life of a profile. No stage is skipped: whoever is accepted was met, and asked about.
pub const PROFILE: Table<S, E, G> = Table(&[
    step(E::Apply, &[Some(S::Draft), Some(S::Refused)], S::Applied, &[Cto], &[G::Complete, G::MayAsk]),
    step(E::Withdraw, VETTING, S::Draft, &[Cto], &[]),
    step(E::Interview, &[Some(S::Applied)], S::Interview, &[Staff], &[]),
    step(E::AskReferences, &[Some(S::Interview)], S::References, &[Staff], &[]),
    step(E::StepBack, &[Some(S::Interview)], S::Applied, &[Staff], &[]),
    step(E::StepBack, &[Some(S::References)], S::Interview, &[Staff], &[]),
    step(E::Accept, &[Some(S::References)], S::Accepted, &[Staff], &[]),
    step(E::Refuse, VETTING, S::Refused, &[Staff], &[G::HasReason]),
    step(E::Reopen, &[Some(S::Refused)], S::Applied, &[Staff], &[]),
    step(E::Pause, &[Some(S::Accepted)], S::Paused, &[Cto, System], &[]),
    step(E::Pause, &[Some(S::Accepted)], S::Paused, &[Staff], &[G::HasReason]),
    step(E::Resume, &[Some(S::Paused)], S::Accepted, &[Cto, System], &[G::OwnPause]),
    step(E::Resume, &[Some(S::Paused)], S::Accepted, &[Staff], &[G::StaffPause]),
]);
