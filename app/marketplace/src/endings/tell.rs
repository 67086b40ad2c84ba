//! Who is written to about the end of an engagement: both, each once.

use chrono::{DateTime, Utc};
use domain::Role;
use sqlx::PgConnection;

use crate::{
    Problem,
    engagements::Engagement,
    mail::{self, EndingNews, Mail},
};

/// It has ended: both learn how and why, in the transaction of the end.
pub(crate) async fn tell_end(tx: &mut PgConnection, now: DateTime<Utc>, engagement: &Engagement) -> Result<(), Problem> {
    for (_, account) in engagement.people() {
        mail::send(tx, now, Mail::OfEnding { account, engagement: engagement.id, news: EndingNews::Ended }).await?;
    }
    Ok(())
}

/// It goes on: whoever asked learns why.
pub(super) async fn tell_refused(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    engagement: &Engagement,
    asked_by: Role,
) -> Result<(), Problem> {
    match engagement.account_of(asked_by) {
        Some(account) => {
            mail::send(tx, now, Mail::OfEnding { account, engagement: engagement.id, news: EndingNews::GoesOn }).await.map(drop)
        }
        None => Ok(()),
    }
}
