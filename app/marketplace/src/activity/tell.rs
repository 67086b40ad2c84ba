//! Who is written to about the statement of a month.

use chrono::{DateTime, Utc};
use domain::{Month, Role};
use sqlx::PgConnection;

use crate::{
    Problem,
    engagements::Engagement,
    mail::{self, ActivityNews, Mail},
};

/// Writes to one of the two, in the transaction of the step.
pub(super) async fn tell(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    engagement: &Engagement,
    month: Month,
    reader: Role,
    news: ActivityNews,
) -> Result<(), Problem> {
    match engagement.account_of(reader) {
        Some(account) => mail::send(tx, now, Mail::OfActivity { account, engagement: engagement.id, month, news }).await.map(drop),
        None => Ok(()),
    }
}
