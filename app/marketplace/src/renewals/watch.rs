//! The job that looks after the renewals of one engagement: it asks both in time, reminds once who has not answered, and tells staff who is late or
//! disagrees. It reads the truth each time, so that running it twice, or late, tells nobody twice.

use chrono::{DateTime, Utc};
use domain::{
    EngagementId, RenewalId,
    availability::{day_of, morning},
    lifecycle::{EngagementState, RenewalEvent, RenewalState},
    meeting::half_of,
    renewal::{self, Round as Due},
    terms::Duration,
    wait,
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    store::{self, Round},
    transition::{self, With, overtake},
};
use crate::{
    Marketplace, Problem,
    audit::Actor,
    digests::{self, About, Late},
    engagements::{self, Engagement},
    jobs::{self, Ended, Job},
    mail::{self, Mail, RenewalNews},
};

/// Terms hold, or others do: the job finds the day itself.
pub(crate) async fn begin_to_watch(tx: &mut PgConnection, now: DateTime<Utc>, engagement: EngagementId) -> Result<(), Problem> {
    jobs::enqueue(tx, now, &Job::WatchRenewals { engagement }, now).await
}

/// Does what is due now, and says when to look again.
pub(crate) async fn watch(market: &Marketplace, engagement: EngagementId) -> Result<Ended, Problem> {
    let now = market.now();
    let today = day_of(now);
    let mut tx = market.pool.begin().await?;
    let running = engagements::lock_if_there(&mut tx, engagement).await?.filter(|found| found.state == EngagementState::Running);
    let Some(found) = running else { return Ok(Ended::Done) };
    let Some(terms) = store::terms(&mut tx, engagement).await? else { return Ok(Ended::Done) };
    let due = renewal::round(terms.start, terms.duration, today);
    let asks = today >= due.ask_on && !store::was_asked(&mut tx, engagement, due.due).await?;
    let open = store::latest(&mut tx, engagement).await?.filter(Round::is_open);
    // Other terms hold by now, or the next day is near: nobody is asked about two.
    let is_over = open.as_ref().is_some_and(|round| match terms.duration {
        Duration::Until(end) => round.due != end,
        Duration::Renewed(_) => round.due > due.due,
    });
    if is_over || asks {
        overtake(&mut tx, now, &found).await?;
    }
    if asks {
        ask(&mut tx, now, &found, due).await?;
    }
    let open = store::latest(&mut tx, engagement).await?.filter(Round::is_open);
    let after_clock = match open {
        Some(round) => look(&mut tx, now, &found, &round).await?,
        None => None,
    };
    market.commit(tx).await?;
    let next_day = match terms.duration {
        _ if today < due.ask_on => Some(due.ask_on),
        // What follows a last day are other terms, which look again.
        Duration::Until(_) => None,
        Duration::Renewed(_) => due.due.succ_opt(),
    };
    let next = after_clock.into_iter().chain(next_day.map(morning)).min();
    Ok(next.map_or(Ended::Done, Ended::Later))
}

/// Asks both about a day.
async fn ask(tx: &mut PgConnection, now: DateTime<Utc>, found: &Engagement, due: Due) -> Result<(), Problem> {
    let id = RenewalId(Uuid::now_v7());
    let to = transition::step(tx, now, Actor::SYSTEM, found, None, RenewalEvent::Ask, With::default()).await?;
    store::insert(tx, found.id, id, due.due, to, now).await?;
    for (_, account) in found.people() {
        mail::send(tx, now, Mail::OfRenewal { account, engagement: found.id, renewal: id, news: RenewalNews::Asked }).await?;
    }
    Ok(())
}

/// Reminds, or tells staff; answers when to look again.
async fn look(tx: &mut PgConnection, now: DateTime<Utc>, found: &Engagement, round: &Round) -> Result<Option<DateTime<Utc>>, Problem> {
    let Some(wait) = wait::of_renewal(round.state, round.answered(), round.since) else { return Ok(None) };
    if wait.by <= now {
        digests::something_is_late(tx, now).await?;
        return Ok(None);
    }
    let half = half_of(&wait);
    if round.state != RenewalState::Asked {
        return Ok(Some(wait.by));
    }
    if half > now {
        return Ok(Some(half));
    }
    for (_, account) in found.people().filter(|(role, _)| round.of(*role).0.is_none()) {
        let told = Mail::OfRenewal { account, engagement: found.id, renewal: round.id, news: RenewalNews::Reminder };
        if !mail::was_sent(tx, &told, round.since).await? {
            mail::send(tx, now, told).await?;
        }
    }
    Ok(Some(wait.by))
}

/// Every renewal that somebody is waited for about.
pub(crate) async fn waits(pool: &PgPool) -> Result<Vec<Late>, Problem> {
    let waiting = store::waiting(pool).await?.into_iter();
    Ok(waiting.map(|one| Late { wait: one.wait, about: About::Renewal { company: one.company, name: one.cto } }).collect())
}
