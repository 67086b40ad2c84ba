//! The one place where a case study changes its state. Its lines in the log are its engagement's.

use chrono::{DateTime, Utc};
use domain::{
    CasePart, Role,
    forms::Reason,
    lifecycle::{CASE_STUDY, CaseStudyEvent, CaseStudyGuard, CaseStudyState, EngagementState},
};
use sqlx::PgConnection;

use super::store::{self, Study};
use crate::{
    Problem,
    audit::{self, Actor},
    engagements::{self, Engagement, Party},
};

/// What comes with a step, for its guards and its line.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct With<'a> {
    pub reason: Option<&'a Reason>,
    /// Which parts are changed.
    pub fields: &'a [&'a str],
}

/// An engagement and its case study, locked until the transaction ends.
pub(super) async fn lock(tx: &mut PgConnection, by: &Party) -> Result<(EngagementState, Option<Study>), Problem> {
    let state = engagements::lock(tx, by.engagement()).await?.state;
    Ok((state, store::study_of(tx, by.engagement()).await?))
}

/// Asks the table, and writes the line; the caller writes the row, in the same transaction. Nothing may have been read before the lock was held.
pub(super) async fn step(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    (actor, engagement): (Actor, &Engagement),
    (state, study): (EngagementState, Option<&Study>),
    event: CaseStudyEvent,
    with: With<'_>,
) -> Result<CaseStudyState, Problem> {
    let agreed = |role: Role| study.is_some_and(|study| study.is_agreed_by(role));
    let is_complete = match study {
        Some(study) => store::parts(tx, study.id).await?.len() == CasePart::ALL.len(),
        None => false,
    };
    let holds = |guard| match guard {
        CaseStudyGuard::Ended => state == EngagementState::Ended,
        CaseStudyGuard::Complete => is_complete,
        CaseStudyGuard::NotAgreed => !agreed(actor.role),
        CaseStudyGuard::OtherAgreed => actor.role.other().is_some_and(agreed),
        CaseStudyGuard::Agreed => agreed(actor.role),
        CaseStudyGuard::HasReason => with.reason.is_some(),
    };
    let from = study.map(|study| study.state);
    let taken = audit::Step::new(actor, engagement.subject(), from, event).on(with.fields).because(with.reason);
    audit::take(tx, now, &CASE_STUDY, taken, holds).await
}
