//! Who is written to about a question or an answer: those of the two who did not write it. Whoever has no account comes back by the link.

use chrono::{DateTime, Utc};
use domain::{EngagementId, QuestionAnswerId, QuestionId};
use sqlx::PgConnection;

use crate::{
    Problem,
    audit::Actor,
    engagements,
    mail::{self, Mail},
};

/// Somebody asks, or hands a question on.
pub(super) async fn asked(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    by: &Actor,
    engagement: EngagementId,
    question: QuestionId,
) -> Result<(), Problem> {
    tell(tx, now, by, engagement, question, None).await
}

/// Somebody has answered.
pub(super) async fn answered(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    by: &Actor,
    engagement: EngagementId,
    (question, answer): (QuestionId, QuestionAnswerId),
) -> Result<(), Problem> {
    tell(tx, now, by, engagement, question, Some(answer)).await
}

async fn tell(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    by: &Actor,
    engagement: EngagementId,
    question: QuestionId,
    answer: Option<QuestionAnswerId>,
) -> Result<(), Problem> {
    let found = engagements::engagement(tx, engagement).await?.ok_or(Problem::NotFound)?;
    for (_, account) in found.people().filter(|(_, account)| by.account != Some(*account)) {
        mail::send(tx, now, Mail::OfQuestion { account, engagement, question, answer }).await?;
    }
    Ok(())
}
