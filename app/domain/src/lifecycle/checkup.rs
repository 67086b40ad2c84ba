//! `asked → answered`, or `raised → settled` where staff is to do something: what each of the two is asked a fortnight after the work began.

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Where the check of one of the two stands.
    pub enum CheckupState as "state of a fortnight check" {
        /// Asked, and not answered.
        Asked = "asked",
        /// Answered; nobody has anything to do.
        Answered = "answered",
        /// Answered, and staff calls.
        Raised = "raised",
        /// Staff has called.
        Settled = "settled",
    }
}

codes! {
    /// What happens to it; in the log it stands among the events of its engagement.
    pub enum CheckupEvent as "event of a fortnight check" {
        /// The fortnight is over.
        Ask = "ask_checkup",
        /// It goes well enough.
        Answer = "answer_checkup",
        /// It does not, or whoever answers wants to be called.
        Raise = "raise_checkup",
        /// Staff has called, and notes what came of it.
        Settle = "settle_checkup",
    }
}

codes! {
    /// What must hold for a step.
    pub enum CheckupGuard as "guard of a fortnight check" {
        /// The engagement has not ended.
        Runs = "runs",
        /// Nothing in the answer asks for staff.
        Calm = "calm",
        /// Something does.
        Worried = "worried",
        /// It is noted what came of it.
        HasReason = "has_reason",
    }
}

use CheckupEvent as E;
use CheckupGuard as G;
use CheckupState as S;

/// The life of the check of one of the two.
pub const CHECKUP: Table<S, E, G> = Table(&[
    step(E::Ask, &[None], S::Asked, &[System], &[G::Runs]),
    step(E::Answer, &[Some(S::Asked)], S::Answered, &[Ceo, Cto], &[G::Runs, G::Calm]),
    step(E::Raise, &[Some(S::Asked)], S::Raised, &[Ceo, Cto], &[G::Runs, G::Worried]),
    step(E::Settle, &[Some(S::Raised)], S::Settled, &[Staff], &[G::HasReason]),
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Role;

    #[test]
    fn a_worry_goes_to_staff_and_nothing_else_does() {
        let answer = |event, worried: bool| {
            let holds = |guard| match guard {
                CheckupGuard::Calm => !worried,
                CheckupGuard::Worried => worried,
                CheckupGuard::Runs | CheckupGuard::HasReason => true,
            };
            CHECKUP.apply(Some(CheckupState::Asked), event, Role::Cto, holds)
        };
        assert_eq!(answer(CheckupEvent::Raise, true), Ok(CheckupState::Raised));
        assert_eq!(answer(CheckupEvent::Answer, false), Ok(CheckupState::Answered));
        assert!(answer(CheckupEvent::Answer, true).is_err() && answer(CheckupEvent::Raise, false).is_err());
    }

    #[test]
    fn staff_alone_settles_and_notes_what_came_of_it() {
        for step in CHECKUP.0 {
            assert_eq!(step.to == CheckupState::Settled, step.by == [Role::Staff], "{:?}", step.event);
            assert!(step.to != CheckupState::Settled || step.needs.contains(&CheckupGuard::HasReason));
        }
    }
}
