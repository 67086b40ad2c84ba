//! Outcome reviews as their author and staff read them, and who is late.

use chrono::{DateTime, Utc};
use domain::{
    EngagementId, Role, Wait,
    lifecycle::OutcomeReviewState,
    outcome::{self, OutcomeSaid},
};
use sqlx::PgPool;

use super::store;
use crate::{
    Marketplace, Problem,
    accounts::CurrentStaff,
    digests::{About, Late},
    engagements::Party,
};

/// What one side said, or will say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeReview {
    /// Whose it is.
    pub role: Role,
    pub state: OutcomeReviewState,
    pub asked_at: DateTime<Utc>,
    /// 0 while nothing is kept.
    pub version: i32,
    pub said: OutcomeSaid,
    pub sent_at: Option<DateTime<Utc>>,
}

impl OutcomeReview {
    /// Until when what was sent may be changed.
    pub fn changeable_until(&self) -> Option<DateTime<Utc>> {
        self.sent_at.map(outcome::changeable_until)
    }

    /// Whether its author may write it at this moment.
    pub fn is_writable(&self, now: DateTime<Utc>) -> bool {
        self.changeable_until().is_none_or(|until| now <= until)
    }

    /// Whether its author is waited for.
    pub fn wait(&self, now: DateTime<Utc>) -> Option<Wait> {
        outcome::wait(self.role, self.state, self.asked_at, now)
    }
}

/// What a reader may read of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeSheet {
    pub engagement: EngagementId,
    pub reader: Role,
    /// Their own; for staff, that of each side, without the words of a draft. Nothing where nobody was asked.
    pub reviews: Vec<OutcomeReview>,
}

impl OutcomeSheet {
    /// The reader's own.
    pub fn own(&self) -> Option<&OutcomeReview> {
        self.reviews.iter().find(|review| review.role == self.reader)
    }
}

/// The reviews of an engagement. What the other side wrote is not read here at all, whatever its state.
pub async fn sheet(market: &Marketplace, by: &Party) -> Result<OutcomeSheet, Problem> {
    let mut reviews = store::reviews(&mut *market.pool.acquire().await?, by.engagement()).await?;
    if by.role() == Role::Staff {
        for review in reviews.iter_mut().filter(|review| review.state != OutcomeReviewState::Sent) {
            (review.said, review.version) = (OutcomeSaid::default(), 0);
        }
    } else {
        reviews.retain(|review| review.role == by.role());
    }
    Ok(OutcomeSheet { engagement: by.engagement(), reader: by.role(), reviews })
}

/// Somebody is late to send a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateReview {
    pub engagement: EngagementId,
    pub company: Option<String>,
    /// The CTO's name.
    pub cto: String,
    pub wait: Wait,
}

/// Whoever should have sent a review by now, the longest first.
pub async fn late(market: &Marketplace, _staff: &CurrentStaff) -> Result<Vec<LateReview>, Problem> {
    let now = market.now();
    let mut late = store::waiting(&market.pool, now).await?;
    late.retain(|one| one.wait.is_late(now));
    Ok(late)
}

/// Everybody who is waited for, for the digest.
pub(crate) async fn waits(pool: &PgPool, now: DateTime<Utc>) -> Result<Vec<Late>, Problem> {
    let waiting = store::waiting(pool, now).await?.into_iter();
    Ok(waiting.map(|one| Late { wait: one.wait, about: About::OutcomeReview { company: one.company, name: one.cto } }).collect())
}
