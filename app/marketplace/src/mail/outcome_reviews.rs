//! What is told of an outcome review: to each side, that it is asked for. What the other said is told to nobody.

use chrono::{DateTime, Utc};
use domain::{AccountId, EngagementId, MailKind, Role, lifecycle::OutcomeReviewState};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::Content;
use crate::{Problem, engagements, outcome_reviews};

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeReviewNews {
    Asked,
    Reminder,
}

impl OutcomeReviewNews {
    /// Its kind of mail.
    pub const fn kind(self) -> MailKind {
        match self {
            Self::Asked => MailKind::OutcomeReviewAsked,
            Self::Reminder => MailKind::OutcomeReviewReminder,
        }
    }
}

/// An outcome review, as a mail asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutOutcomeReview {
    pub news: OutcomeReviewNews,
    pub engagement: EngagementId,
    pub title: String,
    /// The other side's name.
    pub other: String,
    /// Until when it is waited for.
    pub by: DateTime<Utc>,
}

/// What the reader is told, or nothing once they have sent it.
pub(super) async fn of_outcome_review(
    tx: &mut PgConnection,
    account: AccountId,
    engagement: EngagementId,
    news: OutcomeReviewNews,
) -> Result<Option<Content>, Problem> {
    let Some(found) = engagements::engagement(tx, engagement).await? else { return Ok(None) };
    let reader = if found.cto == account { Role::Cto } else { Role::Ceo };
    let Some(review) = outcome_reviews::review(tx, engagement, reader).await? else { return Ok(None) };
    if review.state == OutcomeReviewState::Sent {
        return Ok(None);
    }
    let Some(wait) = review.wait(review.asked_at) else { return Ok(None) };
    let other = if reader == Role::Cto { found.company.unwrap_or(found.ceo_name) } else { found.cto_name };
    let title = found.title.unwrap_or_default();
    Ok(Some(Content::OfOutcomeReview(AboutOutcomeReview { news, engagement, title, other, by: wait.by })))
}
