//! `waiting → answered`, or `revoked`: the life of a question to the agency.

use super::{Table, Transition};
use crate::{Role::*, code::codes};

codes! {
    /// Where a question to the agency stands.
    pub enum AgencyRequestState as "state of a question to the agency" {
        /// Its link opens the form.
        Waiting = "waiting",
        /// The agency has answered; the link is used up.
        Answered = "answered",
        /// The CEO took it back, or wrote another one.
        Revoked = "revoked",
    }
}

codes! {
    /// What happens to a question to the agency.
    pub enum AgencyRequestEvent as "event of a question to the agency" {
        /// The CEO writes it.
        Ask = "ask",
        /// Whoever holds the link answers.
        Answer = "answer",
        /// The CEO takes it back.
        Revoke = "revoke",
    }
}

codes! {
    /// What must hold for a step.
    pub enum AgencyRequestGuard as "guard of a question to the agency" {
        /// Its time is not over.
        Fresh = "fresh",
    }
}

use AgencyRequestEvent as E;
use AgencyRequestState as S;

/// The life of a question to the agency. Whoever holds the link has no account: the system answers for them.
pub const AGENCY_REQUEST: Table<S, E, AgencyRequestGuard> = Table(&[
    Transition { event: E::Ask, from: &[None], to: S::Waiting, by: &[Ceo], needs: &[] },
    Transition { event: E::Answer, from: &[Some(S::Waiting)], to: S::Answered, by: &[System], needs: &[AgencyRequestGuard::Fresh] },
    Transition { event: E::Revoke, from: &[Some(S::Waiting), Some(S::Answered)], to: S::Revoked, by: &[Ceo], needs: &[] },
]);
