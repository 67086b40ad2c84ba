//! The job that looks every morning which papers of an engagement are missing, end or have ended: it tells the CTO, and the company where one has been
//! missing for long. It reads the truth each time, and notes what it told, so that running it twice, or late, tells nobody twice.

use chrono::{DateTime, Utc};
use domain::{
    EngagementId, PaperKind,
    availability::{day_of, morning},
    lifecycle::EngagementState,
    paper::PaperReminder,
};
use sqlx::PgConnection;

use super::{read, store};
use crate::{
    Marketplace, Problem, engagements,
    jobs::{self, Ended, Job},
    mail::{self, Mail, PapersNews},
};

/// Terms hold, or others do: the job finds out what they ask for, on the next morning.
pub(crate) async fn begin_to_watch(tx: &mut PgConnection, now: DateTime<Utc>, engagement: EngagementId) -> Result<(), Problem> {
    jobs::enqueue(tx, now, &Job::WatchPapers { engagement }, next_morning(now)).await
}

fn next_morning(now: DateTime<Utc>) -> DateTime<Utc> {
    let today = day_of(now);
    morning(today.succ_opt().unwrap_or(today))
}

/// Tells what is to be told, and says when to look again.
pub(crate) async fn watch(market: &Marketplace, engagement: EngagementId) -> Result<Ended, Problem> {
    let now = market.now();
    let today = day_of(now);
    let mut tx = market.pool.begin().await?;
    let running = engagements::lock_if_there(&mut tx, engagement).await?.filter(|found| found.state == EngagementState::Running);
    let Some(found) = running else { return Ok(Ended::Done) };
    let Some(duty) = read::duty(&mut tx, &found).await? else { return Ok(Ended::Done) };
    if today < duty.from {
        return Ok(Ended::Later(morning(duty.from)));
    }
    if !duty.is_due(today) {
        return Ok(Ended::Done);
    }
    let rows = store::rows(&mut tx, engagement).await?;
    let mut told = Vec::new();
    for kind in PaperKind::ALL {
        let standing = read::standing(&duty, &rows, *kind, today);
        let reminders = [standing.for_cto(&duty), standing.for_ceo(&duty, today)];
        told.extend(reminders.into_iter().flatten().map(|(reminder, day)| (*kind, reminder, day)));
    }
    let told = store::note(&mut tx, engagement, &told, now).await?;
    let is_for_ceo = |reminder: &PaperReminder| *reminder == PaperReminder::Missing;
    let letters = [
        (found.cto, PapersNews::Asked, told.iter().any(|reminder| !is_for_ceo(reminder))),
        (found.ceo, PapersNews::Missing, told.iter().any(is_for_ceo)),
    ];
    for (account, news, _) in letters.into_iter().filter(|(.., is_new)| *is_new) {
        mail::send(&mut tx, now, Mail::OfPapers { account, engagement, day: today, news }).await?;
    }
    market.commit(tx).await?;
    Ok(Ended::Later(next_morning(now)))
}
