//! `asked → agreed`, or `differing → settled`, or `overtaken`: whether two who work together go on beyond a day.

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Where the question of a day stands.
    pub enum RenewalState as "state of a renewal" {
        /// At most one of the two has answered.
        Asked = "asked",
        /// Both have said the same.
        Agreed = "agreed",
        /// They have not: staff talks with both.
        Differing = "differing",
        /// Staff has.
        Settled = "settled",
        /// Other terms hold by now, or the engagement has ended.
        Overtaken = "overtaken",
    }
}

codes! {
    /// What happens to it; in the log it stands among the events of its engagement.
    pub enum RenewalEvent as "event of a renewal" {
        /// The day comes near.
        Ask = "ask_renewal",
        /// The first of the two answers, or thinks again.
        Answer = "answer_renewal",
        /// They tell the other their answer before the other has answered.
        Tell = "tell_renewal",
        /// The second says the same.
        Agree = "agree_renewal",
        /// The second says something else.
        Differ = "differ_renewal",
        /// Staff has talked with both, and notes what came of it.
        Settle = "settle_renewal",
        /// It is no longer a question.
        Overtake = "overtake_renewal",
    }
}

codes! {
    /// What must hold for a step.
    pub enum RenewalGuard as "guard of a renewal" {
        /// The engagement has not ended.
        Runs = "runs",
        /// The other of the two has not answered.
        Alone = "alone",
        /// The other has said the same.
        Same = "same",
        /// The other has said something else.
        Different = "different",
        /// Whoever tells has answered.
        HasAnswered = "has_answered",
        /// It is noted what came of it.
        HasReason = "has_reason",
    }
}

use RenewalEvent as E;
use RenewalGuard as G;
use RenewalState as S;

/// The life of the question of one day.
pub const RENEWAL: Table<S, E, G> = Table(&[
    step(E::Ask, &[None], S::Asked, &[System], &[G::Runs]),
    step(E::Answer, &[Some(S::Asked)], S::Asked, &[Ceo, Cto], &[G::Runs, G::Alone]),
    step(E::Tell, &[Some(S::Asked)], S::Asked, &[Ceo, Cto], &[G::Runs, G::HasAnswered]),
    step(E::Agree, &[Some(S::Asked)], S::Agreed, &[Ceo, Cto], &[G::Runs, G::Same]),
    step(E::Differ, &[Some(S::Asked)], S::Differing, &[Ceo, Cto], &[G::Runs, G::Different]),
    step(E::Settle, &[Some(S::Asked), Some(S::Differing)], S::Settled, &[Staff], &[G::HasReason]),
    step(E::Overtake, &[Some(S::Asked), Some(S::Differing)], S::Overtaken, &[System], &[]),
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Role;

    #[test]
    fn two_who_say_the_same_agree_and_staff_settles_the_rest() {
        for step in RENEWAL.0.iter().filter(|step| step.to == RenewalState::Agreed) {
            assert!(step.needs.contains(&RenewalGuard::Same) && step.by == [Role::Ceo, Role::Cto]);
        }
        for step in RENEWAL.0.iter().filter(|step| step.to == RenewalState::Settled) {
            assert!(step.by == [Role::Staff] && step.needs.contains(&RenewalGuard::HasReason));
        }
    }

    #[test]
    fn nothing_leads_out_of_an_end() {
        for end in [RenewalState::Agreed, RenewalState::Settled, RenewalState::Overtaken] {
            assert!(RENEWAL.0.iter().all(|step| !step.from.contains(&Some(end))), "{end}");
        }
    }
}
