//! Refusing an invitation by the link of its mail, without signing in. Whoever holds the link may say no, once; saying yes is a message to the
//! company, and needs the account.

use chrono::{DateTime, Utc};
use domain::{
    CandidacyId, Refusal, Role,
    lifecycle::{CandidacyEvent, CandidacyState},
};
use sqlx::PgConnection;

use super::{
    store::{self, Invitation},
    transition::{Which, Why, step_with},
};
use crate::{
    Marketplace, Problem,
    audit::Actor,
    discretion::Identity,
    mail::links::{self, Link, Purpose},
};

/// What the link opens now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The form.
    Open,
    /// It was refused.
    Refused,
    /// Nobody answered in time.
    Over,
    /// It was answered otherwise, or the mission has ended.
    Settled,
}

/// The invitation, as whoever holds the link sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationByLink {
    pub mission: domain::MissionId,
    /// Without the company's name.
    pub title: String,
    pub answer_by: Option<DateTime<Utc>>,
    pub standing: Standing,
}

/// What the link of an invitation opens. An unknown key is [`Problem::NotFound`]. Looking changes nothing and uses nothing up.
pub async fn look(market: &Marketplace, key: &str) -> Result<InvitationByLink, Problem> {
    let (link, _) = links::known(market, Purpose::RefuseInvitation, key).await?.ok_or(Problem::NotFound)?;
    let (_, found) = find(&mut *market.pool.acquire().await?, &link).await?;
    let who = Identity::of_company(found.ceo.as_deref(), found.company.as_deref());
    let title = who.veil(found.title.as_deref().unwrap_or_default());
    Ok(InvitationByLink { mission: found.mission, title, answer_by: found.answer_by, standing: standing(&found, market.now()) })
}

/// Refuses the invitation, for whoever holds the link. Pressing twice refuses once.
pub async fn refuse(market: &Marketplace, key: &str, why: &str, reason: &str) -> Result<(), Problem> {
    let refusal = Refusal::read(why, reason);
    let (link, _) = links::known(market, Purpose::RefuseInvitation, key).await?.ok_or(Problem::NotFound)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let (candidacy, found) = find(&mut tx, &link).await?;
    // Of clicks at the same moment the later ones see what the first did.
    store::lock_mission(&mut tx, found.mission).await?;
    let (_, found) = find(&mut tx, &link).await?;
    match standing(&found, now) {
        Standing::Open => {}
        Standing::Refused => return Ok(()),
        Standing::Over | Standing::Settled => return Err(Problem::NotNow("not_from")),
    }
    let refusal = refusal?;
    if links::redeem(&mut tx, now, Purpose::RefuseInvitation, key).await?.is_none() {
        return Err(Problem::NotNow("not_from"));
    }
    end(&mut tx, now, Actor { account: Some(link.account), role: Role::Cto }, candidacy, &refusal).await?;
    market.commit(tx).await
}

/// Ends the invitation inside the caller's transaction.
pub(super) async fn end(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    cto: Actor,
    candidacy: CandidacyId,
    refusal: &Refusal,
) -> Result<(), Problem> {
    let why = Why { code: refusal.code(), words: refusal.words() };
    step_with(tx, now, cto, Which::Candidacy(candidacy), CandidacyEvent::RefuseInvitation, why).await.map(drop)
}

/// The candidacy that a link is about, which is its account's.
async fn find(connection: &mut PgConnection, link: &Link) -> Result<(CandidacyId, Invitation), Problem> {
    let candidacy: CandidacyId = link.about.as_deref().and_then(|id| id.parse().ok()).ok_or(Problem::NotFound)?;
    let found = store::invitation(connection, candidacy).await?;
    let found = found.filter(|found| found.account == link.account && found.is_active).ok_or(Problem::NotFound)?;
    Ok((candidacy, found))
}

fn standing(found: &Invitation, now: DateTime<Utc>) -> Standing {
    match (found.state, found.ended_by) {
        (CandidacyState::Invited, _) if found.answer_by.is_some_and(|by| by <= now) => Standing::Over,
        (CandidacyState::Invited, _) => Standing::Open,
        (CandidacyState::Expired, _) => Standing::Over,
        (CandidacyState::Declined, Some(Role::Cto)) => Standing::Refused,
        _ => Standing::Settled,
    }
}
