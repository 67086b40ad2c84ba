//! The CTO writes the report of a month: keeps it as a draft, and publishes it once.

use chrono::{DateTime, Utc};
use domain::{Month, ReportId, Role, lifecycle::EngagementState, report::Said};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    read::{self, reportable},
    store,
};
use crate::{
    Marketplace, Problem,
    audit::{self, Line},
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
    by.only(Role::Cto)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let engagement = engagements::lock(&mut tx, by.engagement()).await?;
    if !reportable(&engagement, market.today()).contains(&month) {
        return Err(Problem::NotFound);
    }
    let (said, publishes) = (Said::read(typed)?, step == PUBLISH);
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
    if engagement.state == EngagementState::Ended && !publishes {
        return Err(Problem::NotNow("ended"));
    }
    let facts = read::facts(&mut tx, engagement.id, month, market.today()).await?;
    if publishes {
        said.is_complete(&facts)?;
    }
    let id = present.map_or_else(|| ReportId(Uuid::now_v7()), |present| present.id);
    store::put(&mut tx, id, engagement.id, month, &said, by.actor, now).await?;
    if publishes {
        // What the application knows is kept with it, and the CEO is written to.
        store::publish(&mut tx, id, &facts, now).await?;
        note(&mut tx, now, by, "publish_report").await?;
        let told = Mail::OfReport { account: engagement.ceo, engagement: engagement.id, month, news: ReportNews::Published };
        mail::send(&mut tx, now, told).await?;
    } else {
        note(&mut tx, now, by, "keep_report").await?;
    }
    market.commit(tx).await?;
    Ok(publishes)
}

/// A line in the log, without a word of the report.
pub(super) async fn note(tx: &mut PgConnection, now: DateTime<Utc>, by: &Party, event: &'static str) -> Result<(), Problem> {
    let line = Line { actor: by.actor, subject: by.subject(), event, from: None, to: None, fields: &[], words: None };
    audit::write(tx, now, line).await
}
