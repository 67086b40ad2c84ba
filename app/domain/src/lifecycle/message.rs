//! `sent → withdrawn`: the life of a message. Its words are never rewritten; its author may take them back for a quarter of an hour, unless
//! somebody has shown them to staff.

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Where a message stands.
    pub enum MessageState as "state of a message" {
        /// Written, and there to be read.
        Sent = "sent",
        /// Its author took it back; its place is left.
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// What happens to a message.
    pub enum MessageEvent as "event of a message" {
        /// A member of the conversation writes it.
        Write = "write_message",
        /// Its author takes it back.
        Withdraw = "withdraw_message",
        /// One side shows it to staff.
        Report = "report_message",
        /// Staff has looked at what was shown.
        Settle = "settle_report",
    }
}

codes! {
    /// What must hold for a step.
    pub enum MessageGuard as "guard of a message" {
        /// Whoever writes may write in this conversation now.
        MayWrite = "may_write",
        /// It is one's own.
        IsOwn = "is_own",
        /// It is another's.
        IsAnothers = "is_anothers",
        /// It was written less than [`crate::conversation::FRESH_MINUTES`] ago.
        IsFresh = "is_fresh",
        /// Nobody waits for staff to look at it.
        NotReported = "not_reported",
        /// Somebody does.
        IsReported = "is_reported",
        /// A reason is written.
        HasReason = "has_reason",
    }
}

use MessageEvent as E;
use MessageGuard as G;
use MessageState as S;

/// The life of a message.
pub const MESSAGE: Table<S, E, G> = Table(&[
    step(E::Write, &[None], S::Sent, &[Ceo, Cto, Staff], &[G::MayWrite]),
    step(E::Withdraw, &[Some(S::Sent)], S::Withdrawn, &[Ceo, Cto, Staff], &[G::IsOwn, G::NotReported, G::IsFresh]),
    step(E::Report, &[Some(S::Sent)], S::Sent, &[Ceo, Cto], &[G::IsAnothers, G::HasReason]),
    step(E::Settle, &[Some(S::Sent)], S::Sent, &[Staff], &[G::IsReported]),
]);
