//! The one reminder of a referee who has not answered.

use domain::{
    ReferenceRequestId,
    lifecycle::{ReferenceRequestEvent, ReferenceRequestGuard, ReferenceRequestState},
};

use super::{
    is_fresh, remind_at, store,
    transition::{Step, step},
};
use crate::{
    Marketplace, Problem,
    audit::Actor,
    jobs::Ended,
    mail::{self, Mail},
};

/// Writes once more, unless that was done, the referee has answered, or their time is over. Asked again since, the reminder comes later.
pub(crate) async fn remind(market: &Marketplace, request: ReferenceRequestId) -> Result<Ended, Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let Some(found) = store::lock(&mut tx, request).await? else { return Ok(Ended::Done) };
    let is_moot = found.state != ReferenceRequestState::Waiting || found.reminded_at.is_some() || !is_fresh(found.expires_at, now);
    match found.asked_at.map(remind_at) {
        Some(due) if !is_moot && now < due => return Ok(Ended::Later(due)),
        Some(_) if !is_moot => {}
        _ => return Ok(Ended::Done),
    }
    let taken = Step { actor: Actor::SYSTEM, profile: found.profile, from: Some(found.state), event: ReferenceRequestEvent::Remind };
    step(&mut tx, now, taken, |guard| guard != ReferenceRequestGuard::Fresh || is_fresh(found.expires_at, now)).await?;
    store::reminded(&mut tx, request, now).await?;
    mail::send(&mut tx, now, Mail::ReferenceReminder { account: found.account, request }).await?;
    market.commit(tx).await?;
    Ok(Ended::Done)
}
