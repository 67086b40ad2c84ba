//! The one place where a profile's state changes.

use chrono::{DateTime, Utc};
use domain::{
    ProfileId, Role,
    forms::Reason,
    lifecycle::{PROFILE, ProfileEvent, ProfileGuard, ProfileState},
};
use sqlx::PgConnection;

use super::store;
use crate::{
    Problem,
    audit::{self, Actor, Subject},
    availability, saved_searches,
    search::{self, text::Scope},
    vetting,
};

/// A step that takes no reason.
pub(crate) async fn step(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    profile: ProfileId,
    event: ProfileEvent,
) -> Result<(), Problem> {
    step_because(tx, now, actor, profile, event, None).await.map(drop)
}

/// A step with the reason that the CTO reads, where there is one. Answers the state that it leads to.
pub(crate) async fn step_because(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    profile: ProfileId,
    event: ProfileEvent,
    reason: Option<&Reason>,
) -> Result<ProfileState, Problem> {
    let from = store::lock(tx, profile).await?.ok_or(Problem::NotFound)?;
    let held = Held::gather(tx, now, profile, event, reason).await?;
    let taken = audit::Step::new(actor, Subject::Profile(profile), Some(from), event).because(reason);
    let next = audit::take(tx, now, &PROFILE, taken, |guard| held.holds(guard)).await?;
    store::set_state(tx, profile, next, now).await?;
    if from == ProfileState::Paused || next == ProfileState::Paused {
        let by = (next == ProfileState::Paused).then_some(actor.role);
        store::set_pause(tx, profile, by, reason.filter(|_| by.is_some()).map(Reason::as_str)).await?;
    }
    if next == ProfileState::Accepted {
        availability::began(tx, now, profile).await?;
    }
    search::changed_profile(tx, profile).await?;
    if matches!(event, ProfileEvent::Apply | ProfileEvent::Accept | ProfileEvent::Resume) {
        saved_searches::something_came(tx, now, Scope::Profiles).await?;
    }
    Ok(next)
}

/// What guards ask, read under the profile's lock; only what the event needs.
#[derive(Default)]
struct Held {
    complete: bool,
    may_ask: bool,
    paused_by: Option<Role>,
    has_reason: bool,
}

impl Held {
    async fn gather(
        tx: &mut PgConnection,
        now: DateTime<Utc>,
        profile: ProfileId,
        event: ProfileEvent,
        reason: Option<&Reason>,
    ) -> Result<Self, Problem> {
        let mut held = Self { has_reason: reason.is_some(), ..Self::default() };
        match event {
            ProfileEvent::Apply => {
                held.complete = vetting::missing(tx, profile).await?.is_empty();
                held.may_ask = vetting::may_ask(tx, profile, now).await?;
            }
            ProfileEvent::Resume => held.paused_by = store::paused_by(tx, profile).await?,
            _ => {}
        }
        Ok(held)
    }

    fn holds(&self, guard: ProfileGuard) -> bool {
        match guard {
            ProfileGuard::Complete => self.complete,
            ProfileGuard::MayAsk => self.may_ask,
            ProfileGuard::OwnPause => self.paused_by != Some(Role::Staff),
            ProfileGuard::StaffPause => self.paused_by == Some(Role::Staff),
            ProfileGuard::HasReason => self.has_reason,
        }
    }
}
