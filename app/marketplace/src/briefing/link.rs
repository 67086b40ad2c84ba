//! The link that opens the developers' page to whoever holds it: made, renewed, taken back. Whoever makes another one takes back the one before.

use chrono::{DateTime, Duration, Utc};
use domain::{
    BriefingLinkId,
    briefing::LINK_DAYS,
    lifecycle::{BRIEFING_LINK, BriefingGuard, BriefingLinkEvent, BriefingLinkState, EngagementState},
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::store;
use crate::{
    Marketplace, Problem, Secret, audit,
    engagements::{self, Party},
    guests,
};

/// Links of one engagement within a quarter of an hour.
const PER_ENGAGEMENT: i64 = 10;

/// Makes a link, and answers its key, which nobody can be told again. The one before opens nothing any more.
///
/// # Errors
/// [`Problem::NotNow`] once the engagement has ended; [`Problem::NotFound`] for staff; [`Problem::Invalid`] for too many within a short time.
pub async fn invite(market: &Marketplace, by: &Party) -> Result<(BriefingLinkId, Secret), Problem> {
    let role = by.side()?;
    guests::allow(market, &format!("briefing engagement {}", by.engagement()), PER_ENGAGEMENT).await?;
    let (id, key, now) = (BriefingLinkId(Uuid::now_v7()), Secret::draw(), market.now());
    let mut tx = market.pool.begin().await?;
    let state = engagements::lock(&mut tx, by.engagement()).await?.state;
    if let Some(open) = store::open_link(&mut tx, by.engagement()).await? {
        take_back(&mut tx, now, by, state, open).await?;
    }
    let to = step(&mut tx, now, by, (state, None), BriefingLinkEvent::Invite).await?;
    store::insert_link(&mut tx, by.engagement(), (id, to), &key.hash(), role, (now, until(now))).await?;
    market.commit(tx).await?;
    Ok((id, key))
}

/// The link opens the page for as long again as a new one; also where its time was over.
///
/// # Errors
/// Those of [`invite`]; [`Problem::NotFound`] where there is none.
pub async fn renew(market: &Marketplace, by: &Party) -> Result<(), Problem> {
    by.side()?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let state = engagements::lock(&mut tx, by.engagement()).await?.state;
    let open = store::open_link(&mut tx, by.engagement()).await?.ok_or(Problem::NotNow("not_from"))?;
    let to = step(&mut tx, now, by, (state, Some(BriefingLinkState::Open)), BriefingLinkEvent::Renew).await?;
    store::set_link(&mut tx, open, to, Some(until(now))).await?;
    market.commit(tx).await
}

/// Takes the link back: whoever holds it reads nothing any more. Where there is none, nothing.
///
/// # Errors
/// [`Problem::NotFound`] for staff.
pub async fn revoke(market: &Marketplace, by: &Party) -> Result<(), Problem> {
    by.side()?;
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
    let to = step(tx, now, by, (engagement, Some(BriefingLinkState::Open)), BriefingLinkEvent::Revoke).await?;
    store::set_link(tx, open, to, None).await
}

fn until(now: DateTime<Utc>) -> DateTime<Utc> {
    now + Duration::days(LINK_DAYS)
}

/// The state after a step, with its line.
async fn step(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    by: &Party,
    (engagement, from): (EngagementState, Option<BriefingLinkState>),
    event: BriefingLinkEvent,
) -> Result<BriefingLinkState, Problem> {
    let taken = audit::Step::new(by.actor, by.subject(), from, event);
    audit::take(tx, now, &BRIEFING_LINK, taken, |BriefingGuard::Runs| engagement != EngagementState::Ended).await
}
