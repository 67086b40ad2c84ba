//! The job that watches over an introduction: it reminds at half the time, asks on the day after whether they met, and hands to staff what stands
//! still. It reads the truth each time, so that running it twice, or late, tells nobody twice.

use domain::{
    CandidacyId, Wait,
    lifecycle::{CandidacyState, MeetingEvent, MeetingState},
    meeting::{ask_at, half_of},
};

use super::{
    confirm::dispute,
    store,
    tell::{ask_both, remind},
    transition::{With, step},
};
use crate::{Marketplace, Problem, audit::Actor, digests, jobs::Ended};

/// Does what is due for this introduction now, and says when to look again.
pub(crate) async fn watch(market: &Marketplace, candidacy: CandidacyId) -> Result<Ended, Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    store::lock(&mut tx, candidacy).await?;
    let Some(standing) = store::standing(&mut tx, candidacy).await? else { return Ok(Ended::Done) };
    if standing.state != CandidacyState::Introduced {
        return Ok(Ended::Done);
    }
    let mut meeting = store::meeting(&mut tx, candidacy).await?;
    // A date that somebody wants to move stands until it is moved: people may have met on it.
    let dated = meeting.as_ref().filter(|meeting| matches!(meeting.state, MeetingState::Agreed | MeetingState::Proposed));
    let is_agreed = dated.is_some_and(|meeting| meeting.state == MeetingState::Agreed);
    let morning = dated.and_then(|meeting| meeting.ends_at).map(ask_at);
    match morning {
        None if is_agreed => return Ok(Ended::Done),
        Some(at) if at <= now => {
            step(&mut tx, now, Actor::SYSTEM, candidacy, MeetingEvent::Ask, With::default()).await?;
            store::clear_slots(&mut tx, candidacy).await?;
            meeting = store::meeting(&mut tx, candidacy).await?;
        }
        Some(at) if is_agreed => return Ok(Ended::Later(at)),
        _ => {}
    }
    if let Some(asked) = meeting.as_ref().filter(|meeting| meeting.state == MeetingState::Asked) {
        // Somebody may have answered before being asked; the other is asked in the morning.
        match asked.ends_at.map(ask_at) {
            Some(morning) if morning > now => return Ok(Ended::Later(morning)),
            _ => ask_both(&mut tx, now, candidacy, &standing, asked, asked.since).await?,
        }
    }
    let Some(wait) = standing.wait(meeting.as_ref()) else {
        market.commit(tx).await?;
        return Ok(Ended::Done);
    };
    // Nobody is reminded of what they were asked this morning.
    let asked = meeting.as_ref().filter(|meeting| meeting.state == MeetingState::Asked).and_then(|meeting| meeting.ends_at).map(ask_at);
    let half = half_of(&Wait { since: asked.map_or(wait.since, |at| wait.since.max(at)), ..wait });
    let next = if wait.by <= now {
        match meeting.as_ref().map(|meeting| meeting.state) {
            Some(MeetingState::Asked) => dispute(&mut tx, now, candidacy).await?,
            _ => digests::something_is_late(&mut tx, now).await?,
        }
        Ended::Done
    } else if half <= now {
        remind(&mut tx, now, candidacy, &standing, wait).await?;
        Ended::Later(wait.by)
    } else {
        Ended::Later(half)
    };
    let next = match (next, morning.filter(|at| *at > now)) {
        (Ended::Later(at), Some(morning)) => Ended::Later(at.min(morning)),
        (Ended::Done, Some(morning)) => Ended::Later(morning),
        (next, _) => next,
    };
    market.commit(tx).await?;
    Ok(next)
}
