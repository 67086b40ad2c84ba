//! The list: a thing is written on it, done, set aside with a reason, or taken up again.

use chrono::{DateTime, Utc};
use domain::{
    HandoverItemId, Role,
    forms::{FieldErrors, HandoverNote, HandoverTitle},
    lifecycle::{HANDOVER_ITEM, HandoverItemEvent, HandoverItemGuard, HandoverItemState, HandoverState},
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{store, tell::tell};
use crate::{
    Marketplace, Problem, audit,
    engagements::{self, Party},
    mail::HandoverNews,
};

/// So many things stand on a list at most.
const MOST: i64 = 60;

/// Writes a thing of one's own on the list. Sent twice under one id, it is written once.
pub async fn add(market: &Marketplace, by: &Party, once: &str, title: &str) -> Result<(), Problem> {
    by.of_the_two()?;
    let mut errors = FieldErrors::default();
    let title = errors.take("title", HandoverTitle::read(title)).ok_or(Problem::Invalid(errors))?;
    let id = HandoverItemId(once.parse().unwrap_or_else(|_| Uuid::now_v7()));
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    engagements::lock(&mut tx, by.engagement()).await?;
    if let Some(found) = store::item(&mut tx, id).await? {
        // The same page a second time; an id of another list opens nothing.
        return if found.engagement == by.engagement() { Ok(()) } else { Err(Problem::NotFound) };
    }
    if store::count(&mut tx, by.engagement()).await? >= MOST {
        return Err(Problem::NotNow("list_full"));
    }
    let fields = [&*id.to_string()];
    let step = audit::Step::new(by.actor, by.subject(), None, HandoverItemEvent::Add).on(&fields);
    let to = take(&mut tx, now, by, step).await?;
    store::insert(&mut tx, by.engagement(), id, title.as_str(), to).await?;
    market.commit(tx).await
}

/// Marks a thing: `done` with where it is now, if that is said; `not_applicable` with a reason; or `to_do` again.
pub async fn mark(market: &Marketplace, by: &Party, item: &str, state: &str, words: &str) -> Result<(), Problem> {
    by.of_the_two()?;
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
    let engagement = engagements::lock(&mut tx, by.engagement()).await?;
    let found = store::item(&mut tx, id).await?.filter(|found| found.engagement == engagement.id).ok_or(Problem::NotFound)?;
    let words = words.map(HandoverNote::into_string).unwrap_or_default();
    // A second click. What the other one settled meanwhile, otherwise or in other words, stands.
    if found.state == state && (state == HandoverItemState::ToDo || found.words == words) {
        return Ok(());
    }
    if found.state != HandoverItemState::ToDo && state != HandoverItemState::ToDo {
        return Err(Problem::Stale);
    }
    let item = found.topic.map_or_else(|| id.to_string(), |topic| topic.code().to_owned());
    let (fields, said) = ([item.as_str()], (!words.is_empty()).then_some(words.as_str()));
    let step = audit::Step { words: said, ..audit::Step::new(by.actor, by.subject(), Some(found.state), event).on(&fields) };
    let to = take(&mut tx, now, by, step).await?;
    let settled = (to != HandoverItemState::ToDo).then_some((by.role(), now));
    store::set_item(&mut tx, id, to, &words, settled).await?;
    if settled.is_some() && by.role() == Role::Cto && store::to_do(&mut tx, engagement.id).await? == 0 {
        tell(&mut tx, now, &engagement, by.role(), HandoverNews::Settled).await?;
    }
    market.commit(tx).await
}

/// The state after a step, with its line, which names the thing.
async fn take(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    by: &Party,
    step: audit::Step<'_, HandoverItemState, HandoverItemEvent>,
) -> Result<HandoverItemState, Problem> {
    let handover = store::state(tx, by.engagement()).await?.ok_or(Problem::NotFound)?;
    let holds = |guard| match guard {
        HandoverItemGuard::HandoverOpen => handover == HandoverState::Open,
        HandoverItemGuard::HasReason => step.words.is_some(),
    };
    audit::take(tx, now, &HANDOVER_ITEM, step, holds).await
}
