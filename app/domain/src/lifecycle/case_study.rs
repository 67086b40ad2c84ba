//! `draft → half_agreed → published`, and `withdrawn` or `taken_down`: what an engagement brought, told in public with both consents. A consent is for one
//! revision, so each change of the text leads back to `draft`.

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Where a case study stands.
    pub enum CaseStudyState as "state of a case study" {
        /// Both write it.
        Draft = "draft",
        /// One of the two has agreed to the text as it stands.
        HalfAgreed = "half_agreed",
        /// Both have: everybody can read it.
        Published = "published",
        /// It was public, and one of the two took their consent back.
        Withdrawn = "withdrawn",
        /// It was public, and staff took it down: another text must be written first.
        TakenDown = "taken_down",
    }
}

codes! {
    /// What happens to a case study; in the log it stands among the events of its engagement.
    pub enum CaseStudyEvent as "event of a case study" {
        /// One of the two begins it.
        Begin = "begin_case_study",
        /// One of the two changes the text, or whether they are named.
        Edit = "edit_case_study",
        /// The first of the two agrees to the text as it stands.
        Agree = "agree_case_study",
        /// The second agrees too: it is public from now on.
        Publish = "publish_case_study",
        /// One of the two takes their consent back.
        Withdraw = "withdraw_case_study",
        /// Staff takes it down.
        TakeDown = "take_down_case_study",
    }
}

codes! {
    /// What must hold for a step.
    pub enum CaseStudyGuard as "guard of a case study" {
        /// The engagement has ended.
        Ended = "ended",
        /// Every part is written.
        Complete = "complete",
        /// Whoever agrees has not agreed to this revision yet.
        NotAgreed = "not_agreed",
        /// The other of the two has agreed to this very revision.
        OtherAgreed = "other_agreed",
        /// Whoever withdraws had agreed to this revision.
        Agreed = "agreed",
        /// A reason is written.
        HasReason = "has_reason",
    }
}

use CaseStudyEvent as E;
use CaseStudyGuard as G;
use CaseStudyState as S;

/// The life of a case study: there is one of each engagement at most.
pub const CASE_STUDY: Table<S, E, G> = Table(&[
    step(E::Begin, &[None], S::Draft, &[Ceo, Cto], &[G::Ended]),
    step(
        E::Edit,
        &[Some(S::Draft), Some(S::HalfAgreed), Some(S::Published), Some(S::Withdrawn), Some(S::TakenDown)],
        S::Draft,
        &[Ceo, Cto],
        &[],
    ),
    step(E::Agree, &[Some(S::Draft), Some(S::Withdrawn)], S::HalfAgreed, &[Ceo, Cto], &[G::Complete]),
    step(E::Publish, &[Some(S::HalfAgreed)], S::Published, &[Ceo, Cto], &[G::Complete, G::NotAgreed, G::OtherAgreed]),
    step(E::Withdraw, &[Some(S::HalfAgreed)], S::Draft, &[Ceo, Cto], &[G::Agreed]),
    step(E::Withdraw, &[Some(S::Published)], S::Withdrawn, &[Ceo, Cto], &[]),
    step(E::TakeDown, &[Some(S::Published)], S::TakenDown, &[Staff], &[G::HasReason]),
]);
