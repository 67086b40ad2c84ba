//! One mail instead of many. Here: what staff is told, everything that came and what became late. [`daily`]: what whoever wishes so is told
//! once a day.
//!
//! What staff is told is read from the audit log when the mail goes: a digest covers a stretch of time, and the next one begins where it ended, so
//! that nothing is told twice or left out, whichever node is at work.

pub mod daily;
mod store;

use chrono::{DateTime, Duration, Utc};
use domain::{AccountId, MailTopic, Month, RefusalCode, Wait};
use sqlx::PgConnection;

use crate::{
    Marketplace, Problem, activity, briefing, candidacies, checkups, endings,
    jobs::{self, Ended, Job},
    mail::{self, Mail},
    missions, outcome_reviews, renewals, reports, terms, vetting,
};

/// What comes within an hour is told together.
const GATHER: Duration = Duration::hours(1);

/// The least time between two digests for one person.
pub const BETWEEN_TWO: Duration = Duration::hours(4);

/// What happened within so much time may not be written down yet: a step takes its moment first and commits later. It is told next.
const SETTLED: Duration = Duration::minutes(2);

/// How far back somebody's first digest looks.
const FIRST: Duration = Duration::hours(24);

/// So many lines are told; the others are counted.
const MOST: usize = 40;

/// Something that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// `mission`, `candidacy`, `engagement`, `profile`, `reference` or `document`.
    pub subject: String,
    /// The code of its event: `submit`, `apply`, `expire`…
    pub event: String,
    /// Of a mission or a candidacy.
    pub company: Option<String>,
    /// The CTO, except of a mission.
    pub cto: Option<String>,
    /// Why an invitation was refused.
    pub why: Option<RefusalCode>,
}

/// What somebody is waited for about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    Mission {
        company: Option<String>,
    },
    /// A request to join.
    Application {
        /// The CTO's.
        name: String,
    },
    /// The days worked in a month.
    Activity {
        company: Option<String>,
        /// The CTO's.
        name: String,
        month: Month,
    },
    /// What is asked on a developers' page.
    Question {
        company: Option<String>,
        /// The CTO's.
        name: String,
    },
    /// How it goes, a fortnight after the start.
    Checkup {
        company: Option<String>,
        /// The CTO's.
        name: String,
    },
    /// Whether two who work together go on.
    Renewal {
        company: Option<String>,
        /// The CTO's.
        name: String,
    },
    /// The wish of one of two who work together that it end.
    Ending {
        company: Option<String>,
        /// The CTO's.
        name: String,
    },
    /// What one of two who worked together says of it.
    OutcomeReview {
        company: Option<String>,
        /// The CTO's.
        name: String,
    },
    /// A meeting: to be answered, to be dated, or to be spoken of.
    Meeting {
        company: Option<String>,
        /// The CTO's.
        name: String,
    },
    /// The report of a month that is missing.
    Report {
        company: Option<String>,
        /// The CTO's.
        name: String,
        month: Month,
    },
    /// Terms: to be proposed, or to be signed.
    Terms {
        company: Option<String>,
        /// The CTO's.
        name: String,
    },
}

/// Somebody is waited for, perhaps past the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Late {
    pub about: About,
    pub wait: Wait,
}

/// What one mail tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Digest {
    /// In the order of time.
    pub came: Vec<Came>,
    /// How many more came.
    pub more: usize,
    pub late: Vec<Late>,
}

impl Digest {
    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.came.is_empty() && self.late.is_empty()
    }
}

/// Something came for staff: they are told within the hour. Part of the transaction that brought it.
pub(crate) async fn something_came(tx: &mut PgConnection, now: DateTime<Utc>) -> Result<(), Problem> {
    jobs::enqueue(tx, now, &Job::TellStaff, now + GATHER).await
}

/// A promise was not kept: they are told as soon as a digest holds this moment.
pub(crate) async fn something_is_late(tx: &mut PgConnection, now: DateTime<Utc>) -> Result<(), Problem> {
    jobs::enqueue(tx, now, &Job::TellStaff, now + SETTLED).await
}

/// The job that looks for whom to tell: one more job each.
pub(crate) async fn tell_all(market: &Marketplace) -> Result<Ended, Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    for account in store::staff(&mut tx).await? {
        jobs::enqueue(&mut tx, now, &Job::TellStaffMember { account }, now).await?;
    }
    market.commit(tx).await?;
    Ok(Ended::Done)
}

/// The job that tells one of them. Two nodes that do it at once tell once: the second finds the moment of the first.
pub(crate) async fn tell(market: &Marketplace, account: AccountId) -> Result<Ended, Problem> {
    let now = market.now();
    let told_at = store::told_at(&market.pool, account).await?;
    if let Some(next) = told_at.map(|at| at + BETWEEN_TWO).filter(|next| *next > now) {
        return Ok(Ended::Later(next));
    }
    let (since, until) = (told_at.unwrap_or(now - FIRST), now - SETTLED);
    if !mail::wants(market, account, MailTopic::StaffDigest).await? {
        return Ok(Ended::Done);
    }
    let rest = !read(market, until, now).await?.is_empty();
    if read(market, since, until).await?.is_empty() {
        return Ok(if rest { Ended::Later(now + SETTLED) } else { Ended::Done });
    }
    let mut tx = market.pool.begin().await?;
    if store::lock_told_at(&mut tx, account).await? != told_at {
        return Ok(Ended::Later(now + GATHER));
    }
    store::set_told_at(&mut tx, account, until).await?;
    mail::send(&mut tx, now, Mail::StaffDigest { account, since, until }).await?;
    market.commit(tx).await?;
    Ok(if rest { Ended::Later(until + BETWEEN_TWO) } else { Ended::Done })
}

/// What came after `since`, up to `until`, and what became late between the two and still is.
pub(crate) async fn read(market: &Marketplace, since: DateTime<Utc>, until: DateTime<Utc>) -> Result<Digest, Problem> {
    let mut came = store::came(&market.pool, since, until).await?;
    let more = came.len().saturating_sub(MOST);
    came.truncate(MOST);
    let mut late = missions::waits(&market.pool).await?;
    late.extend(vetting::waits(&market.pool, market.now()).await?);
    late.extend(endings::waits(&market.pool).await?);
    late.extend(briefing::waits(&market.pool).await?);
    late.extend(checkups::waits(&market.pool).await?);
    late.extend(renewals::waits(&market.pool).await?);
    late.extend(activity::waits(&market.pool, market.now()).await?);
    late.extend(candidacies::read::waits(&market.pool, market.now()).await?);
    late.extend(outcome_reviews::waits(&market.pool, market.now()).await?);
    late.extend(reports::waits(&market.pool, market.now()).await?);
    late.extend(terms::waits(&market.pool).await?);
    late.retain(|one| since < one.wait.by && one.wait.by <= until);
    late.sort_by_key(|one| one.wait.by);
    Ok(Digest { came, more, late })
}
