//! Calling a meeting off: by one of the two or staff with a reason, or because the candidacy has ended. Calendars are told.

use chrono::{DateTime, Utc};
use domain::{
    CandidacyId, Role,
    lifecycle::{MeetingEvent, MeetingState},
};
use sqlx::PgConnection;

use super::{
    Participant, store,
    tell::tell_called_off,
    transition::{Taken, With, step},
};
use crate::{Marketplace, Problem, audit::Actor, missions::life::read_reason};

/// Calls it off, with a reason that the others read. Slots may be proposed again afterwards.
pub async fn call_off(market: &Marketplace, by: &Participant, reason: &str) -> Result<(), Problem> {
    let reason = read_reason(reason)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    store::lock(&mut tx, by.candidacy).await?;
    let is_done = |meeting: store::Meeting| {
        meeting.state == MeetingState::Cancelled && meeting.words_by == Some(by.role()) && meeting.words.as_deref() == Some(reason.as_str())
    };
    if store::meeting(&mut tx, by.candidacy).await?.is_some_and(is_done) {
        return Ok(());
    }
    let with = With { reason: Some(&reason), ..With::default() };
    let taken = step(&mut tx, now, by.actor, by.candidacy, MeetingEvent::Cancel, with).await?;
    store::set_words(&mut tx, by.candidacy, Some(reason.as_str()), by.role()).await?;
    end(&mut tx, now, by.candidacy, &taken, by.role(), Some(reason.as_str())).await?;
    market.commit(tx).await
}

/// The candidacy has ended: so has its meeting, in the same transaction. Nothing where there is none, or where it took place.
pub(crate) async fn close(tx: &mut PgConnection, now: DateTime<Utc>, candidacy: CandidacyId) -> Result<(), Problem> {
    if store::meeting(tx, candidacy).await?.is_none() {
        return Ok(());
    }
    match step(tx, now, Actor::SYSTEM, candidacy, MeetingEvent::Close, With::default()).await {
        Ok(taken) => end(tx, now, candidacy, &taken, Role::System, None).await,
        Err(Problem::NotNow(_)) => Ok(()),
        Err(problem) => Err(problem),
    }
}

/// Whoever is told, is told before the date is forgotten.
async fn end(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    candidacy: CandidacyId,
    taken: &Taken,
    by: Role,
    reason: Option<&str>,
) -> Result<(), Problem> {
    store::clear_slots(tx, candidacy).await?;
    if let Some(before) = &taken.before {
        store::count_change(tx, candidacy).await?;
        tell_called_off(tx, now, candidacy, &taken.standing, before, by, reason).await?;
    }
    store::clear_date(tx, candidacy).await
}
