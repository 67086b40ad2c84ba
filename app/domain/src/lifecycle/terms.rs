//! `proposed → half_signed → in_force → superseded`: one version of the terms of an engagement. With `replaced` where another proposal took its place
//! before both had signed, `withdrawn` and `refused`. What several versions mean for one another is in [`crate::terms::Versions`].

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Where a version of the terms stands.
    pub enum TermsState as "state of terms" {
        /// Nobody has signed it.
        Proposed = "proposed",
        /// One of the two has signed it.
        HalfSigned = "half_signed",
        /// Both have signed it: it is what holds.
        InForce = "in_force",
        /// It held until both signed a later one.
        Superseded = "superseded",
        /// A later proposal took its place before both had signed it.
        Replaced = "replaced",
        /// Whoever proposed it took it back.
        Withdrawn = "withdrawn",
        /// One of the two said no, and why.
        Refused = "refused",
    }
}

codes! {
    /// What happens to a version of the terms; in the log it stands among the events of its engagement.
    pub enum TermsEvent as "event of terms" {
        /// Somebody proposes it.
        Propose = "propose_terms",
        /// The first of the two signs.
        Sign = "sign_terms",
        /// The second signs too: it holds from now on.
        Complete = "complete_terms",
        /// Another proposal takes its place.
        Replace = "replace_terms",
        /// A later version holds from now on.
        Supersede = "supersede_terms",
        /// Whoever proposed it takes it back.
        Withdraw = "withdraw_terms",
        /// One of the two says no.
        Refuse = "refuse_terms",
    }
}

codes! {
    /// What must hold for a step.
    pub enum TermsGuard as "guard of terms" {
        /// The two still work together, or are about to.
        EngagementOpen = "engagement_open",
        /// Whoever signs has not signed this version.
        NotSigned = "not_signed",
        /// The other of the two has signed this very version.
        OtherSigned = "other_signed",
        /// It is one's own proposal.
        OwnTerms = "own_terms",
        /// It is somebody else's.
        NotOwnTerms = "not_own_terms",
        /// A "no" says why.
        HasReason = "has_reason",
    }
}

use TermsEvent as E;
use TermsGuard as G;
use TermsState as S;

/// What waits for signatures.
const OPEN: &[Option<S>] = &[Some(S::Proposed), Some(S::HalfSigned)];

/// The life of a version of the terms.
pub const TERMS: Table<S, E, G> = Table(&[
    step(E::Propose, &[None], S::Proposed, &[Ceo, Cto, Staff], &[G::EngagementOpen]),
    step(E::Sign, &[Some(S::Proposed)], S::HalfSigned, &[Ceo, Cto], &[G::EngagementOpen, G::NotSigned]),
    step(E::Complete, &[Some(S::HalfSigned)], S::InForce, &[Ceo, Cto], &[G::EngagementOpen, G::NotSigned, G::OtherSigned]),
    step(E::Replace, OPEN, S::Replaced, &[System], &[]),
    step(E::Supersede, &[Some(S::InForce)], S::Superseded, &[System], &[]),
    step(E::Withdraw, OPEN, S::Withdrawn, &[Ceo, Cto, Staff], &[G::EngagementOpen, G::OwnTerms]),
    step(E::Refuse, OPEN, S::Refused, &[Ceo, Cto], &[G::EngagementOpen, G::NotOwnTerms, G::HasReason]),
]);

impl S {
    /// Whether it waits for signatures.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::HalfSigned)
    }
}
