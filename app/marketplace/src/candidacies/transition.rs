//! The one place where a candidacy's state changes.

use chrono::{DateTime, Utc};
use domain::{
    CandidacyId, MissionId, ProfileId,
    forms::Reason,
    lifecycle::{CANDIDACY, CandidacyEvent, CandidacyGuard, CandidacyState, MissionState},
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::store;
use crate::{
    Problem,
    audit::{self, Actor, Line, Subject},
    problem::refused,
};

/// Which candidacy: one that exists, or the pair for which it may begin.
#[derive(Debug, Clone, Copy)]
pub(super) enum Which {
    Candidacy(CandidacyId),
    Pair(MissionId, ProfileId),
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
        CandidacyGuard::BothWantTo => facts.as_ref().is_some_and(|facts| facts.both_want_to),
        CandidacyGuard::HasReason => reason.is_some(),
    };
    let from = facts.as_ref().map(|facts| facts.state);
    let next = CANDIDACY.apply(from, event, actor.role, holds).map_err(|refusal| refused(refusal, CandidacyGuard::code))?;
    let id = match (facts, which) {
        (Some(facts), _) => {
            store::set_state(tx, facts.id, next, now).await?;
            facts.id
        }
        (None, Which::Pair(mission, profile)) => {
            let id = CandidacyId(Uuid::now_v7());
            store::insert(tx, id, mission, profile, next, now).await?;
            id
        }
        (None, Which::Candidacy(_)) => return Err(Problem::NotFound),
    };
    if matches!(next, CandidacyState::Declined | CandidacyState::Withdrawn) {
        store::set_end(tx, id, actor.role, reason.map(Reason::as_str)).await?;
    }
    let line = Line {
        actor,
        subject: Subject::Candidacy(id, mission),
        event: event.code(),
        from: from.map(CandidacyState::code),
        to: Some(next.code()),
        fields: &[],
        words: reason.map(Reason::as_str),
    };
    audit::write(tx, now, line).await?;
    Ok(id)
}
