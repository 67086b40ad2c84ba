//! The one place where a profile's state changes.

use chrono::{DateTime, Utc};
use domain::{
    ProfileId,
    lifecycle::{PROFILE, ProfileEvent, ProfileState},
};
use sqlx::PgConnection;

use super::store;
use crate::{
    Problem,
    audit::{self, Actor, Line, Subject},
    availability,
    problem::refused,
    saved_searches,
    search::{self, text::Scope},
};

pub(crate) async fn step(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    profile: ProfileId,
    event: ProfileEvent,
) -> Result<(), Problem> {
    let from = store::lock(tx, profile).await?.ok_or(Problem::NotFound)?;
    let next = PROFILE.apply(Some(from), event, actor.role, |_| true).map_err(|refusal| refused(refusal, |guard| guard.code()))?;
    store::set_state(tx, profile, next, now).await?;
    let line = Line {
        actor,
        subject: Subject::Profile(profile),
        event: event.code(),
        from: Some(from.code()),
        to: Some(next.code()),
        fields: &[],
        words: None,
    };
    audit::write(tx, now, line).await?;
    if next == ProfileState::Accepted {
        availability::began(tx, now, profile).await?;
    }
    search::changed_profile(tx, profile).await?;
    if matches!(next, ProfileState::Applied | ProfileState::Accepted) {
        saved_searches::something_came(tx, now, Scope::Profiles).await?;
    }
    Ok(())
}
