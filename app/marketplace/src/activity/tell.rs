//! Who is written to about the statement of a month.

use chrono::{DateTime, Utc};
use domain::{EngagementId, Month, Role};
use sqlx::PgConnection;

use crate::{
    Problem, engagements,
    mail::{self, ActivityNews, Mail},
};

/// Writes to one of the two, in the transaction of the step.
pub(super) async fn tell(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    engagement: EngagementId,
    month: Month,
    reader: Role,
    news: ActivityNews,
) -> Result<(), Problem> {
    let found = engagements::engagement(tx, engagement).await?.ok_or(Problem::NotFound)?;
    let account = if reader == Role::Ceo { found.ceo } else { Some(found.cto) };
    match account {
        Some(account) => mail::send(tx, now, Mail::OfActivity { account, engagement, month, news }).await.map(drop),
        None => Ok(()),
    }
}
