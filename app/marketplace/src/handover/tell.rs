//! Who is written to about a handover: the other one of the two.

use chrono::{DateTime, Utc};
use domain::Role;
use sqlx::PgConnection;

use crate::{
    Problem,
    engagements::Engagement,
    mail::{self, HandoverNews, Mail},
};

/// Writes to the other one, in the transaction of the step, after its line of the log.
pub(super) async fn tell(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    engagement: &Engagement,
    by: Role,
    news: HandoverNews,
) -> Result<(), Problem> {
    match by.other().and_then(|other| engagement.account_of(other)) {
        Some(account) => mail::send(tx, now, Mail::OfHandover { account, engagement: engagement.id, news }).await.map(drop),
        None => Ok(()),
    }
}
