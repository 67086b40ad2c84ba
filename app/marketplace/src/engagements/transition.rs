//! The one place where an engagement's state changes.

use chrono::{DateTime, Utc};
use domain::{
    EngagementId, EngagementOutcome, MissionId,
    forms::Reason,
    lifecycle::{ENGAGEMENT, EngagementEvent, EngagementGuard, EngagementState},
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::store;
use crate::{
    Problem, activity,
    audit::{self, Actor, Subject},
    checkups, endings, outcome_reviews, renewals, reports, terms,
};

/// Begins the engagement with whomever the CEO has chosen, in the transaction of the choice.
pub(crate) async fn begin(tx: &mut PgConnection, now: DateTime<Utc>, actor: Actor, mission: MissionId) -> Result<(), Problem> {
    let id = EngagementId(Uuid::now_v7());
    let subject = Subject::Engagement(id, mission);
    let state = take(tx, now, audit::Step::new(actor, subject, None, EngagementEvent::Begin), false).await?;
    if !store::insert(tx, id, mission, state, now).await? {
        return Err(Problem::NotFound);
    }
    reports::began(tx, now, id).await?;
    activity::begin(tx, now, id).await?;
    terms::begin_to_watch(tx, now, id).await
}

/// Starts the work once both have signed the same version of the terms, in the transaction of the second signature; where it runs already, nothing.
/// The caller holds the lock of the mission.
pub(crate) async fn start(tx: &mut PgConnection, now: DateTime<Utc>, id: EngagementId) -> Result<(), Problem> {
    let found = store::engagement(tx, id).await?.ok_or(Problem::NotFound)?;
    // Other terms may end on another day.
    renewals::begin_to_watch(tx, now, id).await?;
    if found.state == EngagementState::Running {
        return Ok(());
    }
    let is_signed = store::is_signed(tx, id).await?;
    let step = audit::Step::new(Actor::SYSTEM, found.subject(), Some(found.state), EngagementEvent::Start);
    let state = take(tx, now, step, is_signed).await?;
    store::set_state(tx, id, state, now).await?;
    activity::begin(tx, now, id).await?;
    checkups::begin_to_watch(tx, now, id).await
}

/// Ends the engagement of the mission, in the transaction of what ends it; what of the two asked for an end has it, and both are told. Where
/// they have worked together, both are asked how it went.
pub(crate) async fn end(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    mission: MissionId,
    outcome: EngagementOutcome,
    reason: Option<&Reason>,
) -> Result<(), Problem> {
    let Some((id, from)) = store::lock_open_of(tx, mission).await? else { return Ok(()) };
    let step = audit::Step::new(actor, Subject::Engagement(id, mission), Some(from), EngagementEvent::End);
    let state = take(tx, now, step, false).await?;
    store::set_state(tx, id, state, now).await?;
    store::set_outcome(tx, id, outcome, reason.map(Reason::as_str)).await?;
    let ended = store::engagement(tx, id).await?.ok_or(Problem::NotFound)?;
    endings::grant(tx, now, &ended).await?;
    renewals::overtake(tx, now, &ended).await?;
    endings::tell_end(tx, now, &ended).await?;
    if outcome == EngagementOutcome::Completed || from == EngagementState::Running {
        outcome_reviews::ask(tx, now, &ended).await?;
    }
    Ok(())
}

async fn take(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    step: audit::Step<'_, EngagementState, EngagementEvent>,
    is_signed: bool,
) -> Result<EngagementState, Problem> {
    audit::take(tx, now, &ENGAGEMENT, step, |EngagementGuard::TermsSigned| is_signed).await
}
