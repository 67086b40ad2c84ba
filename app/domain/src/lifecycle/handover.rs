//! `open → confirmed`: a handover; and `to_do → done`, or `not_applicable`: each thing on its list.

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Where a handover stands.
    pub enum HandoverState as "state of a handover" {
        /// Both go through the list.
        Open = "open",
        /// The CEO has everything.
        Confirmed = "confirmed",
    }
}

codes! {
    /// What happens to a handover; in the log it stands among the events of its engagement.
    pub enum HandoverEvent as "event of a handover" {
        /// One of the two begins it.
        Begin = "begin_handover",
        /// The CEO has everything.
        Confirm = "confirm_handover",
        /// Something was forgotten.
        Reopen = "reopen_handover",
    }
}

codes! {
    /// What must hold for a step.
    pub enum HandoverGuard as "guard of a handover" {
        /// Nothing on the list is left to do.
        NothingToDo = "nothing_to_do",
    }
}

codes! {
    /// Where a thing on the list stands.
    pub enum HandoverItemState as "state of a thing to hand over" {
        ToDo = "to_do",
        Done = "done",
        /// There is no such thing here.
        NotApplicable = "not_applicable",
    }
}

codes! {
    /// What happens to a thing on the list.
    pub enum HandoverItemEvent as "event of a thing to hand over" {
        /// One of the two writes it on the list.
        Add = "add_handover_item",
        /// It is done.
        Tick = "tick_handover_item",
        /// There is no such thing, for a reason.
        SetAside = "set_aside_handover_item",
        /// It is to be done after all.
        TakeUp = "take_up_handover_item",
    }
}

codes! {
    /// What must hold for a step.
    pub enum HandoverItemGuard as "guard of a thing to hand over" {
        /// The handover is not confirmed.
        HandoverOpen = "handover_open",
        /// A reason is written.
        HasReason = "has_reason",
    }
}

use HandoverEvent as E;
use HandoverGuard as G;
use HandoverItemEvent as I;
use HandoverItemGuard as H;
use HandoverItemState as T;
use HandoverState as S;

/// The life of a handover.
pub const HANDOVER: Table<S, E, G> = Table(&[
    step(E::Begin, &[None], S::Open, &[Ceo, Cto], &[]),
    step(E::Confirm, &[Some(S::Open)], S::Confirmed, &[Ceo], &[G::NothingToDo]),
    step(E::Reopen, &[Some(S::Confirmed)], S::Open, &[Ceo], &[]),
]);

/// The life of a thing on its list.
pub const HANDOVER_ITEM: Table<T, I, H> = Table(&[
    step(I::Add, &[None], T::ToDo, &[Ceo, Cto], &[H::HandoverOpen]),
    step(I::Tick, &[Some(T::ToDo)], T::Done, &[Ceo, Cto], &[H::HandoverOpen]),
    step(I::SetAside, &[Some(T::ToDo)], T::NotApplicable, &[Ceo, Cto], &[H::HandoverOpen, H::HasReason]),
    step(I::TakeUp, &[Some(T::Done), Some(T::NotApplicable)], T::ToDo, &[Ceo, Cto], &[H::HandoverOpen]),
]);
