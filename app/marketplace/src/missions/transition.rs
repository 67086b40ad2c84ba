//! The one place where a mission's state changes: the table of `domain::lifecycle`, the row, the audit line, the index change.

use chrono::{DateTime, Utc};
use domain::{
    EngagementOutcome, MissionId,
    forms::Reason,
    lifecycle::{MISSION, MissionEvent, MissionGuard, MissionState},
};
use sqlx::PgConnection;

use super::{store, tell::tell};
use crate::{
    Problem,
    audit::{self, Actor, Subject},
    candidacies, engagements, saved_searches,
    search::{self, text::Scope},
};

/// What the actor wrote with the step.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Reasons<'a> {
    pub reason: Option<&'a Reason>,
}

/// Takes the step, inside the caller's transaction, with the mission's row locked until it ends.
pub(crate) async fn step(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    mission: MissionId,
    event: MissionEvent,
    reasons: Reasons<'_>,
) -> Result<MissionState, Problem> {
    let facts = store::lock(tx, mission).await?.ok_or(Problem::NotFound)?;
    let holds = |guard| match guard {
        MissionGuard::HasCriteria => facts.criteria > 0,
        MissionGuard::SignOffAsked => facts.sign_off_asked,
        MissionGuard::SignOffNotAsked => !facts.sign_off_asked,
        MissionGuard::SignedOff => facts.signed_off,
        MissionGuard::HasShortlist => (1..=5).contains(&facts.shortlisted),
        MissionGuard::HasChoice => facts.chosen,
        MissionGuard::HasReason => reasons.reason.is_some(),
    };
    let taken = audit::Step::new(actor, Subject::Mission(mission), Some(facts.state), event).because(reasons.reason);
    let next = audit::take(tx, now, &MISSION, taken, holds).await?;
    store::set_state(tx, mission, event, next, now).await?;
    match event {
        MissionEvent::Engage => engagements::begin(tx, now, actor, mission).await?,
        MissionEvent::Complete => engagements::end(tx, now, actor, mission, EngagementOutcome::Completed, reasons.reason).await?,
        MissionEvent::Cancel => engagements::end(tx, now, actor, mission, EngagementOutcome::Cancelled, reasons.reason).await?,
        MissionEvent::Rematch => {
            let reason = reasons.reason.ok_or(Problem::NotNow("has_reason"))?;
            candidacies::release(tx, now, mission, reason).await?;
            engagements::end(tx, now, actor, mission, EngagementOutcome::Rematch, Some(reason)).await?;
        }
        _ => {}
    }
    search::changed_mission(tx, mission).await?;
    tell(tx, now, mission, facts.state, event).await?;
    if next == MissionState::Open {
        saved_searches::something_came(tx, now, Scope::Missions).await?;
    }
    Ok(next)
}
