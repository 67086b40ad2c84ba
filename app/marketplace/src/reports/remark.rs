//! What is added to a report once it is published: the CEO comments, the CTO corrects. Nothing that was published is taken away by it.

use domain::{
    Month, RemarkId, Role,
    forms::{Complaint, FieldError, FieldErrors, Remark},
};
use uuid::Uuid;

use super::{store, write::note};
use crate::{
    Marketplace, Problem,
    engagements::{self, Party},
};

/// So many corrections one report has at most, and so many comments.
pub const MOST_CORRECTIONS: u32 = 5;
pub const MOST_COMMENTS: u32 = 30;

/// Adds a remark under the id that its page gave: sent twice, it is added once.
///
/// # Errors
/// [`Problem::NotFound`] for staff, and where nothing is published; [`Problem::Invalid`] for what cannot be taken, and where there are as many as
/// there may be.
pub async fn add(market: &Marketplace, by: &Party, month: Month, once: &str, words: &str) -> Result<(), Problem> {
    let (most, event) = match by.role() {
        Role::Ceo => (MOST_COMMENTS, "comment_report"),
        Role::Cto => (MOST_CORRECTIONS, "correct_report"),
        Role::Staff | Role::System => return Err(Problem::NotFound),
    };
    let mut errors = FieldErrors::default();
    let words = errors.take("words", Remark::read(words)).ok_or(Problem::Invalid(errors))?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    engagements::lock(&mut tx, by.engagement()).await?;
    let report = store::report(&mut tx, by.engagement(), month).await?.filter(|report| report.facts.is_some());
    let report = report.ok_or(Problem::NotFound)?.id;
    let id = once.parse().unwrap_or_else(|_| RemarkId(Uuid::now_v7()));
    let present = store::remarks(&mut tx, report).await?;
    if present.iter().any(|remark| remark.id == id) {
        return Ok(());
    }
    if present.iter().filter(|remark| remark.role == by.role()).count() >= most as usize {
        return Err(FieldError::with_limit("words", Complaint::Full, most).into());
    }
    store::insert_remark(&mut tx, id, report, by.actor, words.as_str(), now).await?;
    note(&mut tx, now, by, event).await?;
    market.commit(tx).await
}
