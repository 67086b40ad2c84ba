//! Telling owners by mail what their searches have found: at most one mail a day each, whichever node is at work, and never more than the
//! page would show them.

use chrono::{DateTime, Duration, Utc};
use domain::{AccountId, MailTopic};
use sqlx::PgConnection;

use super::{SavedSearch, Searcher, store};
use crate::{
    Marketplace, Problem,
    accounts::{self, CurrentCto, CurrentStaff},
    jobs::{self, Ended, Job},
    mail::{self, Mail},
    missions,
    search::{
        self,
        text::{self, Asked, Scope, Sort},
    },
};

/// What opens within an hour is told together.
const GATHER: Duration = Duration::hours(1);

/// The least time between two mails to one owner.
pub const BETWEEN_TWO: Duration = Duration::hours(24);

/// So many results of a search are named; the others are counted.
const NAMED: usize = 3;

/// What a search has found, as its owner is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundBySearch {
    /// The search's own name.
    pub name: String,
    pub asked: Asked,
    /// What was there before this moment is not new.
    pub since: DateTime<Utc>,
    /// How many are new.
    pub new: usize,
    /// Some of them: titles of missions, headlines of profiles.
    pub titles: Vec<String>,
}

/// Something came that searches of this scope may find: their owners are told within the hour. Part of the transaction that brought it.
pub(crate) async fn something_came(tx: &mut PgConnection, now: DateTime<Utc>, scope: Scope) -> Result<(), Problem> {
    jobs::enqueue(tx, now, &Job::TellSearchers { scope }, now + GATHER).await
}

/// The job that looks for whom to tell: one more job each.
pub(crate) async fn tell_all(market: &Marketplace, scope: Scope) -> Result<Ended, Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    for account in store::owners_told(&mut tx, scope).await? {
        jobs::enqueue(&mut tx, now, &Job::TellSearcher { account }, now).await?;
    }
    market.commit(tx).await?;
    Ok(Ended::Done)
}

/// The job that tells one owner. Two nodes that do it at once tell once: the second finds the moment of the first.
pub(crate) async fn tell(market: &Marketplace, account: AccountId) -> Result<Ended, Problem> {
    let now = market.now();
    let since = store::told_at(&market.pool, account).await?;
    if let Some(next) = since.map(|since| since + BETWEEN_TWO).filter(|next| *next > now) {
        return Ok(Ended::Later(next));
    }
    if !mail::wants(market, account, MailTopic::SavedSearches).await? || found(market, account, since).await?.is_empty() {
        return Ok(Ended::Done);
    }
    let mut tx = market.pool.begin().await?;
    if store::lock_told_at(&mut tx, account).await? != since {
        return Ok(Ended::Later(now + GATHER));
    }
    store::set_told_at(&mut tx, account, now).await?;
    mail::send(&mut tx, now, Mail::SavedSearches { account, since }).await?;
    market.commit(tx).await?;
    Ok(Ended::Done)
}

/// What is new to this owner since a moment, by the very search of the page and with its visibility; searches that found nothing are left
/// out. Somebody who may not search any more has found nothing.
pub(crate) async fn found(market: &Marketplace, account: AccountId, since: Option<DateTime<Utc>>) -> Result<Vec<FoundBySearch>, Problem> {
    search::catch_up(market).await?;
    let owner = accounts::visitor_of(market, account).await?;
    let found = match (owner.cto(), owner.staff()) {
        (Ok(cto), _) => missions(market, &cto, since).await?,
        (_, Ok(staff)) => profiles(market, &staff, since).await?,
        _ => Vec::new(),
    };
    Ok(found.into_iter().filter(|one| one.new > 0).collect())
}

async fn missions(market: &Marketplace, cto: &CurrentCto, since: Option<DateTime<Utc>>) -> Result<Vec<FoundBySearch>, Problem> {
    let mut all = Vec::new();
    for mut one in told(market, &Searcher::from(cto), since).await? {
        let after = one.since.timestamp();
        one.new = text::missions::newer(market, cto, &[(one.asked.clone(), after)]).await?.into_iter().sum();
        if one.new > 0 {
            let latest = text::missions::search(market, cto, &newest(&one.asked)).await?.found.into_iter();
            let mut connection = market.pool.acquire().await?;
            for found in latest.filter(|found| found.since > after).take(NAMED) {
                one.titles.push(missions::unnamed_title_of(&mut connection, found.offer.mission).await?);
            }
        }
        all.push(one);
    }
    Ok(all)
}

async fn profiles(market: &Marketplace, staff: &CurrentStaff, since: Option<DateTime<Utc>>) -> Result<Vec<FoundBySearch>, Problem> {
    let mut all = Vec::new();
    for mut one in told(market, &Searcher::from(staff), since).await? {
        let after = one.since.timestamp();
        one.new = text::profiles::newer(market, &[(one.asked.clone(), after)])?.into_iter().sum();
        if one.new > 0 {
            let latest = text::profiles::search(market, staff, &newest(&one.asked)).await?.found.into_iter();
            one.titles = latest.filter(|found| found.since > after).take(NAMED).map(|found| found.summary.headline).collect();
        }
        all.push(one);
    }
    Ok(all)
}

/// The searches that their owner wants to hear of. New is what came after they looked, and after they were told.
async fn told(market: &Marketplace, searcher: &Searcher, told_at: Option<DateTime<Utc>>) -> Result<Vec<FoundBySearch>, Problem> {
    let line = |one: SavedSearch| FoundBySearch {
        since: told_at.map_or(one.looked_at, |told_at| told_at.max(one.looked_at)),
        name: one.name,
        asked: one.asked,
        new: 0,
        titles: Vec::new(),
    };
    Ok(store::list(&market.pool, searcher).await?.into_iter().filter(|one| one.told).map(line).collect())
}

fn newest(asked: &Asked) -> Asked {
    Asked { sort: Some(Sort::Newest), page: 0, ..asked.clone() }
}
