//! Who is written to about the end of an engagement: both, each once.

use chrono::{DateTime, Utc};
use domain::{EngagementId, Role};
use sqlx::PgConnection;

use crate::{
    Problem, engagements,
    mail::{self, EndingNews, Mail},
};

/// It has ended: both learn how and why, in the transaction of the end.
pub(crate) async fn tell_end(tx: &mut PgConnection, now: DateTime<Utc>, engagement: EngagementId) -> Result<(), Problem> {
    let found = engagements::engagement(tx, engagement).await?.ok_or(Problem::NotFound)?;
    for account in [Some(found.cto), found.ceo].into_iter().flatten() {
        mail::send(tx, now, Mail::OfEnding { account, engagement, news: EndingNews::Ended }).await?;
    }
    Ok(())
}

/// It goes on: whoever asked learns why.
pub(super) async fn tell_refused(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    engagement: EngagementId,
    asked_by: Role,
) -> Result<(), Problem> {
    let found = engagements::engagement(tx, engagement).await?.ok_or(Problem::NotFound)?;
    let account = if asked_by == Role::Ceo { found.ceo } else { Some(found.cto) };
    match account {
        Some(account) => mail::send(tx, now, Mail::OfEnding { account, engagement, news: EndingNews::GoesOn }).await.map(drop),
        None => Ok(()),
    }
}
