//! The developers' page: `open → revoked` is the life of a link to it, `open → answered`, or `removed`, that of a question on it. Whoever holds the
//! link has no account: the system asks and answers for them.

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Where a link to a developers' page stands.
    pub enum BriefingLinkState as "state of a link to a developers' page" {
        /// It opens the page, until its time is over.
        Open = "open",
        /// It was taken back, or another one took its place.
        Revoked = "revoked",
    }
}

codes! {
    /// What happens to a link; in the log it stands among the events of its engagement.
    pub enum BriefingLinkEvent as "event of a link to a developers' page" {
        /// One of the two makes it.
        Invite = "open_briefing",
        /// It opens the page for longer.
        Renew = "renew_briefing",
        /// It is taken back.
        Revoke = "revoke_briefing",
    }
}

codes! {
    /// Where a question stands.
    pub enum QuestionState as "state of a question" {
        /// Nobody has answered.
        Open = "open",
        /// Somebody has; more may be said.
        Answered = "answered",
        /// It is no longer on the page.
        Removed = "removed",
    }
}

codes! {
    /// What happens to a question; in the log it stands among the events of its engagement.
    pub enum QuestionEvent as "event of a question" {
        /// Somebody asks.
        Ask = "ask_question",
        /// Somebody answers.
        Answer = "answer_question",
        /// Somebody else is to answer.
        Hand = "hand_question",
        /// It is taken off the page.
        Remove = "remove_question",
    }
}

codes! {
    /// What must hold for a step.
    pub enum BriefingGuard as "guard of a developers' page" {
        /// The engagement has not ended.
        Runs = "runs",
    }
}

use BriefingGuard as G;
use BriefingLinkEvent as L;
use BriefingLinkState as K;
use QuestionEvent as E;
use QuestionState as S;

/// The life of a link: there is one at a time.
pub const BRIEFING_LINK: Table<K, L, G> = Table(&[
    step(L::Invite, &[None], K::Open, &[Ceo, Cto], &[G::Runs]),
    step(L::Renew, &[Some(K::Open)], K::Open, &[Ceo, Cto], &[G::Runs]),
    step(L::Revoke, &[Some(K::Open)], K::Revoked, &[Ceo, Cto], &[]),
]);

/// The life of a question.
pub const QUESTION: Table<S, E, G> = Table(&[
    step(E::Ask, &[None], S::Open, &[Ceo, Cto, System], &[G::Runs]),
    step(E::Answer, &[Some(S::Open), Some(S::Answered)], S::Answered, &[Ceo, Cto, System], &[G::Runs]),
    step(E::Hand, &[Some(S::Open)], S::Open, &[Ceo, Cto], &[G::Runs]),
    step(E::Remove, &[Some(S::Open), Some(S::Answered)], S::Removed, &[Ceo, Cto], &[]),
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Role;

    #[test]
    fn whoever_has_no_account_asks_and_answers_and_does_nothing_else() {
        let as_guest: Vec<_> = QUESTION.0.iter().filter(|step| step.by.contains(&Role::System)).map(|step| step.event).collect();
        assert_eq!(as_guest, [QuestionEvent::Ask, QuestionEvent::Answer]);
        assert!(BRIEFING_LINK.0.iter().all(|step| !step.by.contains(&Role::System)));
    }

    #[test]
    fn what_was_taken_back_stays_so() {
        assert!(QUESTION.0.iter().all(|step| !step.from.contains(&Some(QuestionState::Removed))));
        assert!(BRIEFING_LINK.0.iter().all(|step| !step.from.contains(&Some(BriefingLinkState::Revoked))));
    }
}
