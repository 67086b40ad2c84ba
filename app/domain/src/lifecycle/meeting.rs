//! `proposed → agreed → asked → held`: the meeting of an introduction, from the first slots to both having said that it took place. With `unfit`
//! where no slot suits, `disputed` where staff has to look, and `cancelled`, from which slots may be proposed again.

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Where a meeting stands.
    pub enum MeetingState as "state of a meeting" {
        /// Slots wait for whoever did not propose them.
        Proposed = "proposed",
        /// None of them suits.
        Unfit = "unfit",
        /// There is a date.
        Agreed = "agreed",
        /// The date is over, and both are asked whether they met.
        Asked = "asked",
        /// They met.
        Held = "held",
        /// Their answers differ, somebody did not come, or somebody is silent: staff looks.
        Disputed = "disputed",
        /// Called off.
        Cancelled = "cancelled",
    }
}

codes! {
    /// What happens to a meeting; in the log it stands among the events of its candidacy.
    pub enum MeetingEvent as "event of a meeting" {
        /// Somebody proposes slots, in place of those before.
        Propose = "propose_slots",
        /// One of staff's slots suits the first of both: it is put to the other.
        Pick = "pick_slot",
        /// The other side takes a slot: there is a date.
        Accept = "accept_slot",
        /// No slot suits.
        Refuse = "refuse_slots",
        /// No slot suits; the date that was to be moved stays.
        Keep = "keep_date",
        /// Both are asked whether they met.
        Ask = "ask_whether_met",
        /// One of them says.
        Answer = "answer_whether_met",
        /// Both say that they met, or staff has made sure.
        Hold = "hold_meeting",
        /// It did not take place yet: slots are looked for again.
        Reopen = "reopen_meeting",
        /// Staff has to look.
        Dispute = "dispute_meeting",
        /// Somebody calls it off.
        Cancel = "cancel_meeting",
        /// The candidacy has ended.
        Close = "close_meeting",
    }
}

codes! {
    /// What must hold for a step.
    pub enum MeetingGuard as "guard of a meeting" {
        /// Both accepted to meet, and nobody was chosen or turned down since.
        Introduced = "introduced",
        /// The slots are staff's.
        FromStaff = "from_staff",
        /// The slots are the other side's.
        FromOther = "from_other",
        /// The slots are not one's own.
        NotOwn = "not_own",
        /// The slot is among those proposed, and still ahead.
        SlotStands = "slot_stands",
        /// A date was agreed before, and is still ahead.
        DateStands = "date_stands",
        /// There is no such date.
        NoDateStands = "no_date_stands",
        /// The date is over.
        MeetingOver = "meeting_over",
        /// The day after, when people are asked.
        TimeToAsk = "time_to_ask",
        /// Both say that they met.
        BothMet = "both_met",
        /// Both say that they have not met yet.
        NeitherMet = "neither_met",
        /// The answers differ, or one did not come, or the time to answer is over.
        NeedsStaff = "needs_staff",
        /// A reason is written.
        HasReason = "has_reason",
    }
}

use MeetingEvent as E;
use MeetingGuard as G;
use MeetingState as S;

/// The life of a meeting.
pub const MEETING: Table<S, E, G> = Table(&[
    step(
        E::Propose,
        &[None, Some(S::Proposed), Some(S::Unfit), Some(S::Agreed), Some(S::Disputed), Some(S::Cancelled)],
        S::Proposed,
        &[Ceo, Cto, Staff],
        &[G::Introduced],
    ),
    step(E::Pick, &[Some(S::Proposed)], S::Proposed, &[Ceo, Cto], &[G::Introduced, G::FromStaff, G::SlotStands]),
    step(E::Accept, &[Some(S::Proposed)], S::Agreed, &[Ceo, Cto], &[G::Introduced, G::FromOther, G::SlotStands]),
    step(E::Refuse, &[Some(S::Proposed)], S::Unfit, &[Ceo, Cto], &[G::Introduced, G::NotOwn, G::NoDateStands]),
    step(E::Keep, &[Some(S::Proposed)], S::Agreed, &[Ceo, Cto], &[G::Introduced, G::DateStands]),
    step(E::Ask, &[Some(S::Agreed), Some(S::Proposed)], S::Asked, &[System], &[G::TimeToAsk]),
    step(E::Answer, &[Some(S::Agreed), Some(S::Asked)], S::Asked, &[Ceo, Cto], &[G::Introduced, G::MeetingOver]),
    step(E::Hold, &[Some(S::Asked)], S::Held, &[System], &[G::BothMet]),
    step(E::Hold, &[Some(S::Disputed)], S::Held, &[Staff], &[]),
    step(E::Reopen, &[Some(S::Asked)], S::Unfit, &[System], &[G::NeitherMet]),
    step(E::Reopen, &[Some(S::Disputed)], S::Unfit, &[Staff], &[]),
    step(E::Dispute, &[Some(S::Asked)], S::Disputed, &[System], &[G::NeedsStaff]),
    step(
        E::Cancel,
        &[Some(S::Proposed), Some(S::Unfit), Some(S::Agreed), Some(S::Disputed)],
        S::Cancelled,
        &[Ceo, Cto, Staff],
        &[G::HasReason],
    ),
    step(E::Close, &[Some(S::Proposed), Some(S::Unfit), Some(S::Agreed), Some(S::Asked), Some(S::Disputed)], S::Cancelled, &[System], &[]),
]);
