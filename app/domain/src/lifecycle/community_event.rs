//! `draft → published → past`, or `cancelled`: what staff invites the community to; and `going ⇄ waiting`, or `withdrawn`: whoever signs up.

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Where an event of the community stands.
    pub enum CommunityEventState as "state of a community event" {
        /// Staff writes it; nobody else sees it.
        Draft = "draft",
        /// People read it and sign up.
        Published = "published",
        /// It does not take place.
        Cancelled = "cancelled",
        /// It has taken place.
        Past = "past",
    }
}

codes! {
    /// What happens to an event of the community.
    pub enum CommunityEventEvent as "event of a community event" {
        /// Staff begins to write it.
        Draft = "draft_event",
        /// Staff changes what it says.
        Change = "change_event",
        /// People may read it.
        Publish = "publish_event",
        /// It does not take place.
        Cancel = "cancel_event",
        /// Its end is over.
        Finish = "finish_event",
        /// Staff tells afterwards how it was.
        Recap = "recap_event",
    }
}

codes! {
    /// What must hold for a step.
    pub enum CommunityEventGuard as "guard of a community event" {
        /// It has not begun.
        Ahead = "event_ahead",
        /// Its end is not over.
        NotOver = "event_not_over",
        /// Its end is over.
        Over = "event_over",
        /// A reason is written.
        HasReason = "has_reason",
    }
}

codes! {
    /// Where somebody stands who signed up.
    pub enum AttendanceState as "state of an attendance" {
        /// They have a seat.
        Going = "going",
        /// They wait for one.
        Waiting = "waiting",
        /// They do not come.
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// What happens to somebody's attendance; in the log it stands among the events of the event.
    pub enum AttendanceEvent as "event of an attendance" {
        /// They sign up, and there is a seat.
        SignUp = "sign_up_for_event",
        /// They sign up, and there is none.
        Wait = "wait_for_seat",
        /// A seat came free, and they were next.
        Promote = "give_seat",
        /// They do not come after all.
        Withdraw = "withdraw_from_event",
    }
}

codes! {
    /// What must hold for a step.
    pub enum AttendanceGuard as "guard of an attendance" {
        /// The event is published and has not begun.
        Open = "event_open",
        /// There is a seat for this person.
        SeatFree = "seat_free",
        /// There is none.
        Full = "event_full",
    }
}

use AttendanceEvent as A;
use AttendanceGuard as AG;
use AttendanceState as AS;
use CommunityEventEvent as E;
use CommunityEventGuard as G;
use CommunityEventState as S;

/// The life of an event of the community.
pub const COMMUNITY_EVENT: Table<S, E, G> = Table(&[
    step(E::Draft, &[None], S::Draft, &[Staff], &[]),
    step(E::Change, &[Some(S::Draft)], S::Draft, &[Staff], &[]),
    step(E::Change, &[Some(S::Published)], S::Published, &[Staff], &[G::Ahead]),
    step(E::Publish, &[Some(S::Draft)], S::Published, &[Staff], &[G::Ahead]),
    step(E::Cancel, &[Some(S::Draft)], S::Cancelled, &[Staff], &[G::HasReason]),
    step(E::Cancel, &[Some(S::Published)], S::Cancelled, &[Staff], &[G::NotOver, G::HasReason]),
    step(E::Finish, &[Some(S::Published)], S::Past, &[System], &[G::Over]),
    step(E::Recap, &[Some(S::Past)], S::Past, &[Staff], &[]),
]);

/// The life of an attendance.
pub const ATTENDANCE: Table<AS, A, AG> = Table(&[
    step(A::SignUp, &[None, Some(AS::Withdrawn)], AS::Going, &[Ceo, Cto, Staff], &[AG::Open, AG::SeatFree]),
    step(A::Wait, &[None, Some(AS::Withdrawn)], AS::Waiting, &[Ceo, Cto, Staff], &[AG::Open, AG::Full]),
    step(A::Promote, &[Some(AS::Waiting)], AS::Going, &[System], &[AG::Open, AG::SeatFree]),
    step(A::Withdraw, &[Some(AS::Going), Some(AS::Waiting)], AS::Withdrawn, &[Ceo, Cto, Staff, System], &[AG::Open]),
]);
