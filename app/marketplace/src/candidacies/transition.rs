//! The one place where a candidacy's state changes, and where whoever it concerns is told.

use chrono::{DateTime, Utc};
use domain::{
    CandidacyId, MissionId, ProfileId, RefusalCode,
    forms::Reason,
    lifecycle::{CANDIDACY, CandidacyEvent, CandidacyGuard, CandidacyState, MissionState},
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{store, tell::tell};
use crate::{
    Problem,
    audit::{self, Actor, Subject},
    meetings,
};

/// Which candidacy: one that exists, or the pair for which it may begin.
#[derive(Debug, Clone, Copy)]
pub(super) enum Which {
    Candidacy(CandidacyId),
    Pair(MissionId, ProfileId),
}

/// Why the step is taken: in words, by a code, or both.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Why<'a> {
    pub code: Option<RefusalCode>,
    pub words: Option<&'a Reason>,
}

/// Takes the step inside the caller's transaction. The mission's row is locked first, so that two steps on one mission follow each other.
pub(super) async fn step(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    which: Which,
    event: CandidacyEvent,
    reason: Option<&Reason>,
) -> Result<CandidacyId, Problem> {
    step_with(tx, now, actor, which, event, Why { code: None, words: reason }).await
}

/// The same, where the reason may be a code.
pub(super) async fn step_with(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    which: Which,
    event: CandidacyEvent,
    why: Why<'_>,
) -> Result<CandidacyId, Problem> {
    let mission = match which {
        Which::Candidacy(id) => store::mission_of(tx, id).await?.ok_or(Problem::NotFound)?,
        Which::Pair(mission, _) => mission,
    };
    let mission_state = store::lock_mission(tx, mission).await?.ok_or(Problem::NotFound)?;
    let facts = match which {
        Which::Candidacy(id) => store::facts(tx, id).await?,
        Which::Pair(mission, profile) => store::facts_of_pair(tx, mission, profile).await?,
    };
    let holds = |guard| match guard {
        CandidacyGuard::MissionOpen => matches!(mission_state, MissionState::Open | MissionState::Shortlisted),
        CandidacyGuard::MissionShortlisted => mission_state == MissionState::Shortlisted,
        CandidacyGuard::IntroductionRequested => facts.as_ref().is_some_and(|facts| facts.introduction_requested),
        CandidacyGuard::IntroductionNotRequested => facts.as_ref().is_some_and(|facts| !facts.introduction_requested),
        CandidacyGuard::BothWantTo => facts.as_ref().is_some_and(|facts| facts.both_want_to),
        CandidacyGuard::HasReason => why.code.is_some() || why.words.is_some(),
        CandidacyGuard::TimeIsOver => facts.as_ref().and_then(|facts| facts.answer_by).is_some_and(|by| by <= now),
    };
    let from = facts.as_ref().map(|facts| facts.state);
    let id = match which {
        Which::Candidacy(id) => id,
        Which::Pair(..) => facts.as_ref().map_or_else(|| CandidacyId(Uuid::now_v7()), |facts| facts.id),
    };
    let taken = audit::Step::new(actor, Subject::Candidacy(id, mission), from, event).because(why.words);
    let next = audit::next(&CANDIDACY, &taken, holds)?;
    match (facts, which) {
        (Some(_), _) => store::set_state(tx, id, next, now).await?,
        (None, Which::Pair(mission, profile)) => store::insert(tx, id, mission, profile, next, now).await?,
        (None, Which::Candidacy(_)) => return Err(Problem::NotFound),
    }
    if matches!(next, CandidacyState::Ended | CandidacyState::Declined | CandidacyState::Withdrawn) {
        store::set_end(tx, id, actor.role, why.words.map(Reason::as_str)).await?;
        store::set_refusal_code(tx, id, why.code).await?;
        meetings::close(tx, now, id).await?;
    }
    audit::tell(tx, now, &taken, next).await?;
    tell(tx, now, id, from, event).await?;
    Ok(id)
}
