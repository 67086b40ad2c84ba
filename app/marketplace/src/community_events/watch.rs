//! The job that watches over an event: it gives seats that came free, reminds on the morning before, and ends what is over. It reads the truth each
//! time, so that running it twice, or late, tells nobody twice.

use chrono::{DateTime, Utc};
use domain::{
    CommunityEventId,
    community_event::remind_at,
    lifecycle::{CommunityEventEvent, CommunityEventState},
};
use sqlx::PgConnection;

use super::{
    attend::promote,
    store::{self, Event},
    tell,
    transition::{With, step},
};
use crate::{Marketplace, Problem, audit::Actor, jobs::Ended, mail::EventNews};

/// Does what is due for this event now, and says when to look again.
pub(crate) async fn watch(market: &Marketplace, id: CommunityEventId) -> Result<Ended, Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let Some(mut event) = store::lock(&mut tx, id).await?.filter(|event| event.state == CommunityEventState::Published) else {
        return Ok(Ended::Done);
    };
    finish(&mut tx, now, &mut event).await?;
    if event.state == CommunityEventState::Past {
        market.commit(tx).await?;
        return Ok(Ended::Done);
    }
    promote(&mut tx, now, &event).await?;
    let morning = remind_at(event.starts_at);
    if morning <= now && event.starts_at > now && event.reminded_of != Some(event.starts_at) {
        store::set_reminded(&mut tx, id, event.starts_at).await?;
        tell::going_since(&mut tx, now, id, morning, EventNews::Reminder).await?;
    }
    let kept = store::next_kept(&mut tx, id, now).await?;
    market.commit(tx).await?;
    let next = [kept, Some(morning), Some(event.ends_at)].into_iter().flatten().filter(|at| *at > now).min();
    Ok(next.map_or(Ended::Done, Ended::Later))
}

/// What is over, is past.
pub(super) async fn finish(tx: &mut PgConnection, now: DateTime<Utc>, event: &mut Event) -> Result<(), Problem> {
    if event.state == CommunityEventState::Published && event.ends_at <= now {
        event.state = step(tx, now, Actor::SYSTEM, event, CommunityEventEvent::Finish, With::default()).await?;
        store::set_state(tx, event.id, event.state).await?;
    }
    Ok(())
}
