//! "Did you meet?": what both answer, and what follows. Where the answers differ, somebody did not come or somebody is silent, staff looks.

use chrono::{DateTime, Utc};
use domain::{
    CandidacyId, MeetingAnswer,
    forms::{Complaint, FieldErrors},
    lifecycle::{MeetingEvent, MeetingState},
    meeting::Outcome,
};
use sqlx::PgConnection;

use super::{
    Participant, store,
    transition::{With, step},
};
use crate::{Marketplace, Problem, accounts::CurrentStaff, audit::Actor, digests};

/// What one of the two says; until the other has answered too, it may be said again.
pub async fn answer(market: &Marketplace, by: &Participant, answer: &str) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let Some(answer) = errors.code::<MeetingAnswer>("answer", answer) else { return Err(errors.into()) };
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    store::lock(&mut tx, by.candidacy).await?;
    let meeting = store::meeting(&mut tx, by.candidacy).await?.ok_or(Problem::NotNow("not_from"))?;
    if meeting.answer_of(by.role()) == Some(answer) {
        return Ok(());
    }
    step(&mut tx, now, by.actor, by.candidacy, MeetingEvent::Answer, With::default()).await?;
    store::set_answer(&mut tx, by.candidacy, by.role(), answer).await?;
    conclude(&mut tx, now, by.candidacy).await?;
    market.commit(tx).await
}

/// What the answers make of it, where both are there or one is enough.
async fn conclude(tx: &mut PgConnection, now: DateTime<Utc>, candidacy: CandidacyId) -> Result<(), Problem> {
    let meeting = store::meeting(tx, candidacy).await?.ok_or(Problem::NotFound)?;
    match Outcome::of(meeting.ceo_answer, meeting.cto_answer) {
        Outcome::Open => Ok(()),
        Outcome::Held => step(tx, now, Actor::SYSTEM, candidacy, MeetingEvent::Hold, With::default()).await.map(drop),
        Outcome::Again => {
            step(tx, now, Actor::SYSTEM, candidacy, MeetingEvent::Reopen, With::default()).await?;
            store::clear_date(tx, candidacy).await
        }
        Outcome::Unclear => dispute(tx, now, candidacy).await,
    }
}

/// Staff has to look, and is told.
pub(super) async fn dispute(tx: &mut PgConnection, now: DateTime<Utc>, candidacy: CandidacyId) -> Result<(), Problem> {
    step(tx, now, Actor::SYSTEM, candidacy, MeetingEvent::Dispute, With::default()).await?;
    digests::something_came(tx, now).await
}

/// Staff has made sure: they met (`met`), or they did not, and look for another date (`not_yet`).
pub async fn settle(market: &Marketplace, staff: &CurrentStaff, candidacy: CandidacyId, outcome: &str) -> Result<(), Problem> {
    let event = match outcome {
        "met" => MeetingEvent::Hold,
        "not_yet" => MeetingEvent::Reopen,
        "" => return Err(Problem::field("outcome", Complaint::Missing)),
        _ => return Err(Problem::field("outcome", Complaint::Unknown)),
    };
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    store::lock(&mut tx, candidacy).await?;
    let is_done = store::meeting(&mut tx, candidacy).await?.is_some_and(|meeting| match event {
        MeetingEvent::Hold => meeting.state == MeetingState::Held,
        _ => meeting.state == MeetingState::Unfit,
    });
    if is_done {
        return Ok(());
    }
    step(&mut tx, now, staff.who().actor(), candidacy, event, With::default()).await?;
    if event == MeetingEvent::Reopen {
        store::clear_date(&mut tx, candidacy).await?;
    }
    market.commit(tx).await
}

/// Whether somebody may answer now: there was a date, and it is over.
pub(super) fn may_answer(state: MeetingState, ends: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    matches!(state, MeetingState::Agreed | MeetingState::Asked) && ends.is_some_and(|ends| ends <= now)
}
