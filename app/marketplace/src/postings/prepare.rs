//! The CEO's side: what everybody would read, public, and back again.

use domain::{
    PostingId,
    forms::{Complaint, FieldError, FieldErrors, PostingSummary},
    lifecycle::{MissionState, PostingEvent, PostingState},
};
use uuid::Uuid;

use super::{
    Posting, store,
    transition::{self, With},
};
use crate::{
    Marketplace, Problem,
    missions::{self, MissionOwner},
};

/// What the form sends; a box that is ticked is `true`.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    pub summary: String,
    pub shows_rate: String,
}

/// Keeps what everybody would read. Of a posting that is public, it is public at once.
///
/// # Errors
/// Complaints about `summary`; [`Problem::NotNow`] unless the mission is open, and where staff has taken the posting down.
pub async fn prepare(market: &Marketplace, owner: &MissionOwner, typed: &Typed) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let Some(summary) = errors.take("summary", PostingSummary::read(&typed.summary)) else { return Err(errors.into()) };
    let shows_rate = typed.shows_rate == "true";
    let (now, mission) = (market.now(), owner.mission());
    let mut tx = market.pool.begin().await?;
    let standing = missions::lock_state(&mut tx, mission).await?.ok_or(Problem::NotFound)?;
    let before = store::of_mission(&mut tx, mission).await?;
    let is_same = |one: &Posting| one.summary == summary.as_str() && one.shows_rate == shows_rate;
    if before.as_ref().is_some_and(|one| one.state != PostingState::TakenDown && is_same(one)) {
        return Ok(());
    }
    let from = before.as_ref().map(|one| one.state);
    let event = if from == Some(PostingState::Published) { PostingEvent::Publish } else { PostingEvent::Prepare };
    let changed = [
        before.as_ref().is_none_or(|one| one.summary != summary.as_str()).then_some("summary"),
        before.as_ref().is_none_or(|one| one.shows_rate != shows_rate).then_some("shows_rate"),
    ];
    let fields: Vec<&str> = changed.into_iter().flatten().collect();
    let id = before.as_ref().map_or_else(|| PostingId(Uuid::now_v7()), |one| one.id);
    let with = With { is_open: standing == MissionState::Open, fields: &fields, ..With::default() };
    let state = transition::step(&mut tx, now, owner.actor(), (id, mission), from, event, with).await?;
    let prepared = Posting {
        id,
        mission,
        state,
        summary: summary.into_string(),
        shows_rate,
        revision: before.as_ref().map_or(1, |one| one.revision + 1),
        published_at: before.and_then(|one| one.published_at),
        taken_down_because: None,
        updated_at: now,
    };
    store::put(&mut tx, &prepared).await?;
    market.commit(tx).await
}

/// Makes it public, once the CEO has ticked that they have read what will be. Published twice, it is published once.
///
/// # Errors
/// A complaint about `consent`; [`Problem::Stale`] where it says something else than what was read; [`Problem::NotNow`] unless the mission is open, and
/// where staff has taken the posting down; [`Problem::NotFound`] where nothing was prepared.
pub async fn publish(market: &Marketplace, owner: &MissionOwner, revision: &str, consent: &str) -> Result<(), Problem> {
    if consent != "true" {
        return Err(FieldError::new("consent", Complaint::NotConfirmed).into());
    }
    let mut tx = market.pool.begin().await?;
    let standing = missions::lock_state(&mut tx, owner.mission()).await?.ok_or(Problem::NotFound)?;
    let posting = store::of_mission(&mut tx, owner.mission()).await?.ok_or(Problem::NotFound)?;
    if revision.parse() != Ok(posting.revision) {
        return Err(Problem::Stale);
    }
    if posting.state == PostingState::Published && standing == MissionState::Open {
        return Ok(());
    }
    take(market, tx, owner, (&posting, standing), PostingEvent::Publish).await
}

/// Takes it back: from the next request on, nobody reads it. Withdrawn twice, it is withdrawn once.
///
/// # Errors
/// [`Problem::NotNow`] where staff has taken it down; [`Problem::NotFound`] where nothing was prepared.
pub async fn withdraw(market: &Marketplace, owner: &MissionOwner) -> Result<(), Problem> {
    let mut tx = market.pool.begin().await?;
    let standing = missions::lock_state(&mut tx, owner.mission()).await?.ok_or(Problem::NotFound)?;
    let posting = store::of_mission(&mut tx, owner.mission()).await?.ok_or(Problem::NotFound)?;
    if posting.state == PostingState::Withdrawn {
        return Ok(());
    }
    take(market, tx, owner, (&posting, standing), PostingEvent::Withdraw).await
}

async fn take(
    market: &Marketplace,
    mut tx: sqlx::Transaction<'static, sqlx::Postgres>,
    owner: &MissionOwner,
    (posting, standing): (&Posting, MissionState),
    event: PostingEvent,
) -> Result<(), Problem> {
    let now = market.now();
    let with = With { is_open: standing == MissionState::Open, ..With::default() };
    let of = (posting.id, posting.mission);
    let state = transition::step(&mut tx, now, owner.actor(), of, Some(posting.state), event, with).await?;
    store::set_state(&mut tx, posting.id, state, None, now).await?;
    market.commit(tx).await
}
