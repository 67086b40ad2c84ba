//! The job that watches over one profile's availability. It reads the truth each time, and comes again when the next thing is due.

use chrono::{DateTime, Days, Utc};
use domain::{
    ProfileId,
    availability::{ASKED_AFTER, Step, day_of, morning, step},
    lifecycle::{ProfileEvent, ProfileState},
};
use sqlx::PgConnection;

use super::store::{self, Word};
use crate::{
    Marketplace, Problem,
    audit::{self, Actor, Line, Subject},
    jobs::{self, Ended, Job},
    mail::{self, Mail},
    profiles, search,
};

/// The profile is part of the community from now on, or again: its word counts from today, and is watched.
pub(crate) async fn began(tx: &mut PgConnection, now: DateTime<Utc>, profile: ProfileId) -> Result<(), Problem> {
    let today = day_of(now);
    store::renew(tx, profile, today).await?;
    let first = today.checked_add_days(Days::new(ASKED_AFTER)).unwrap_or(today);
    jobs::enqueue(tx, now, &Job::WatchAvailability { profile }, morning(first)).await
}

/// Its CTO was suspended, could answer nothing, and can again: where the profile is proposed, its word counts from today.
pub(crate) async fn reinstated(tx: &mut PgConnection, now: DateTime<Utc>, profile: ProfileId) -> Result<(), Problem> {
    match store::lock(tx, profile).await?.map(|word| word.state) {
        Some(ProfileState::Accepted) => began(tx, now, profile).await,
        _ => Ok(()),
    }
}

/// Asks, pauses, or waits. Somebody who is suspended, or is not proposed to anybody is not watched; coming back begins it again.
pub(crate) async fn watch(market: &Marketplace, profile: ProfileId) -> Result<Ended, Problem> {
    let now = market.now();
    let today = day_of(now);
    let mut tx = market.pool.begin().await?;
    let word = store::lock(&mut tx, profile).await?.filter(|word| word.state == ProfileState::Accepted);
    let Some(word) = word else { return Ok(Ended::Done) };
    match step(word.since, word.asked_on, today) {
        Step::Wait(day) => return Ok(Ended::Later(morning(day))),
        Step::Ask => ask(&mut tx, now, profile, &word).await?,
        Step::Pause => {
            lapse(&mut tx, now, profile, &word).await?;
            market.commit(tx).await?;
            return Ok(Ended::Done);
        }
    }
    market.commit(tx).await?;
    let next = match step(word.since, Some(today), today) {
        Step::Wait(day) => day,
        Step::Ask | Step::Pause => today.succ_opt().unwrap_or(today),
    };
    Ok(Ended::Later(morning(next)))
}

/// Asks by mail. From now on the first free day is a question, here and in the ranking.
async fn ask(tx: &mut PgConnection, now: DateTime<Utc>, profile: ProfileId, word: &Word) -> Result<(), Problem> {
    store::ask(tx, profile, day_of(now)).await?;
    let line = Line {
        actor: Actor::SYSTEM,
        subject: Subject::Profile(profile),
        event: "ask_availability",
        from: Some(word.state.code()),
        to: Some(word.state.code()),
        fields: &["availability"],
        words: None,
    };
    audit::write(tx, now, line).await?;
    search::changed_profile(tx, profile).await?;
    mail::send(tx, now, Mail::AskAvailability { account: word.account }).await.map(drop)
}

/// Nobody answered: no proposals until the CTO comes back, which takes one button.
async fn lapse(tx: &mut PgConnection, now: DateTime<Utc>, profile: ProfileId, word: &Word) -> Result<(), Problem> {
    profiles::step(tx, now, Actor::SYSTEM, profile, ProfileEvent::Pause).await?;
    store::lapse(tx, profile, day_of(now)).await?;
    mail::send(tx, now, Mail::AvailabilityLapsed { account: word.account }).await.map(drop)
}
