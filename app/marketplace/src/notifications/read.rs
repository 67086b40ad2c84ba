//! Somebody's notifications as they read them: with the names that they may know at this moment, and no others.

use chrono::{DateTime, Utc};
use domain::{CandidacyId, CommunityEventId, EngagementId, MailId, MailKind, MissionId, NotificationId};

use super::store::{self, Row};
use crate::{
    Marketplace, Problem,
    accounts::SignedIn,
    community_events,
    messages::{self, read::Names},
};

/// So many stand on a page.
pub const PAGE: usize = 30;

/// Something that somebody is told.
#[derive(Debug, Clone)]
pub struct Notification {
    pub id: NotificationId,
    /// The kind of the mail that tells the same.
    pub kind: MailKind,
    pub mission: Option<MissionId>,
    pub candidacy: Option<CandidacyId>,
    /// That of the candidacy, once it has one.
    pub engagement: Option<EngagementId>,
    /// The event of the community that it is about, and what it is called.
    pub event: Option<(CommunityEventId, String)>,
    /// How the reader calls the mission and the people of the candidacy.
    pub names: Names,
    pub created_at: DateTime<Utc>,
    pub read_at: Option<DateTime<Utc>>,
}

/// A page of somebody's notifications.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The latest first.
    pub notifications: Vec<Notification>,
    /// There are older ones than these.
    pub has_older: bool,
}

/// The page that ends before this one; the latest, where none is named.
pub async fn page(market: &Marketplace, who: &SignedIn, before: Option<NotificationId>) -> Result<Listed, Problem> {
    let mut rows = store::page(&market.pool, who.account(), before, PAGE + 1).await?;
    let has_older = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(Listed { notifications: named(market, who, rows).await?, has_older })
}

/// One of somebody's own.
pub(super) async fn one(market: &Marketplace, who: &SignedIn, id: NotificationId) -> Result<Notification, Problem> {
    let row = store::one(&market.pool, who.account(), id).await?.ok_or(Problem::NotFound)?;
    named(market, who, vec![row]).await?.pop().ok_or(Problem::NotFound)
}

/// What a daily mail tells and is not read yet, but for these kinds, the first first, and how many more than `most` there are.
pub(crate) async fn gathered(
    market: &Marketplace,
    who: &SignedIn,
    daily: MailId,
    but: &[MailKind],
    most: usize,
) -> Result<(Vec<Notification>, usize), Problem> {
    let mut rows = store::gathered(&market.pool, who.account(), daily, but).await?;
    let more = rows.len().saturating_sub(most);
    rows.truncate(most);
    Ok((named(market, who, rows).await?, more))
}

/// A mission of one's own has its title; people and missions of a candidacy are called as in its conversation.
async fn named(market: &Marketplace, who: &SignedIn, rows: Vec<Row>) -> Result<Vec<Notification>, Problem> {
    let candidacies: Vec<CandidacyId> = rows.iter().filter_map(|row| row.candidacy).collect();
    let names = messages::names_of(market, who.role(), &candidacies).await?;
    let events: Vec<CommunityEventId> = rows.iter().filter_map(|row| row.event).collect();
    let titles = if events.is_empty() { Vec::new() } else { community_events::titles(&mut *market.pool.acquire().await?, &events).await? };
    let notification = |row: Row| {
        let called = row.candidacy.and_then(|id| names.iter().find(|(of, _)| *of == id)).map(|(_, names)| names.clone());
        let names = called.unwrap_or_else(|| Names { title: row.own_title, ..Names::default() });
        let event = row.event.and_then(|id| titles.iter().find(|(of, _)| *of == id)).cloned();
        let Row { id, kind, mission, candidacy, engagement, created_at, read_at, .. } = row;
        Notification { id, kind, mission, candidacy, engagement, event, names, created_at, read_at }
    };
    Ok(rows.into_iter().map(notification).collect())
}
