//! `sent → verified ⇄ refused`, or `removed`: the life of a proof document.

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Where a proof document stands.
    pub enum DocumentState as "state of a document" {
        /// The CTO has sent it; staff has not looked yet.
        Sent = "sent",
        /// Staff has seen that it proves what it says.
        Verified = "verified",
        /// It proves nothing, with staff's reason.
        Refused = "refused",
        /// The CTO took it away; its content is gone.
        Removed = "removed",
    }
}

codes! {
    /// What happens to a proof document.
    pub enum DocumentEvent as "event of a document" {
        /// The CTO sends it.
        Send = "send_document",
        /// Staff finds it good.
        Verify = "verify_document",
        /// Staff does not.
        Refuse = "refuse_document",
        /// The CTO takes it away.
        Remove = "remove_document",
    }
}

codes! {
    /// What must hold for a step.
    pub enum DocumentGuard as "guard of a document" {
        /// A "no" says why.
        HasReason = "has_reason",
    }
}

use DocumentEvent as E;
use DocumentState as S;

/// The life of a proof document.
pub const DOCUMENT: Table<S, E, DocumentGuard> = Table(&[
    step(E::Send, &[None], S::Sent, &[Cto], &[]),
    step(E::Verify, &[Some(S::Sent), Some(S::Refused)], S::Verified, &[Staff], &[]),
    step(E::Refuse, &[Some(S::Sent), Some(S::Verified)], S::Refused, &[Staff], &[DocumentGuard::HasReason]),
    step(E::Remove, &[Some(S::Sent), Some(S::Verified), Some(S::Refused)], S::Removed, &[Cto], &[]),
]);
