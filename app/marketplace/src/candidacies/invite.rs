//! Staff brings a CTO to a mission, or says no to one.

use domain::{CandidacyId, MissionId, ProfileId, lifecycle::CandidacyEvent, promises};

use super::{
    store,
    transition::{Which, step},
};
use crate::{Marketplace, Problem, accounts::CurrentStaff, matches, missions::life::read_reason, profiles};

/// Invites the CTO, who has 48 hours to answer. Somebody who is not in the community, is paused, or has excluded the company is [`Problem::NotFound`].
pub async fn invite(market: &Marketplace, staff: &CurrentStaff, mission: MissionId, profile: ProfileId) -> Result<CandidacyId, Problem> {
    if profiles::visible(market, mission, &[profile]).await?.is_empty() {
        return Err(Problem::NotFound);
    }
    let rank = matches::machine_rank(market, mission, profile).await?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let id = step(&mut tx, now, staff.0.actor(), Which::Pair(mission, profile), CandidacyEvent::Invite, None).await?;
    store::set_invited(&mut tx, id, now, promises::answer_by(now)).await?;
    store::set_rank(&mut tx, id, rank).await?;
    market.commit(tx).await?;
    Ok(id)
}

/// Staff says no, with a reason that the CTO reads.
pub async fn decline(market: &Marketplace, staff: &CurrentStaff, candidacy: CandidacyId, reason: &str) -> Result<(), Problem> {
    let reason = read_reason(reason)?;
    let mut tx = market.pool.begin().await?;
    step(&mut tx, market.now(), staff.0.actor(), Which::Candidacy(candidacy), CandidacyEvent::Decline, Some(&reason)).await?;
    market.commit(tx).await
}
