//! `suggested → invited → applied → shortlisted → introduced → selected`, with `declined` and `withdrawn` on the way, always with a reason.
//! Who was chosen and works no longer is `ended`. An invitation that nobody answers is `expired`: no end, since staff may ask again and the CTO may still apply.

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Where a candidacy stands.
    pub enum CandidacyState as "state of a candidacy" {
        /// Staff thinks of this CTO; the CTO does not know yet.
        Suggested = "suggested",
        /// The CTO is asked, and has 48 hours to answer.
        Invited = "invited",
        /// The CTO did not answer in time; staff may invite again, and the CTO may still apply.
        Expired = "expired",
        /// The CTO wants to meet the company.
        Applied = "applied",
        /// Before the CEO, without a name.
        Shortlisted = "shortlisted",
        /// Both said yes to a meeting; names are known.
        Introduced = "introduced",
        /// Chosen.
        Selected = "selected",
        /// Was chosen; the engagement ended, and somebody else is searched.
        Ended = "ended",
        /// Closed by staff, by the CEO, by the CTO who refused, or because another was chosen.
        Declined = "declined",
        /// Taken back by the CTO.
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// What happens to a candidacy.
    pub enum CandidacyEvent as "event of a candidacy" {
        /// Staff notes a CTO for a mission.
        Suggest = "suggest",
        /// Staff invites the CTO.
        Invite = "invite",
        /// The CTO applies, invited or not.
        Apply = "apply",
        /// The CTO refuses the invitation.
        RefuseInvitation = "refuse_invitation",
        /// The time to answer an invitation is over.
        Expire = "expire",
        /// Staff puts the CTO on the shortlist.
        Shortlist = "shortlist",
        /// Staff takes the CTO off the shortlist again.
        Unlist = "unlist",
        /// The CEO asks for a meeting.
        RequestIntroduction = "request_introduction",
        /// The CTO accepts to meet; names appear.
        AcceptIntroduction = "accept_introduction",
        /// The CTO would rather not meet.
        RefuseIntroduction = "refuse_introduction",
        /// One side says how the meeting went.
        GiveVerdict = "give_verdict",
        /// The CEO chooses this CTO.
        Select = "select",
        /// The engagement with whoever was chosen has ended, and the mission is searched again.
        Release = "release",
        /// Staff or the CEO says no.
        Decline = "decline",
        /// The mission went to somebody else, or ended.
        Close = "close",
        /// The CTO takes the candidacy back.
        Withdraw = "withdraw",
    }
}

codes! {
    /// What must hold for a step.
    pub enum CandidacyGuard as "guard of a candidacy" {
        /// The mission is open or shortlisted.
        MissionOpen = "mission_open",
        /// The mission's shortlist is before the CEO.
        MissionShortlisted = "mission_shortlisted",
        /// The CEO has asked for a meeting.
        IntroductionRequested = "introduction_requested",
        /// The CEO has not asked for one yet.
        IntroductionNotRequested = "introduction_not_requested",
        /// Both sides met and both want to go on.
        BothWantTo = "both_want_to",
        /// A reason is written.
        HasReason = "has_reason",
        /// The invitation was to be answered before now.
        TimeIsOver = "time_is_over",
    }
}

use CandidacyEvent as E;
use CandidacyGuard as G;
use CandidacyState as S;

/// The life of a candidacy.
pub const CANDIDACY: Table<S, E, G> = Table(&[
    step(E::Suggest, &[None], S::Suggested, &[Staff], &[G::MissionOpen]),
    step(E::Invite, &[None, Some(S::Suggested), Some(S::Expired)], S::Invited, &[Staff], &[G::MissionOpen]),
    step(E::Apply, &[None, Some(S::Suggested), Some(S::Invited), Some(S::Expired)], S::Applied, &[Cto], &[G::MissionOpen]),
    step(E::RefuseInvitation, &[Some(S::Invited)], S::Declined, &[Cto], &[G::HasReason]),
    step(E::Expire, &[Some(S::Invited)], S::Expired, &[System], &[G::TimeIsOver]),
    step(E::Shortlist, &[Some(S::Applied)], S::Shortlisted, &[Staff], &[G::MissionOpen]),
    step(E::Unlist, &[Some(S::Shortlisted)], S::Applied, &[Staff], &[G::MissionOpen, G::HasReason]),
    step(E::RequestIntroduction, &[Some(S::Shortlisted)], S::Shortlisted, &[Ceo], &[G::MissionShortlisted, G::IntroductionNotRequested]),
    step(E::AcceptIntroduction, &[Some(S::Shortlisted)], S::Introduced, &[Cto], &[G::IntroductionRequested]),
    step(E::RefuseIntroduction, &[Some(S::Shortlisted)], S::Declined, &[Cto], &[G::IntroductionRequested, G::HasReason]),
    step(E::GiveVerdict, &[Some(S::Introduced)], S::Introduced, &[Ceo, Cto], &[]),
    step(E::Select, &[Some(S::Introduced)], S::Selected, &[Ceo], &[G::MissionShortlisted, G::BothWantTo]),
    step(E::Release, &[Some(S::Selected)], S::Ended, &[System], &[G::HasReason]),
    step(
        E::Decline,
        &[Some(S::Suggested), Some(S::Invited), Some(S::Applied), Some(S::Shortlisted), Some(S::Introduced)],
        S::Declined,
        &[Staff],
        &[G::HasReason],
    ),
    step(E::Decline, &[Some(S::Shortlisted), Some(S::Introduced)], S::Declined, &[Ceo], &[G::HasReason]),
    step(
        E::Close,
        &[Some(S::Suggested), Some(S::Invited), Some(S::Applied), Some(S::Shortlisted), Some(S::Introduced)],
        S::Declined,
        &[System],
        &[G::HasReason],
    ),
    step(E::Withdraw, &[Some(S::Applied), Some(S::Shortlisted), Some(S::Introduced)], S::Withdrawn, &[Cto], &[G::HasReason]),
]);
