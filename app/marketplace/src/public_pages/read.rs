//! Who reads a public page: everybody, while it is one; its CTO always; staff what was chosen.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::{ProfileId, forms::Slug};

use super::{PublicPage, Shown, shown::Unnamed, shown::shown, store};
use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, CurrentStaff},
    profiles,
    published::ADDRESSES_A_PAGE,
    vetting,
};

/// How many CTOs a page of the list holds.
pub const PAGE: i64 = 24;
/// How many the feed tells of.
const IN_THE_FEED: i64 = 30;

/// What lies at the address of a page.
pub enum Found {
    Public(Box<Shown>),
    /// It was public, and is not any more: turned off, taken down, or its CTO takes a break. Which, is nobody's business.
    Gone,
}

/// The page of this address.
///
/// # Errors
/// [`Problem::NotFound`] where there never was one.
pub async fn find(market: &Marketplace, slug: &str) -> Result<Found, Problem> {
    // What no address can be is asked of no table: PostgreSQL knows texts that are none.
    let slug = Slug::read(slug).ok().filter(|read| read.as_str() == slug).ok_or(Problem::NotFound)?;
    let (profile, is_public) = store::by_slug(&market.pool, slug.as_str()).await?.ok_or(Problem::NotFound)?;
    if !is_public {
        return Ok(Found::Gone);
    }
    let found = load(market, &[profile]).await?.pop().ok_or(Problem::NotFound)?;
    Ok(Found::Public(Box::new(found)))
}

/// A page of the list.
pub struct Listed {
    pub ctos: Vec<Shown>,
    /// How many there are on all pages.
    pub total: u64,
}

/// Everybody who is public: a page at a time, from 0, whoever came last first.
pub async fn list(market: &Marketplace, page: i64) -> Result<Arc<Listed>, Problem> {
    let page = page.clamp(0, 10_000);
    let ask = async || {
        let ids = store::published(&market.pool, PAGE, page * PAGE).await?;
        Ok(Listed { ctos: load(market, &ids).await?, total: count(market).await? })
    };
    market.unchanged.ctos.answer(market, page, ask).await
}

/// Those that came last, for a feed.
pub async fn newest(market: &Marketplace) -> Result<Vec<Shown>, Problem> {
    load(market, &store::published(&market.pool, IN_THE_FEED, 0).await?).await
}

/// How many are public.
pub async fn count(market: &Marketplace) -> Result<u64, Problem> {
    Ok(store::count(&market.pool).await?.unsigned_abs())
}

/// The last part of the address of each that is public, and when what it shows last changed: a page from 0 of [`ADDRESSES_A_PAGE`], in an order that
/// lasts.
pub async fn published(market: &Marketplace, page: u64) -> Result<Vec<(String, DateTime<Utc>)>, Problem> {
    let a_page = i64::try_from(ADDRESSES_A_PAGE).unwrap_or(i64::MAX);
    let offset = i64::try_from(page).unwrap_or(i64::MAX).saturating_mul(a_page);
    store::addresses(&market.pool, a_page, offset).await
}

/// The CTO's own choice, if they made one.
pub async fn own(market: &Marketplace, cto: &CurrentCto) -> Result<Option<PublicPage>, Problem> {
    store::of_profile(&mut *market.pool.acquire().await?, cto.profile()).await
}

/// What is public once the CTO says so: the very page, before.
pub async fn preview(market: &Marketplace, cto: &CurrentCto) -> Result<Option<Shown>, Problem> {
    Ok(load(market, &[cto.profile()]).await?.pop())
}

/// An address to begin with, of the CTO's name.
pub fn suggested(cto: &CurrentCto) -> String {
    let name = profiles::fold_company(cto.who().name());
    let letters: String = name.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == ' ').collect();
    letters.split_whitespace().collect::<Vec<_>>().join("-")
}

/// What a CTO chose, for staff. Of a profile that its CTO still writes nothing is staff's to read.
pub async fn of_profile(market: &Marketplace, _staff: &CurrentStaff, profile: ProfileId) -> Result<Option<PublicPage>, Problem> {
    let mut connection = market.pool.acquire().await?;
    vetting::shown(&mut connection, profile).await?;
    store::of_profile(&mut connection, profile).await
}

/// The pages of these profiles, in this order; as many queries, however many there are.
async fn load(market: &Marketplace, ids: &[ProfileId]) -> Result<Vec<Shown>, Problem> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut pages = store::of_profiles(&market.pool, ids).await?;
    let mut contacts = profiles::contacts(&market.pool, ids).await?;
    let facts = profiles::features(&market.pool, ids).await?;
    let companies = store::unnamed(&market.pool, ids).await?;
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        let contact = contacts.iter().position(|one| one.profile == *id).map(|at| contacts.swap_remove(at));
        let (Some(page), Some(contact), Some(facts)) = (pages.remove(id), contact, facts.iter().find(|one| one.id == *id)) else {
            continue;
        };
        let own = companies.iter().filter(|(of, _)| of == id).map(|(_, company)| company.as_str());
        let unnamed = Unnamed::of(own, &contact);
        found.push(shown(&page, facts, contact, &unnamed));
    }
    Ok(found)
}
