//! The CTO notes the days of a month, and sends it.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use domain::{
    Month, Role,
    activity::{WorkedDay, within},
    forms::{ActivityNote, Complaint, FieldError, FieldErrors},
    lifecycle::ActivityEvent,
};

use super::{
    store::{self, Day},
    tell,
    transition::{self, With},
};
use crate::{
    Marketplace, Problem,
    engagements::{self, Party},
    mail::ActivityNews,
};

/// What is done with what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It is kept.
    Save,
    /// It is kept, and sent to the CEO.
    Send,
}

/// Keeps the days of a month, as rows `days-02` and `note-02` for its second day; days that are not among them are empty. `version` is the
/// statement that the page was drawn from: where another window has changed it since, nothing is lost and nothing is overwritten.
pub async fn note(
    market: &Marketplace,
    by: &Party,
    month: Month,
    version: &str,
    rows: &[(String, String)],
    step: Step,
) -> Result<(), Problem> {
    by.only(Role::Cto)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let engagement = engagements::lock(&mut tx, by.engagement()).await?;
    let span = store::span(&mut tx, engagement.id).await?.ok_or(Problem::NotFound)?;
    let days = read_days(month, rows, (span.first, span.last))?;
    let found = store::month(&mut tx, by.engagement(), month).await?;
    let kept = store::days(&mut tx, by.engagement(), month).await?;
    let is_behind = version != found.as_ref().map_or(0, |found| found.version).to_string();
    let changes = kept != days;
    if is_behind && changes {
        return Err(Problem::Stale);
    }
    if changes || (found.is_none() && step == Step::Save) {
        transition::step(&mut tx, now, by.actor, &engagement, month, ActivityEvent::Note, With::default()).await?;
        store::put_days(&mut tx, by.engagement(), month, &days).await?;
    }
    if step == Step::Send && !found.is_some_and(|found| found.is_sent() && !changes) {
        transition::step(&mut tx, now, by.actor, &engagement, month, ActivityEvent::Send, With::default()).await?;
        tell::tell(&mut tx, now, &engagement, month, Role::Ceo, ActivityNews::Sent).await?;
        super::watch::look_again(&mut tx, now, by.engagement(), now).await?;
    }
    market.commit(tx).await
}

/// The days as they were typed.
fn read_days(
    month: Month,
    rows: &[(String, String)],
    (first, last): (chrono::NaiveDate, Option<chrono::NaiveDate>),
) -> Result<Vec<Day>, FieldErrors> {
    let typed: BTreeMap<&str, &str> = rows.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let of = |name: &str| typed.get(name).copied().unwrap_or_default();
    let mut errors = FieldErrors::default();
    let mut days = Vec::new();
    for day in month.days() {
        let (days_field, note_field) = (format!("days-{:02}", day.day()), format!("note-{:02}", day.day()));
        let worked = match of(&days_field) {
            "" => WorkedDay::NONE,
            code => errors.code(&days_field, code).unwrap_or_default(),
        };
        let note = match of(&note_field).trim() {
            "" => String::new(),
            text => errors.take(&note_field, ActivityNote::read(text)).map(ActivityNote::into_string).unwrap_or_default(),
        };
        if worked == WorkedDay::NONE && note.is_empty() {
            continue;
        }
        if !within(day, first, last) {
            errors.push(FieldError::new(&days_field, Complaint::OutOfRange));
        }
        days.push(Day { day, worked, note });
    }
    if errors.is_empty() { Ok(days) } else { Err(errors) }
}
