//! Staff brings a CTO to a mission, or says no to one. An invitation has a clock: after a day the CTO is reminded, after two it expires.

use chrono::{DateTime, Utc};
use domain::{
    CandidacyId, MissionId, ProfileId,
    forms::{Complaint, FieldError},
    lifecycle::{CandidacyEvent, CandidacyState},
    promises,
};
use sqlx::PgConnection;

use super::{
    store::{self, OpenInvitations},
    transition::{Which, step},
};
use crate::{
    Marketplace, Problem,
    accounts::CurrentStaff,
    audit::Actor,
    jobs::{self, Ended, Job},
    mail::{self, CandidacyNews, Mail},
    matches,
    missions::life::read_reason,
    profiles,
};

/// Invites the CTO, who has 48 hours to answer. Somebody who is not in the community, is paused, or has excluded the company is
/// [`Problem::NotFound`]; somebody who has as many invitations to answer as one person gets is a complaint about `profile`.
pub async fn invite(market: &Marketplace, staff: &CurrentStaff, mission: MissionId, profile: ProfileId) -> Result<CandidacyId, Problem> {
    if profiles::visible(market, mission, &[profile]).await?.is_empty() {
        return Err(Problem::NotFound);
    }
    let rank = matches::machine_rank(market, mission, profile).await?;
    let now = market.now();
    let answer_by = promises::answer_by(now);
    let mut tx = market.pool.begin().await?;
    let id = step(&mut tx, now, staff.0.actor(), Which::Pair(mission, profile), CandidacyEvent::Invite, None).await?;
    leave_room(market, &mut tx, now, profile).await?;
    store::set_invited(&mut tx, id, now, answer_by).await?;
    store::set_rank(&mut tx, id, rank).await?;
    jobs::enqueue(&mut tx, now, &Job::RemindInvitation { candidacy: id }, promises::remind_at(now)).await?;
    jobs::enqueue(&mut tx, now, &Job::ExpireInvitation { candidacy: id }, answer_by).await?;
    market.commit(tx).await?;
    Ok(id)
}

/// Refuses one more invitation than one person gets. Two that are sent at once wait for each other here; the new one does not count yet,
/// because it has no moment to be answered by.
async fn leave_room(market: &Marketplace, tx: &mut PgConnection, now: DateTime<Utc>, profile: ProfileId) -> Result<(), Problem> {
    store::lock_profile(tx, profile).await?;
    let open = store::open_invitations(tx, &[profile], now).await?.first().map_or(0, |open| open.count);
    if open >= i64::from(market.open_invitations) {
        return Err(FieldError::with_limit("profile", Complaint::InvitationsFull, market.open_invitations).into());
    }
    Ok(())
}

/// Of these profiles, those who have invitations to answer, for staff to see before they invite.
pub async fn open_invitations(
    market: &Marketplace,
    _staff: &CurrentStaff,
    profiles: &[ProfileId],
) -> Result<Vec<OpenInvitations>, Problem> {
    store::open_invitations(&mut *market.pool.acquire().await?, profiles, market.now()).await
}

/// The job that reminds: once for each invitation, whoever runs it and however often.
pub(crate) async fn remind(market: &Marketplace, candidacy: CandidacyId) -> Result<Ended, Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let Some(found) = store::lock_invitation(&mut tx, candidacy).await? else { return Ok(Ended::Done) };
    let (CandidacyState::Invited, Some(invited), Some(by)) = (found.state, found.invited_at, found.answer_by) else {
        return Ok(Ended::Done);
    };
    if found.reminded_at.is_some() || by <= now {
        return Ok(Ended::Done);
    }
    // Invited again meanwhile: its day begins anew.
    if promises::remind_at(invited) > now {
        return Ok(Ended::Later(promises::remind_at(invited)));
    }
    store::set_reminded(&mut tx, candidacy, now).await?;
    mail::send(&mut tx, now, Mail::OfCandidacy { account: found.account, candidacy, news: CandidacyNews::Reminder }).await?;
    market.commit(tx).await?;
    Ok(Ended::Done)
}

/// The job that lets an invitation expire, where nobody has answered it.
pub(crate) async fn expire(market: &Marketplace, candidacy: CandidacyId) -> Result<Ended, Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    match step(&mut tx, now, Actor::SYSTEM, Which::Candidacy(candidacy), CandidacyEvent::Expire, None).await {
        Ok(_) => market.commit(tx).await?,
        Err(Problem::NotNow("time_is_over")) => {
            let again = store::invitation(&mut tx, candidacy).await?.and_then(|found| found.answer_by);
            return Ok(again.map_or(Ended::Done, Ended::Later));
        }
        // Answered, or gone.
        Err(Problem::NotNow(_) | Problem::NotFound) => {}
        Err(problem) => return Err(problem),
    }
    Ok(Ended::Done)
}

/// Invitations whose time is over at a moment, the earliest first, with the moment until which each waited.
pub(crate) async fn overdue(market: &Marketplace, at: DateTime<Utc>) -> Result<Vec<(CandidacyId, DateTime<Utc>)>, Problem> {
    store::overdue(&market.pool, at).await
}

/// Staff says no, with a reason that the CTO reads.
pub async fn decline(market: &Marketplace, staff: &CurrentStaff, candidacy: CandidacyId, reason: &str) -> Result<(), Problem> {
    let reason = read_reason(reason)?;
    let mut tx = market.pool.begin().await?;
    step(&mut tx, market.now(), staff.0.actor(), Which::Candidacy(candidacy), CandidacyEvent::Decline, Some(&reason)).await?;
    market.commit(tx).await
}
