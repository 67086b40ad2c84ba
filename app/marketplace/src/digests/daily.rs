//! One mail a day, for whoever wishes it: what the site told them since the last, at eight in the morning by their own clock.
//!
//! A mail of a topic that its reader gathers is not sent when its turn comes: it is settled as gathered, and the morning's job takes what was
//! gathered until then into one mail, in one transaction, under a lock of the account. So each is told by one mail, whatever is chosen
//! meanwhile, however often the job runs, and on however many nodes.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    AccountId, MailId, MissionId, Role,
    daily::{morning, next_day},
};
use sqlx::PgConnection;

use super::{MOST, store};
use crate::{
    Marketplace, Problem, accounts,
    jobs::{self, Ended, Job},
    mail::{self, Mail},
    notifications::{self, Notification},
};

/// What one mail tells.
#[derive(Debug, Clone)]
pub struct Gathered {
    pub reader: Role,
    /// By what they are about, in the order in which each was first told of: missions, the community's events, the rest. Each in the order of time.
    pub groups: Vec<Group>,
    /// How many more there are.
    pub more: usize,
}

/// What a group of things tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A mission, with the engagement on it.
    Mission(MissionId),
    /// The events of the community.
    Events,
    /// The reader's account and searches.
    Rest,
}

impl Of {
    const fn place(self) -> u8 {
        match self {
            Self::Mission(_) => 0,
            Self::Events => 1,
            Self::Rest => 2,
        }
    }
}

impl From<&Notification> for Of {
    fn from(one: &Notification) -> Self {
        match (one.mission, &one.event) {
            (Some(mission), _) => Self::Mission(mission),
            (None, Some(_)) => Self::Events,
            (None, None) => Self::Rest,
        }
    }
}

/// What was told of one of them.
#[derive(Debug, Clone)]
pub struct Group {
    pub of: Of,
    pub told: Vec<Notification>,
}

impl Gathered {
    fn of(reader: Role, told: Vec<Notification>, more: usize) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        for one in told {
            let of = Of::from(&one);
            match groups.iter_mut().find(|group| group.of == of) {
                Some(group) => group.told.push(one),
                None => groups.push(Group { of, told: vec![one] }),
            }
        }
        groups.sort_by_key(|group| group.of.place());
        Self { reader, groups, more }
    }

    /// How much there is to tell.
    pub fn total(&self) -> usize {
        self.more + self.groups.iter().map(|group| group.told.len()).sum::<usize>()
    }
}

/// A mail was gathered: it is told on the next morning. Part of the transaction that gathers it.
pub(crate) async fn expect(tx: &mut PgConnection, account: AccountId, now: DateTime<Utc>) -> Result<(), Problem> {
    let zone = accounts::store::time_zone(tx, account).await?.unwrap_or(domain::Zone::PARIS);
    let day = next_day(zone, now);
    jobs::enqueue(tx, now, &Job::TellDaily { account, day }, morning(zone, day)).await
}

/// When the next one goes to this person.
pub(crate) async fn next(tx: &mut PgConnection, account: AccountId, now: DateTime<Utc>) -> Result<DateTime<Utc>, Problem> {
    let zone = accounts::store::time_zone(tx, account).await?.unwrap_or(domain::Zone::PARIS);
    Ok(morning(zone, next_day(zone, now)))
}

/// The job of a morning. What came too late for it, or after its reader moved to a zone where the day is younger, is told on the next one.
pub(crate) async fn tell(market: &Marketplace, account: AccountId, day: NaiveDate) -> Result<Ended, Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let Some(zone) = store::lock_zone(&mut tx, account).await? else { return Ok(Ended::Done) };
    let due = morning(zone, day);
    if due > now {
        return Ok(Ended::Later(due));
    }
    let refused = mail::refused_kinds(&mut tx, account).await?;
    store::drop_gathered(&mut tx, account, &refused).await?;
    if store::has_gathered(&mut tx, account).await? {
        let told = Mail::DailyDigest { account, day };
        if mail::was_sent(&mut tx, &told, DateTime::UNIX_EPOCH).await? {
            expect(&mut tx, account, now).await?;
        } else {
            let id = mail::send(&mut tx, now, told).await?;
            store::set_told_in(&mut tx, account, id).await?;
        }
    }
    market.commit(tx).await?;
    Ok(Ended::Done)
}

/// What a daily mail tells its reader when it goes: what is not read yet and still wanted. Nothing where there is none.
pub(crate) async fn read(market: &Marketplace, account: AccountId, daily: MailId) -> Result<Option<Gathered>, Problem> {
    let visitor = accounts::visitor_of(market, account).await?;
    let Some(who) = visitor.signed_in() else { return Ok(None) };
    let refused = mail::refused_kinds(&mut *market.pool.acquire().await?, account).await?;
    let (told, more) = notifications::gathered(market, who, daily, &refused, MOST).await?;
    Ok((!told.is_empty()).then(|| Gathered::of(who.role(), told, more)))
}
