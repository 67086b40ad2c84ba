//! Who is written to about a case study.

use chrono::{DateTime, Duration, Utc};
use domain::AccountId;
use sqlx::PgConnection;

pub(super) use crate::mail::CaseStudyNews as News;
use crate::{
    Problem,
    engagements::{Engagement, Party},
    mail::{self, Mail},
};

/// Whoever writes a section after the other is told of once in so many hours.
const BETWEEN_TWO: Duration = Duration::hours(20);

/// The other of the two learns of a step, in its transaction.
pub(super) async fn tell_other(tx: &mut PgConnection, now: DateTime<Utc>, by: &Party, news: News) -> Result<(), Problem> {
    match other(by) {
        Some(account) => mail::send(tx, now, about(account, &by.engagement, news)).await.map(drop),
        None => Ok(()),
    }
}

/// The other learns that the text is another one: each time where that takes their consent away, and else now and then.
pub(super) async fn tell_changed(tx: &mut PgConnection, now: DateTime<Utc>, by: &Party, had_agreed: bool) -> Result<(), Problem> {
    let Some(account) = other(by) else { return Ok(()) };
    let told = about(account, &by.engagement, News::Changed);
    if had_agreed || !mail::was_sent(tx, &told, now - BETWEEN_TWO).await? {
        mail::send(tx, now, told).await?;
    }
    Ok(())
}

/// Both learn of it.
pub(super) async fn tell_both(tx: &mut PgConnection, now: DateTime<Utc>, engagement: &Engagement, news: News) -> Result<(), Problem> {
    for (_, account) in engagement.people() {
        mail::send(tx, now, about(account, engagement, news)).await?;
    }
    Ok(())
}

fn other(by: &Party) -> Option<AccountId> {
    by.role().other().and_then(|other| by.engagement.account_of(other))
}

fn about(account: AccountId, engagement: &Engagement, news: News) -> Mail {
    Mail::OfCaseStudy { account, engagement: engagement.id, news }
}
