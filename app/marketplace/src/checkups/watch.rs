//! The job that looks after the fortnight check of one engagement: it asks both on the day, reminds each once, and tells staff who is late. It reads
//! the truth each time, so that running it twice, or late, tells nobody twice.

use chrono::{DateTime, Utc};
use domain::{
    EngagementId, Role,
    availability::{day_of, morning},
    checkup::asked_on,
    lifecycle::{CheckupEvent, CheckupState, EngagementState},
    meeting::half_of,
    wait,
};
use sqlx::{PgConnection, PgPool};

use super::{
    store,
    transition::{self, With},
};
use crate::{
    Marketplace, Problem,
    audit::Actor,
    digests::{self, About, Late},
    engagements::{self, Engagement},
    jobs::{self, Ended, Job},
    mail::{self, CheckupNews, Mail},
};

/// Both have signed: the job finds the day itself.
pub(crate) async fn begin_to_watch(tx: &mut PgConnection, now: DateTime<Utc>, engagement: EngagementId) -> Result<(), Problem> {
    jobs::enqueue(tx, now, &Job::WatchCheckups { engagement }, now).await
}

/// Does what is due now, and says when to look again.
pub(crate) async fn watch(market: &Marketplace, engagement: EngagementId) -> Result<Ended, Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let Some(found) = engagements::lock_if_there(&mut tx, engagement).await? else { return Ok(Ended::Done) };
    let mut next: Option<DateTime<Utc>> = None;
    for person in found.people() {
        let moment = look(&mut tx, now, &found, person).await?;
        next = next.into_iter().chain(moment).min();
    }
    market.commit(tx).await?;
    Ok(next.map_or(Ended::Done, Ended::Later))
}

/// Looks after the check of one of the two; answers when to look again.
async fn look(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    found: &Engagement,
    (role, account): (Role, domain::AccountId),
) -> Result<Option<DateTime<Utc>>, Problem> {
    let told = |news| Mail::OfCheckup { account, engagement: found.id, news };
    let (at, since) = match store::checkup(tx, found.id, role).await? {
        None if found.state != EngagementState::Running => return Ok(None),
        None => {
            let Some(first) = store::first_day(tx, found.id).await? else { return Ok(None) };
            if day_of(now) < asked_on(first) {
                return Ok(Some(morning(asked_on(first))));
            }
            let to = transition::step(tx, now, Actor::SYSTEM, found, None, CheckupEvent::Ask, With::default()).await?;
            store::insert(tx, found.id, role, to, now).await?;
            mail::send(tx, now, told(CheckupNews::Asked)).await?;
            (to, now)
        }
        Some(row) => (row.state, row.since),
    };
    let Some(wait) = wait::of_checkup(at, role, since) else { return Ok(None) };
    if at == CheckupState::Asked && found.state == EngagementState::Ended {
        return Ok(None);
    }
    if wait.by <= now {
        digests::something_is_late(tx, now).await?;
        return Ok(None);
    }
    let half = half_of(&wait);
    if at != CheckupState::Asked {
        return Ok(Some(wait.by));
    }
    if half > now {
        return Ok(Some(half));
    }
    if !mail::was_sent(tx, &told(CheckupNews::Reminder), since).await? {
        mail::send(tx, now, told(CheckupNews::Reminder)).await?;
    }
    Ok(Some(wait.by))
}

/// Every check that somebody is waited for about.
pub(crate) async fn waits(pool: &PgPool) -> Result<Vec<Late>, Problem> {
    let waiting = store::waiting(pool).await?.into_iter();
    Ok(waiting.map(|one| Late { wait: one.wait, about: About::Checkup { company: one.company, name: one.cto } }).collect())
}
