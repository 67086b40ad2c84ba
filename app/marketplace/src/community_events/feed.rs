//! The calendar that a program asks for again by itself: what its owner signed up for, and their meetings with a date. The address holds a key of
//! 256 random bits, of which the database has the hash; its owner may draw another, or end it. It opens nothing else.

use chrono::{DateTime, Duration, Utc};
use domain::WrittenLanguage;

use super::{CalendarEntry, store};
use crate::{
    Marketplace, Problem, Secret,
    accounts::SignedIn,
    meetings::{self, Invitation},
};

/// So long what is over stays in it.
const KEPT: Duration = Duration::days(60);

/// What the key opens.
#[derive(Debug, Clone)]
pub struct Feed {
    /// Its owner's.
    pub language: WrittenLanguage,
    pub entries: Vec<CalendarEntry>,
    pub meetings: Vec<Invitation>,
}

/// Draws the key of somebody's feed; the one before opens nothing any more. It is shown once.
pub async fn draw(market: &Marketplace, who: &SignedIn) -> Result<Secret, Problem> {
    let key = Secret::draw();
    store::put_feed(&market.pool, who.account, &key.hash(), market.now()).await?;
    Ok(key)
}

/// Ends it: the key opens nothing any more. Done twice, it is done once.
pub async fn end(market: &Marketplace, who: &SignedIn) -> Result<(), Problem> {
    store::end_feed(&market.pool, who.account).await
}

/// Since when somebody has a feed, if they have one, and whether this key is its.
pub async fn drawn(market: &Marketplace, who: &SignedIn, key: Option<&str>) -> Result<Option<(DateTime<Utc>, bool)>, Problem> {
    let hash = key.and_then(Secret::read).map(|key| key.hash());
    let found = store::feed(&market.pool, who.account).await?;
    Ok(found.map(|(drawn_at, kept)| (drawn_at, hash.is_some_and(|hash| hash == kept))))
}

/// What a key opens; [`Problem::NotFound`] for one that was ended, or never drawn, and for a suspended account.
pub async fn read(market: &Marketplace, key: &str) -> Result<Feed, Problem> {
    let key = Secret::read(key).ok_or(Problem::NotFound)?;
    let (account, language) = store::owner(&market.pool, &key.hash()).await?.ok_or(Problem::NotFound)?;
    let since = market.now() - KEPT;
    let entries = store::going_of(&market.pool, account, since).await?.iter().map(|event| CalendarEntry::of(event, true)).collect();
    Ok(Feed { language, entries, meetings: meetings::dates_of(&market.pool, account, since).await? })
}
