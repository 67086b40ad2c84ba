//! The one reminder of a referee who has not answered.

use domain::{
    ReferenceRequestId,
    lifecycle::{ReferenceRequestEvent, ReferenceRequestGuard},
};

use super::{
    is_fresh, letter, remind_at, store,
    transition::{Step, step},
};
use crate::{
    Marketplace, Problem,
    audit::Actor,
    jobs::Ended,
    mail::{self, Mail},
};

/// Writes once more, unless that was done or there is no letter to send any more. Asked again since, the reminder comes later.
pub(crate) async fn remind(market: &Marketplace, request: ReferenceRequestId) -> Result<Ended, Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let Some(found) = store::lock(&mut tx, request).await? else { return Ok(Ended::Done) };
    let due = found.asked_at.filter(|_| found.reminded_at.is_none()).map(remind_at);
    let (Some(due), Some((account, _))) = (due, letter(&mut tx, now, request).await?) else { return Ok(Ended::Done) };
    if now < due {
        return Ok(Ended::Later(due));
    }
    let taken =
        Step { actor: Actor::SYSTEM, request, profile: found.profile, from: Some(found.state), event: ReferenceRequestEvent::Remind };
    step(&mut tx, now, taken, |guard| guard != ReferenceRequestGuard::Fresh || is_fresh(found.expires_at, now)).await?;
    store::reminded(&mut tx, request, now).await?;
    mail::send(&mut tx, now, Mail::ReferenceReminder { account, request }).await?;
    market.commit(tx).await?;
    Ok(Ended::Done)
}
