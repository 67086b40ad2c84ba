//! Events that everybody may read, for maps, feeds and whoever pastes a link.

use chrono::{DateTime, Utc};
use domain::{CommunityEventId, Zone};

use super::store;
use crate::{Marketplace, Problem, published::ADDRESSES_A_PAGE};

/// So many stand in a feed.
const NEWS: i64 = 30;

/// A public event in a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    pub id: CommunityEventId,
    pub title: String,
    pub description: String,
    pub zone: Zone,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub published_at: DateTime<Utc>,
    pub changed_at: DateTime<Utc>,
}

/// How many there are, past ones too.
pub async fn count(market: &Marketplace) -> Result<u64, Problem> {
    Ok(u64::try_from(store::count_public(&market.pool).await?).unwrap_or(0))
}

/// A page of them, from 0, with when each was changed last.
pub async fn page(market: &Marketplace, number: u64) -> Result<Vec<(CommunityEventId, DateTime<Utc>)>, Problem> {
    let size = i64::try_from(ADDRESSES_A_PAGE).unwrap_or(i64::MAX);
    let offset = i64::try_from(number).unwrap_or(i64::MAX).saturating_mul(size);
    store::public_page(&market.pool, size, offset).await
}

/// The latest, the newest first.
pub async fn news(market: &Marketplace) -> Result<Vec<News>, Problem> {
    store::news(&market.pool, NEWS).await
}
