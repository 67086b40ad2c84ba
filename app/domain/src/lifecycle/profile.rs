//! `draft → applied → accepted ⇄ paused`, or `refused`.

use super::{NoGuard, Table, Transition};
use crate::{Role::*, code::codes};

codes! {
    /// Where a profile stands in the community.
    pub enum ProfileState as "state of a profile" {
        /// The CTO writes it; nobody else sees it.
        Draft = "draft",
        /// The CTO asks to join; staff reads.
        Applied = "applied",
        /// Part of the community: matched and proposed.
        Accepted = "accepted",
        /// Not proposed for now.
        Paused = "paused",
        /// Not part of the community.
        Refused = "refused",
    }
}

codes! {
    /// What happens to a profile.
    pub enum ProfileEvent as "event of a profile" {
        /// The CTO asks to join.
        Apply = "apply",
        /// Staff accepts.
        Accept = "accept",
        /// Staff refuses.
        Refuse = "refuse",
        /// The CTO or staff stops proposals.
        Pause = "pause",
        /// Proposals start again.
        Resume = "resume",
    }
}

use ProfileEvent as E;
use ProfileState as S;

/// The life of a profile.
pub const PROFILE: Table<S, E, NoGuard> = Table(&[
    Transition { event: E::Apply, from: &[Some(S::Draft)], to: S::Applied, by: &[Cto], needs: &[] },
    Transition { event: E::Accept, from: &[Some(S::Applied)], to: S::Accepted, by: &[Staff], needs: &[] },
    Transition {
        event: E::Refuse,
        from: &[Some(S::Applied), Some(S::Accepted), Some(S::Paused)],
        to: S::Refused,
        by: &[Staff],
        needs: &[],
    },
    Transition { event: E::Pause, from: &[Some(S::Accepted)], to: S::Paused, by: &[Cto, Staff, System], needs: &[] },
    Transition { event: E::Resume, from: &[Some(S::Paused)], to: S::Accepted, by: &[Cto, Staff], needs: &[] },
]);
