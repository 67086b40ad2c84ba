//! What a CTO answers: on their own page, or by the link of a mail, without signing in.

use chrono::{DateTime, Utc};
use domain::{
    AvailabilityAnswer, ProfileId, Role,
    availability::day_of,
    forms::{self, Complaint, FieldError, FieldErrors},
    lifecycle::{ProfileEvent, ProfileState},
};
use sqlx::PgConnection;

use super::{
    Standing,
    store::{self, renew},
};
use crate::{
    Marketplace, Problem,
    audit::Actor,
    mail::links::{self, Purpose},
    profiles::{self, edit},
};

/// What the key of a mail asks about, while it can be answered. Uses nothing up.
pub async fn asked(market: &Marketplace, key: &str) -> Result<Option<Standing>, Problem> {
    let Some(link) = links::look(market, Purpose::Availability, key).await? else { return Ok(None) };
    let mut connection = market.pool.acquire().await?;
    store::standing_of(&mut connection, link.account).await
}

/// Answers for whoever holds the key of a mail, once. `day` is the new first free day of [`AvailabilityAnswer::Change`].
///
/// # Errors
/// A key that is spent is a complaint about the form; a day that is none, about `available_from`.
pub async fn answer(market: &Marketplace, key: &str, answer: &str, day: &str) -> Result<AvailabilityAnswer, Problem> {
    let mut errors = FieldErrors::default();
    let answer: Option<AvailabilityAnswer> = errors.code("answer", answer);
    let changed = match answer {
        Some(AvailabilityAnswer::Change) => errors.take("available_from", forms::day(day)),
        _ => None,
    };
    let Some(answer) = answer.filter(|_| errors.is_empty()) else { return Err(errors.into()) };
    let spent = || Problem::from(FieldError::new("", Complaint::LinkSpent));
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let link = links::redeem(&mut tx, now, Purpose::Availability, key).await?.ok_or_else(spent)?;
    let (profile, state) = store::lock_of(&mut tx, link.account).await?.ok_or_else(spent)?;
    let actor = Actor { account: Some(link.account), role: Role::Cto };
    if let Some(day) = changed {
        store::set_first_day(&mut tx, profile, day).await?;
    }
    match (answer, state) {
        (AvailabilityAnswer::Pause, _) => profiles::step(&mut tx, now, actor, profile, ProfileEvent::Pause).await?,
        (_, ProfileState::Paused) => {
            resume(&mut tx, now, actor, profile).await?;
            edit::note(&mut tx, now, actor, profile, ProfileState::Accepted, "availability", false).await?;
        }
        _ => confirm(&mut tx, now, actor, profile, state).await?,
    }
    market.commit(tx).await?;
    Ok(answer)
}

/// Proposals again: somebody who comes back says that what stands there is right.
pub(crate) async fn resume(tx: &mut PgConnection, now: DateTime<Utc>, actor: Actor, profile: ProfileId) -> Result<(), Problem> {
    profiles::step(tx, now, actor, profile, ProfileEvent::Resume).await?;
    store::confirm(tx, profile, day_of(now)).await.map(drop)
}

/// What stands there is right, as of today.
async fn confirm(tx: &mut PgConnection, now: DateTime<Utc>, actor: Actor, profile: ProfileId, state: ProfileState) -> Result<(), Problem> {
    store::confirm(tx, profile, day_of(now)).await?;
    renew(tx, profile, day_of(now)).await?;
    edit::note(tx, now, actor, profile, state, "availability", false).await
}
