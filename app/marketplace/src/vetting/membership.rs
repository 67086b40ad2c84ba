//! Staff stops proposals to a member for a while, with a reason that the member reads, and lets them begin again. A break that a CTO takes is
//! the CTO's own: `profiles::pause`.

use domain::{ProfileId, forms::Reason, lifecycle::ProfileEvent};

use super::{News, news};
use crate::{Marketplace, Problem, accounts::CurrentStaff, missions::life::read_reason, profiles};

/// No proposals until staff says so.
pub async fn pause(market: &Marketplace, staff: &CurrentStaff, profile: ProfileId, reason: &str) -> Result<(), Problem> {
    let reason = read_reason(reason)?;
    take(market, staff, profile, ProfileEvent::Pause, Some(&reason), News::Paused).await
}

/// Proposals again.
pub async fn resume(market: &Marketplace, staff: &CurrentStaff, profile: ProfileId) -> Result<(), Problem> {
    take(market, staff, profile, ProfileEvent::Resume, None, News::Resumed).await
}

async fn take(
    market: &Marketplace,
    staff: &CurrentStaff,
    profile: ProfileId,
    event: ProfileEvent,
    reason: Option<&Reason>,
    told: News,
) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    super::read::shown(&mut tx, profile).await?;
    profiles::step_because(&mut tx, now, staff.who().actor(), profile, event, reason).await?;
    news::tell(&mut tx, now, profile, told).await?;
    market.commit(tx).await
}
