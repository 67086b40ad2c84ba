//! The link that opens the developers' page to whoever holds it: made, renewed, taken back. Whoever makes another one takes back the one before.

use chrono::{DateTime, Duration, Utc};
use domain::{
    BriefingLinkId, Role,
    briefing::LINK_DAYS,
    lifecycle::{BRIEFING_LINK, BriefingGuard, BriefingLinkEvent, BriefingLinkState, EngagementState},
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::store;
use crate::{
    Marketplace, Problem, Secret,
    audit::{self, Line, Subject},
    engagements::{self, Party},
    guests,
    problem::refused,
};

/// Links of one engagement within a quarter of an hour.
const PER_ENGAGEMENT: i64 = 10;

/// Makes a link, and answers its key, which nobody can be told again. The one before opens nothing any more.
///
/// # Errors
/// [`Problem::NotNow`] once the engagement has ended; [`Problem::NotFound`] for staff; [`Problem::Invalid`] for too many within a short time.
pub async fn invite(market: &Marketplace, by: &Party) -> Result<(BriefingLinkId, Secret), Problem> {
    let role = author(by)?;
    guests::allow(market, &format!("briefing engagement {}", by.engagement()), PER_ENGAGEMENT).await?;
    let (id, key, now) = (BriefingLinkId(Uuid::now_v7()), Secret::draw(), market.now());
    let mut tx = market.pool.begin().await?;
    let state = engagements::lock(&mut tx, by.engagement()).await?.state;
    if let Some(open) = store::open_link(&mut tx, by.engagement()).await? {
        take_back(&mut tx, now, by, state, open).await?;
    }
    let to = step(state, None, BriefingLinkEvent::Invite, role)?;
    store::insert_link(&mut tx, by.engagement(), id, &key.hash(), role, (now, until(now))).await?;
    note(&mut tx, now, by, BriefingLinkEvent::Invite, (None, to)).await?;
    market.commit(tx).await?;
    Ok((id, key))
}

/// The link opens the page for as long again as a new one; also where its time was over.
///
/// # Errors
/// Those of [`invite`]; [`Problem::NotFound`] where there is none.
pub async fn renew(market: &Marketplace, by: &Party) -> Result<(), Problem> {
    let (role, now) = (author(by)?, market.now());
    let mut tx = market.pool.begin().await?;
    let state = engagements::lock(&mut tx, by.engagement()).await?.state;
    let open = store::open_link(&mut tx, by.engagement()).await?.ok_or(Problem::NotNow("not_from"))?;
    let to = step(state, Some(BriefingLinkState::Open), BriefingLinkEvent::Renew, role)?;
    store::set_link(&mut tx, open, to, Some(until(now))).await?;
    note(&mut tx, now, by, BriefingLinkEvent::Renew, (Some(BriefingLinkState::Open), to)).await?;
    market.commit(tx).await
}

/// Takes the link back: whoever holds it reads nothing any more. Where there is none, nothing.
///
/// # Errors
/// [`Problem::NotFound`] for staff.
pub async fn revoke(market: &Marketplace, by: &Party) -> Result<(), Problem> {
    author(by)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let state = engagements::lock(&mut tx, by.engagement()).await?.state;
    let Some(open) = store::open_link(&mut tx, by.engagement()).await? else { return Ok(()) };
    take_back(&mut tx, now, by, state, open).await?;
    market.commit(tx).await
}

async fn take_back(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    by: &Party,
    engagement: EngagementState,
    open: BriefingLinkId,
) -> Result<(), Problem> {
    let from = Some(BriefingLinkState::Open);
    let to = step(engagement, from, BriefingLinkEvent::Revoke, by.role())?;
    store::set_link(tx, open, to, None).await?;
    note(tx, now, by, BriefingLinkEvent::Revoke, (from, to)).await
}

fn until(now: DateTime<Utc>) -> DateTime<Utc> {
    now + Duration::days(LINK_DAYS)
}

/// Staff reads and makes no link.
fn author(by: &Party) -> Result<Role, Problem> {
    Some(by.role()).filter(|role| matches!(role, Role::Ceo | Role::Cto)).ok_or(Problem::NotFound)
}

fn step(
    engagement: EngagementState,
    from: Option<BriefingLinkState>,
    event: BriefingLinkEvent,
    by: Role,
) -> Result<BriefingLinkState, Problem> {
    let holds = |BriefingGuard::Runs| engagement != EngagementState::Ended;
    BRIEFING_LINK.apply(from, event, by, holds).map_err(|refusal| refused(refusal, BriefingGuard::code))
}

async fn note(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    by: &Party,
    event: BriefingLinkEvent,
    (from, to): (Option<BriefingLinkState>, BriefingLinkState),
) -> Result<(), Problem> {
    let line = Line {
        actor: by.actor,
        subject: Subject::Engagement(by.engagement(), by.mission()),
        event: event.code(),
        from: from.map(BriefingLinkState::code),
        to: Some(to.code()),
        fields: &[],
        words: None,
    };
    audit::write(tx, now, line).await
}
