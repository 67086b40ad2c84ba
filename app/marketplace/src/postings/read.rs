//! Who reads a posting: everybody, while it is one; its CEO always; staff what was written.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::{MissionId, PostingId};

use super::{
    Posting, Shown,
    shown::{shown, suggested},
    store,
};
use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, CurrentStaff},
    conflicts, matches,
    missions::{self, MissionOwner},
    published::ADDRESSES_A_PAGE,
};

/// How many missions a page of the list holds.
pub const PAGE: i64 = 20;
/// How many the feed tells of.
const IN_THE_FEED: i64 = 30;

/// What lies at the address of a posting.
pub enum Found {
    Public(Box<Shown>),
    /// It was public, and is not any more: the mission is not open, its CEO withdrew it, or staff took it down. Which, is nobody's business.
    Gone,
}

/// The posting of this id.
///
/// # Errors
/// [`Problem::NotFound`] where nothing was ever public under it.
pub async fn find(market: &Marketplace, posting: PostingId) -> Result<Found, Problem> {
    let (mission, is_public) = store::ever_public(&market.pool, posting).await?.ok_or(Problem::NotFound)?;
    if !is_public {
        return Ok(Found::Gone);
    }
    let found = load(market, &[mission]).await?.pop().ok_or(Problem::NotFound)?;
    Ok(Found::Public(Box::new(found)))
}

/// A page of the list.
pub struct Listed {
    pub missions: Vec<Shown>,
    /// How many there are on all pages.
    pub total: u64,
}

/// Every mission that is public: a page at a time, from 0, the newest first.
pub async fn list(market: &Marketplace, page: i64) -> Result<Arc<Listed>, Problem> {
    let page = page.clamp(0, 10_000);
    let ask = async || {
        let ids = store::published(&market.pool, PAGE, page * PAGE).await?;
        Ok(Listed { missions: load(market, &ids).await?, total: count(market).await? })
    };
    market.unchanged.postings.answer(market, page, ask).await
}

/// Those that came last, for a feed.
pub async fn newest(market: &Marketplace) -> Result<Vec<Shown>, Problem> {
    load(market, &store::published(&market.pool, IN_THE_FEED, 0).await?).await
}

/// How many are public.
pub async fn count(market: &Marketplace) -> Result<u64, Problem> {
    Ok(store::count(&market.pool).await?.unsigned_abs())
}

/// The id of each that is public, and when what it shows last changed: a page from 0 of [`ADDRESSES_A_PAGE`], in an order that lasts.
pub async fn published(market: &Marketplace, page: u64) -> Result<Vec<(PostingId, DateTime<Utc>)>, Problem> {
    let a_page = i64::try_from(ADDRESSES_A_PAGE).unwrap_or(i64::MAX);
    let offset = i64::try_from(page).unwrap_or(i64::MAX).saturating_mul(a_page);
    store::addresses(&market.pool, a_page, offset).await
}

/// The mission behind a posting, where this CTO may see it.
pub async fn offer(market: &Marketplace, cto: &CurrentCto, shown: &Shown) -> Result<Option<MissionId>, Problem> {
    Ok(matches::unnamed_offer(market, cto, shown.mission).await?.map(|offer| offer.mission))
}

/// The CEO's own, if they prepared one.
pub async fn own(market: &Marketplace, owner: &MissionOwner) -> Result<Option<Posting>, Problem> {
    store::of_mission(&mut *market.pool.acquire().await?, owner.mission()).await
}

/// What is public once the CEO says so: the very page, before.
pub async fn preview(market: &Marketplace, owner: &MissionOwner) -> Result<Option<Shown>, Problem> {
    Ok(load(market, &[owner.mission()]).await?.pop())
}

/// Words to begin with, of the need's own, without who writes them.
pub async fn words_to_begin(market: &Marketplace, owner: &MissionOwner) -> Result<String, Problem> {
    let sheet = missions::sheet(&market.pool, owner.mission()).await?.ok_or(Problem::NotFound)?;
    let rivals = conflicts::rivals(&market.pool, &[owner.mission()]).await?;
    Ok(suggested(&sheet, &rivals.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>()))
}

/// What a CEO prepared, for staff.
pub async fn of_mission(market: &Marketplace, _staff: &CurrentStaff, mission: MissionId) -> Result<Option<Posting>, Problem> {
    store::of_mission(&mut *market.pool.acquire().await?, mission).await
}

/// The postings of these missions, in this order; as many queries, however many there are.
async fn load(market: &Marketplace, ids: &[MissionId]) -> Result<Vec<Shown>, Problem> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let postings = store::of_missions(&mut *market.pool.acquire().await?, ids).await?;
    let sheets = missions::sheets(&market.pool, ids).await?;
    let rivals = conflicts::rivals(&market.pool, ids).await?;
    let one = |id: &MissionId| {
        let posting = postings.iter().find(|posting| posting.mission == *id)?;
        let sheet = sheets.iter().find(|sheet| sheet.summary.id == *id)?;
        let rivals: Vec<&str> = rivals.iter().filter(|(of, _)| of == id).map(|(_, name)| name.as_str()).collect();
        Some(shown(posting, sheet, &rivals))
    };
    Ok(ids.iter().filter_map(one).collect())
}
