//! Who is written to about outcome reviews: each side about its own.

use chrono::{DateTime, Utc};
use domain::{Role, meeting::ask_at};
use sqlx::PgConnection;

use crate::{
    Problem,
    engagements::Engagement,
    mail::{self, Mail, OutcomeReviewNews},
};

/// Both are asked: on the site at once, by mail on the morning of the next business day, since both have just read that it has ended.
pub(super) async fn tell_asked(tx: &mut PgConnection, now: DateTime<Utc>, engagement: &Engagement) -> Result<(), Problem> {
    for (_, account) in engagement.people() {
        let told = Mail::OfOutcomeReview { account, engagement: engagement.id, news: OutcomeReviewNews::Asked };
        mail::send_at(tx, now, told, ask_at(now)).await?;
    }
    Ok(())
}

/// Half of the time is over; once.
pub(super) async fn remind(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    engagement: &Engagement,
    role: Role,
    asked: DateTime<Utc>,
) -> Result<(), Problem> {
    let Some(account) = engagement.account_of(role) else { return Ok(()) };
    let told = Mail::OfOutcomeReview { account, engagement: engagement.id, news: OutcomeReviewNews::Reminder };
    if !mail::was_sent(tx, &told, asked).await? {
        mail::send(tx, now, told).await?;
    }
    Ok(())
}
