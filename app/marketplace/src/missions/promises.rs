//! How the community keeps its promises: what is late now, and what was kept over thirty days.

use super::store::{self, Promised};
use crate::{
    Marketplace, Problem,
    accounts::CurrentStaff,
    candidacies, digests,
    jobs::Ended,
    mail::{self, Mail, MissionNews},
    matches, vetting,
};
use chrono::{DateTime, Duration, Utc};
use domain::{MissionId, lifecycle::MissionState, promises, vetting::step_by, wait};

/// Over how many days promises are counted.
pub const DAYS: i64 = 30;

/// How many promises fell due, and how many of them were kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kept {
    pub kept: i64,
    pub due: i64,
}

/// The promises of the last [`DAYS`] days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Promises {
    /// A need is read within one business day.
    pub read: Kept,
    /// People are proposed within 48 hours of opening.
    pub shortlisted: Kept,
    /// A refusal has a reason.
    pub explained: Kept,
    /// A request to join is read within three business days.
    pub vetted: Kept,
}

/// What was promised for the last [`DAYS`] days, and kept.
pub async fn kept(market: &Marketplace, _staff: &CurrentStaff) -> Result<Promises, Problem> {
    let now = market.now();
    let since = now - Duration::days(DAYS);
    // A promise falls due some days after it was given: three business days, a weekend and holidays around it at most.
    let given_since = since - Duration::days(10);
    let reads = store::reads(&market.pool, given_since).await?;
    let shortlists = store::shortlists(&market.pool, given_since).await?;
    let vetted: Vec<Promised> =
        vetting::answers(&market.pool, given_since).await?.into_iter().map(|(given, done)| Promised { given, done }).collect();
    let (declined, explained) = candidacies::refusals(&market.pool, since).await?;
    Ok(Promises {
        read: count(&reads, promises::read_by, since, now),
        shortlisted: count(&shortlists, promises::shortlist_by, since, now),
        explained: Kept { kept: explained, due: declined },
        vetted: count(&vetted, step_by, since, now),
    })
}

/// How many missions wait for staff past the promised moment, by state.
pub async fn late(market: &Marketplace, _staff: &CurrentStaff) -> Result<Vec<(MissionState, i64)>, Problem> {
    let now = market.now();
    let (submitted, opened) = store::overdue(&market.pool).await?;
    let past = |given: &[DateTime<Utc>], due: fn(DateTime<Utc>) -> DateTime<Utc>| {
        i64::try_from(given.iter().filter(|given| due(**given) < now).count()).unwrap_or(i64::MAX)
    };
    Ok(vec![(MissionState::Submitted, past(&submitted, promises::read_by)), (MissionState::Open, past(&opened, promises::shortlist_by))])
}

/// The job that looks whether somebody acted in time. Where nobody did, staff is told; and where a mission is open and nobody fits it, its CEO is
/// told what stands in the way, once for each opening.
pub(crate) async fn note_late(market: &Marketplace, mission: MissionId) -> Result<Ended, Problem> {
    let now = market.now();
    let nobody_fits = matches::nobody_fits(market, mission).await?.is_some();
    let mut tx = market.pool.begin().await?;
    if store::lock(&mut tx, mission).await?.is_none() {
        return Ok(Ended::Done);
    }
    let Some(found) = store::moments(&mut tx, mission).await? else { return Ok(Ended::Done) };
    let Some(wait) = wait::of_mission(found.state, &found.at) else { return Ok(Ended::Done) };
    if wait.by > now {
        return Ok(Ended::Later(wait.by));
    }
    digests::something_is_late(&mut tx, now).await?;
    let opened = found.at.opened.filter(|_| found.state == MissionState::Open && nobody_fits);
    if let (Some(account), Some(opened)) = (found.owner, opened) {
        let told = Mail::OfMission { account, mission, news: MissionNews::NobodyFits };
        if !mail::was_sent(&mut tx, &told, opened).await? {
            mail::send(&mut tx, now, told).await?;
        }
    }
    market.commit(tx).await?;
    Ok(Ended::Done)
}

/// Those that fell due between the two moments.
fn count(given: &[Promised], due: fn(DateTime<Utc>) -> DateTime<Utc>, since: DateTime<Utc>, now: DateTime<Utc>) -> Kept {
    let mut counted = Kept::default();
    for promised in given {
        let due = due(promised.given);
        if since < due && due <= now {
            counted.due += 1;
            counted.kept += i64::from(promised.done.is_some_and(|done| done <= due));
        }
    }
    counted
}

#[cfg(test)]
mod tests;
