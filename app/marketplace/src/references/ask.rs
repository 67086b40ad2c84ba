//! Staff writes to a referee, and takes a request back.

use domain::{
    ReferenceRequestId,
    lifecycle::{ReferenceRequestEvent, ReferenceRequestGuard},
};

use super::{
    MOST_WAITING, name, remind_at, store,
    transition::{Step, step},
    until,
};
use crate::{
    Marketplace, Problem,
    accounts::CurrentStaff,
    jobs::{self, Job},
    mail::{
        self, Mail,
        links::{self, Purpose},
    },
    profiles, vetting,
};

/// Writes to the referee, for the first time or again; a link that was sent before opens nothing then. `version` is that of the request whose
/// letter was shown: what nobody has seen is not sent.
///
/// # Errors
/// [`Problem::NotFound`] also where the CTO is suspended, has not asked to join or was refused, [`Problem::Stale`] where the request has changed
/// since, [`Problem::NotNow`] with `reachable` where the referee asked never to be written to and `has_room` where too many of the CTO's
/// referees are waited for.
pub async fn ask(market: &Marketplace, staff: &CurrentStaff, request: ReferenceRequestId, version: &str) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let asked = store::asked(&mut tx, request).await?.ok_or(Problem::NotFound)?;
    // First the profile, as erasing it does: of two referees who are asked at once, the second is counted after the first.
    profiles::store::lock_version(&mut tx, asked.profile).await?.ok_or(Problem::NotFound)?;
    let found = store::lock(&mut tx, request).await?.ok_or(Problem::NotFound)?;
    if version.parse() != Ok(found.version) {
        return Err(Problem::Stale);
    }
    let reachable = !store::is_suppressed(&mut tx, &found.email).await?;
    let has_room = store::count_waiting(&mut tx, found.profile, request, now).await? < MOST_WAITING;
    let holds = |guard| match guard {
        ReferenceRequestGuard::Reachable => reachable,
        ReferenceRequestGuard::HasRoom => has_room,
        ReferenceRequestGuard::Consent | ReferenceRequestGuard::Fresh => true,
    };
    let (actor, event) = (staff.who().actor(), ReferenceRequestEvent::Ask);
    let taken = Step { actor, request, profile: found.profile, from: Some(found.state), event };
    step(&mut tx, now, taken, holds).await?;
    links::revoke_about(&mut tx, now, Purpose::Reference, found.account, &request.to_string()).await?;
    store::wait(&mut tx, request, now, until(now)).await?;
    mail::send(&mut tx, now, Mail::ReferenceRequest { account: found.account, request }).await?;
    jobs::enqueue(&mut tx, now, &Job::RemindReferee { request }, remind_at(now)).await?;
    market.commit(tx).await
}

/// Takes a request back: its link opens nothing, and nothing of the referee is kept.
pub async fn withdraw(market: &Marketplace, staff: &CurrentStaff, request: ReferenceRequestId) -> Result<(), Problem> {
    name::take_back(market, staff.who().actor(), request, async |tx, found| vetting::shown(tx, found.profile).await.map(drop)).await
}
