//! The job that looks after the reports of one engagement: when a month has ended without its report, it reminds the CTO at once and a week
//! later, from when on staff is told. It reads the truth each time, and comes again when the next thing is due.

use chrono::{DateTime, Datelike as _, Days, NaiveDate, Utc};
use domain::{
    EngagementId, Month,
    availability::{day_of, morning},
    report::{REMINDED_AGAIN_AFTER, first_due},
};
use sqlx::PgConnection;

use super::store;
use crate::{
    Marketplace, Problem, digests, engagements,
    jobs::{self, Ended, Job},
    mail::{self, Mail, ReportNews},
};

/// The engagement begins: its months are watched from the first of the next on.
pub(crate) async fn began(tx: &mut PgConnection, now: DateTime<Utc>, engagement: EngagementId) -> Result<(), Problem> {
    jobs::enqueue(tx, now, &Job::WatchReports { engagement }, morning(Month::of(day_of(now)).next().first())).await
}

/// Reminds, or waits. An engagement that has ended is not watched.
pub(crate) async fn watch(market: &Marketplace, engagement: EngagementId) -> Result<Ended, Problem> {
    let now = market.now();
    let today = day_of(now);
    let mut tx = market.pool.begin().await?;
    let found = match engagements::lock_open(&mut tx, engagement).await {
        Err(Problem::NotFound | Problem::NotNow(_)) => return Ok(Ended::Done),
        found => found?,
    };
    let month = Month::of(today).previous();
    let is_due = month >= first_due(day_of(found.began_at));
    let is_there = store::is_published(&mut tx, engagement, month).await?;
    if is_due && !is_there {
        let news = if today < again_on(today) { ReportNews::Due } else { ReportNews::DueAgain };
        let told = Mail::OfReport { account: found.cto, engagement, month, news };
        if !mail::was_sent(&mut tx, &told, morning(Month::of(today).first()) - chrono::Duration::days(1)).await? {
            mail::send(&mut tx, now, told).await?;
        }
        if news == ReportNews::DueAgain {
            digests::something_is_late(&mut tx, now).await?;
        }
    }
    market.commit(tx).await?;
    let next = if today < again_on(today) { again_on(today) } else { Month::of(today).next().first() };
    Ok(Ended::Later(morning(next)))
}

/// The day of the second reminder, in the month of this day.
fn again_on(today: NaiveDate) -> NaiveDate {
    let first = today.with_day(1).unwrap_or(today);
    first.checked_add_days(Days::new(REMINDED_AGAIN_AFTER)).unwrap_or(first)
}
