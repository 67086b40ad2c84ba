//! The CTO writes the report of a month: keeps it as a draft, and publishes it once.

use chrono::{DateTime, Utc};
use domain::{
    Month, ReportId, Role,
    forms::{Complaint, FieldError, FieldErrors},
    lifecycle::EngagementState,
    report::Said,
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    read::{self, reportable},
    store,
};
use crate::{
    Marketplace, Problem,
    audit::{self, Line, Subject},
    engagements::{self, Party},
    mail::{self, Mail, ReportNews},
};

/// What a button of the form does.
const PUBLISH: &str = "publish";

/// Keeps the draft of which this version was seen, or publishes it where `step` says so. Answers whether it is published.
///
/// # Errors
/// [`Problem::NotFound`] for anybody but the CTO and for a month that the engagement does not have; [`Problem::Invalid`] for what cannot be
/// taken, and where a sentence is missing that the CEO would miss; [`Problem::Stale`] where another version is there; [`Problem::NotNow`] once
/// it is published, or the engagement has ended without it.
pub async fn write(
    market: &Marketplace,
    by: &Party,
    month: Month,
    (version, step): (&str, &str),
    typed: &[(String, String)],
) -> Result<bool, Problem> {
    if by.role() != Role::Cto || !reportable(market, by).contains(&month) {
        return Err(Problem::NotFound);
    }
    let (said, publishes) = (Said::read(typed)?, step == PUBLISH);
    if publishes {
        is_complete(&said)?;
    }
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let state = engagements::lock(&mut tx, by.engagement()).await?.ok_or(Problem::NotFound)?;
    let present = store::report(&mut tx, by.engagement(), month).await?;
    if let Some(present) = present.as_ref().filter(|present| present.said == said && present.facts.is_some() == publishes) {
        // The same button once more.
        return Ok(present.facts.is_some());
    }
    if present.as_ref().is_some_and(|present| present.facts.is_some()) {
        return Err(Problem::NotNow("published"));
    }
    if version.parse() != Ok(present.as_ref().map_or(0, |present| present.version)) {
        return Err(Problem::Stale);
    }
    if state == EngagementState::Ended && !publishes {
        return Err(Problem::NotNow("ended"));
    }
    let id = present.map_or_else(|| ReportId(Uuid::now_v7()), |present| present.id);
    store::put(&mut tx, id, by.engagement(), month, &said, by.actor, now).await?;
    if publishes {
        publish(market, &mut tx, now, by, month, id).await?;
    } else {
        note(&mut tx, now, by, "keep_report").await?;
    }
    market.commit(tx).await?;
    Ok(publishes)
}

/// What the application knows is kept with it, and the CEO is written to.
async fn publish(
    market: &Marketplace,
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    by: &Party,
    month: Month,
    id: ReportId,
) -> Result<(), Problem> {
    let facts = read::facts(tx, by.engagement(), month, market.today()).await?;
    store::publish(tx, id, &facts, now).await?;
    note(tx, now, by, "publish_report").await?;
    if let Some(account) = by.engagement.ceo {
        mail::send(tx, now, Mail::OfReport { account, engagement: by.engagement(), month, news: ReportNews::Published }).await?;
    }
    Ok(())
}

/// Each subject that nothing is known of but by the CTO has its sentence.
fn is_complete(said: &Said) -> Result<(), FieldErrors> {
    let told = [("team_words", &said.team_words), ("agency_words", &said.agency_words), ("transfer_words", &said.transfer_words)];
    let missing = told.into_iter().filter(|(_, words)| words.is_none());
    let errors = FieldErrors(missing.map(|(field, _)| FieldError::new(field, Complaint::Missing)).collect());
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// A line in the log, without a word of the report.
pub(super) async fn note(tx: &mut PgConnection, now: DateTime<Utc>, by: &Party, event: &'static str) -> Result<(), Problem> {
    let subject = Subject::Engagement(by.engagement(), by.mission());
    let line = Line { actor: by.actor, subject, event, from: None, to: None, fields: &[], words: None };
    audit::write(tx, now, line).await
}
