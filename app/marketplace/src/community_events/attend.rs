//! Signing up for an event: a seat, or a place among those who wait for one. Whoever withdraws has their seat kept for a few minutes, so that an
//! undo finds it; then it goes to whoever waits longest.

use chrono::{DateTime, Utc};
use domain::{
    AccountId, CommunityEventId,
    community_event::{MOST_SEATS, UNDO},
    forms::{Complaint, FieldError},
    lifecycle::{AttendanceEvent, AttendanceState},
};
use sqlx::PgConnection;

use super::{
    permission,
    store::{self, Event, Mine},
    tell, transition,
};
use crate::{
    Marketplace, Problem,
    accounts::SignedIn,
    audit::Actor,
    jobs::{self, Job},
    mail::EventNews,
};

/// Signs somebody up who may read of it, or notes that the others may read their name, or may not. Pressed twice, it is done once; two who press at
/// the same moment follow each other.
///
/// # Errors
/// [`Problem::NotFound`] for whom it is not; [`Problem::NotNow`] once it has begun; [`Problem::Invalid`] where as many wait as may.
pub async fn sign_up(market: &Marketplace, who: &SignedIn, id: CommunityEventId, listed: bool) -> Result<AttendanceState, Problem> {
    let reader = permission::of(market, who).await?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let event = store::lock(&mut tx, id).await?.filter(|event| event.published_at.is_some()).ok_or(Problem::NotFound)?;
    let mine = store::mine(&mut tx, id, who.account).await?;
    let stands = mine.as_ref().map(|mine| mine.state);
    if let Some(state) = stands.filter(|state| *state != AttendanceState::Withdrawn) {
        store::set_listed(&mut tx, id, who.account, listed).await?;
        tx.commit().await?;
        return Ok(state);
    }
    if !reader.audiences.contains(&event.audience) {
        return Err(Problem::NotFound);
    }
    let seats = store::seats(&mut tx, &event, Some(who.account), now).await?;
    let is_free = seats.is_free(mine.is_some_and(|mine| mine.kept_until.is_some_and(|until| until > now)));
    if !is_free && seats.waiting >= u32::from(MOST_SEATS) {
        return Err(FieldError::with_limit("", Complaint::WaitingFull, u32::from(MOST_SEATS)).into());
    }
    let (what, news) = if is_free { (AttendanceEvent::SignUp, EventNews::SignedUp) } else { (AttendanceEvent::Wait, EventNews::Waiting) };
    let to = transition::attend(&mut tx, now, who.actor(), &event, (stands, is_free), what).await?;
    store::put(&mut tx, id, who.account, &Mine { state: to, since: now, listed, kept_until: None }).await?;
    tell::one(&mut tx, now, who.account, id, news).await?;
    // Somebody may wait while a seat is kept that nobody comes back to.
    if !is_free && seats.kept > 0 {
        jobs::enqueue(&mut tx, now, &Job::WatchCommunityEvent { event: id }, now + UNDO).await?;
    }
    market.commit(tx).await?;
    Ok(to)
}

/// Somebody does not come after all. Their seat is kept for them for [`UNDO`].
pub async fn withdraw(market: &Marketplace, who: &SignedIn, id: CommunityEventId) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let event = store::lock(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    let mine = store::mine(&mut tx, id, who.account).await?.ok_or(Problem::NotFound)?;
    if mine.state == AttendanceState::Withdrawn {
        return Ok(());
    }
    let had_seat = mine.state == AttendanceState::Going;
    let to = transition::attend(&mut tx, now, who.actor(), &event, (Some(mine.state), false), AttendanceEvent::Withdraw).await?;
    let kept_until = had_seat.then(|| now + UNDO);
    store::put(&mut tx, id, who.account, &Mine { state: to, since: now, listed: mine.listed, kept_until }).await?;
    if let Some(until) = kept_until {
        jobs::enqueue(&mut tx, now, &Job::WatchCommunityEvent { event: id }, until).await?;
    }
    market.commit(tx).await
}

/// Somebody closes their account: what they signed up for and has not begun is others' to come to.
pub(crate) async fn leave(tx: &mut PgConnection, now: DateTime<Utc>, actor: Actor, account: AccountId) -> Result<(), Problem> {
    for event in store::coming_of(tx, account, now).await? {
        let from = store::mine(tx, event.id, account).await?.map(|mine| mine.state);
        transition::attend(tx, now, actor, &event, (from, false), AttendanceEvent::Withdraw).await?;
        jobs::enqueue(tx, now, &Job::WatchCommunityEvent { event: event.id }, now).await?;
    }
    Ok(())
}

/// Gives the seats that nobody has to those who wait longest; the caller holds the lock of the event.
pub(super) async fn promote(tx: &mut PgConnection, now: DateTime<Utc>, event: &Event) -> Result<(), Problem> {
    if event.starts_at <= now {
        return Ok(());
    }
    let free = store::seats(tx, event, None, now).await?.left();
    for (account, listed) in store::next(tx, event.id, free).await? {
        let from = (Some(AttendanceState::Waiting), true);
        let to = transition::attend(tx, now, Actor::SYSTEM, event, from, AttendanceEvent::Promote).await?;
        store::put(tx, event.id, account, &Mine { state: to, since: now, listed, kept_until: None }).await?;
        tell::one(tx, now, account, event.id, EventNews::Seat).await?;
    }
    Ok(())
}
