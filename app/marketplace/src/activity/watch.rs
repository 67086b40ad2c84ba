//! Nobody waits unnoticed for a month: the CTO is reminded on its last business day, and staff told when somebody is late.

use chrono::{DateTime, Utc};
use domain::{EngagementId, Month, Turn, activity::remind_at, lifecycle::EngagementState};
use sqlx::PgConnection;

use super::{
    read::{months_of, wait_of},
    store,
};
use crate::{
    Marketplace, Problem, digests, engagements,
    jobs::{self, Ended, Job},
    mail::{self, ActivityNews, Mail},
};

/// An engagement begins, or its work does: its months are looked after, in the transaction of the choice or of the second signature.
pub(crate) async fn begin(tx: &mut PgConnection, now: DateTime<Utc>, engagement: EngagementId) -> Result<(), Problem> {
    look_again(tx, now, engagement, remind_at(Month::of(domain::availability::day_of(now))).max(now)).await
}

/// Something has changed: it is looked again at that moment.
pub(super) async fn look_again(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    engagement: EngagementId,
    moment: DateTime<Utc>,
) -> Result<(), Problem> {
    jobs::enqueue(tx, now, &Job::WatchActivity { engagement }, moment).await
}

/// The job that does both. It may run twice: a reminder is sent once, and a digest tells what became late once.
pub(crate) async fn watch(market: &Marketplace, engagement: EngagementId) -> Result<Ended, Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let Some(found) = engagements::lock_if_there(&mut tx, engagement).await? else { return Ok(Ended::Done) };
    let runs = found.state == EngagementState::Running;
    let Some(span) = store::span(&mut tx, engagement).await? else { return Ok(Ended::Done) };
    let facts = store::month_facts(&mut tx, engagement).await?;
    let mut next = Vec::new();
    let mut is_late = false;
    for month in months_of(&span, now) {
        let stands = facts.iter().find(|fact| fact.month == month.first()).map(|fact| fact.stands);
        match wait_of(runs, month, stands, now) {
            Some(wait) if wait.is_late(now) => is_late = true,
            Some(wait) => {
                next.push(wait.by);
                let asks = wait.turn == Turn::Cto && wait.since == remind_at(month);
                let reminder = Mail::OfActivity { account: span.cto, engagement, month, news: ActivityNews::Reminder };
                if asks && !mail::was_sent(&mut tx, &reminder, wait.since).await? {
                    mail::send(&mut tx, now, reminder).await?;
                }
            }
            None => next.extend(Some(remind_at(month)).filter(|moment| *moment > now)),
        }
    }
    if is_late {
        digests::something_is_late(&mut tx, now).await?;
    }
    market.commit(tx).await?;
    if span.state != EngagementState::Ended {
        let this = Month::of(domain::availability::day_of(now));
        next.push(if remind_at(this) > now { remind_at(this) } else { remind_at(this.next()) });
    }
    // A moment past the end of a wait: then it is late.
    Ok(next.into_iter().min().map_or(Ended::Done, |moment| Ended::Later(moment + chrono::Duration::seconds(1))))
}
