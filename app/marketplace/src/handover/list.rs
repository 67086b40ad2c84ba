//! The list: a thing is written on it, done, set aside with a reason, or taken up again.

use chrono::{DateTime, Utc};
use domain::{
    HandoverItemId, Role,
    forms::{FieldErrors, HandoverNote, HandoverTitle},
    lifecycle::{HANDOVER_ITEM, HandoverItemEvent, HandoverItemGuard, HandoverItemState, HandoverState},
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::store;
use crate::{
    Marketplace, Problem,
    audit::{self, Line, Subject},
    engagements::Party,
    problem::refused,
};

/// So many things stand on a list at most.
const MOST: i64 = 60;

/// Writes a thing of one's own on the list. Sent twice under one id, it is written once.
pub async fn add(market: &Marketplace, by: &Party, once: &str, title: &str) -> Result<(), Problem> {
    not_staff(by)?;
    let mut errors = FieldErrors::default();
    let title = errors.take("title", HandoverTitle::read(title)).ok_or(Problem::Invalid(errors))?;
    let id = HandoverItemId(once.parse().unwrap_or_else(|_| Uuid::now_v7()));
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    store::lock(&mut tx, by.engagement()).await?;
    if store::item(&mut tx, by.engagement(), id).await?.is_some() {
        return Ok(());
    }
    if store::count(&mut tx, by.engagement()).await? >= MOST {
        return Err(Problem::NotNow("list_full"));
    }
    let to = next(&mut tx, by, None, HandoverItemEvent::Add, false).await?;
    store::insert(&mut tx, by.engagement(), id, title.as_str(), to).await?;
    note(&mut tx, now, by, HandoverItemEvent::Add, (None, to), None).await?;
    market.commit(tx).await
}

/// Marks a thing: `done` with where it is now, if that is said; `not_applicable` with a reason; or `to_do` again.
pub async fn mark(market: &Marketplace, by: &Party, item: &str, state: &str, words: &str) -> Result<(), Problem> {
    not_staff(by)?;
    let id: HandoverItemId = item.parse().map_err(|_| Problem::NotFound)?;
    let mut errors = FieldErrors::default();
    let state: Option<HandoverItemState> = errors.code("step", state);
    let asks_why = state == Some(HandoverItemState::NotApplicable);
    let words = match words.trim() {
        "" if !asks_why => None,
        _ if state == Some(HandoverItemState::ToDo) => None,
        words => errors.take("words", HandoverNote::read(words)),
    };
    let Some(state) = state.filter(|_| errors.is_empty()) else { return Err(errors.into()) };
    let event = match state {
        HandoverItemState::ToDo => HandoverItemEvent::TakeUp,
        HandoverItemState::Done => HandoverItemEvent::Tick,
        HandoverItemState::NotApplicable => HandoverItemEvent::SetAside,
    };
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    store::lock(&mut tx, by.engagement()).await?;
    let from = store::item(&mut tx, by.engagement(), id).await?.ok_or(Problem::NotFound)?;
    // The other one, or a second click, has done the same.
    if from == state {
        return Ok(());
    }
    let to = next(&mut tx, by, Some(from), event, words.is_some()).await?;
    let settled = (to != HandoverItemState::ToDo).then_some((by.role(), now));
    let words = words.map(HandoverNote::into_string).unwrap_or_default();
    store::set_item(&mut tx, id, to, &words, settled).await?;
    note(&mut tx, now, by, event, (Some(from), to), (!words.is_empty()).then_some(words.as_str())).await?;
    market.commit(tx).await
}

fn not_staff(by: &Party) -> Result<(), Problem> {
    if by.role() == Role::Staff { Err(Problem::NotFound) } else { Ok(()) }
}

/// The state after a step.
async fn next(
    tx: &mut PgConnection,
    by: &Party,
    from: Option<HandoverItemState>,
    event: HandoverItemEvent,
    has_reason: bool,
) -> Result<HandoverItemState, Problem> {
    let handover = store::state(tx, by.engagement()).await?.ok_or(Problem::NotFound)?;
    let holds = |guard| match guard {
        HandoverItemGuard::HandoverOpen => handover == HandoverState::Open,
        HandoverItemGuard::HasReason => has_reason,
    };
    HANDOVER_ITEM.apply(from, event, by.role(), holds).map_err(|refusal| refused(refusal, HandoverItemGuard::code))
}

async fn note(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    by: &Party,
    event: HandoverItemEvent,
    (from, to): (Option<HandoverItemState>, HandoverItemState),
    words: Option<&str>,
) -> Result<(), Problem> {
    let line = Line {
        actor: by.actor,
        subject: Subject::Engagement(by.engagement(), by.mission()),
        event: event.code(),
        from: from.map(HandoverItemState::code),
        to: Some(to.code()),
        fields: &[],
        words,
    };
    audit::write(tx, now, line).await
}
