//! Reports that are late: staff's day and its digest tell of them.

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::{
    EngagementId, MissionId, Month, Turn, Wait,
    availability::{day_of, morning},
    report::{REMINDED_AGAIN_AFTER, first_due},
};
use sqlx::PgPool;

use super::store;
use crate::{
    Marketplace, Problem,
    accounts::CurrentStaff,
    digests::{About, Late},
};

/// A month that has ended more than a week ago without its report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateReport {
    pub engagement: EngagementId,
    pub mission: MissionId,
    pub month: Month,
    pub company: Option<String>,
    pub cto: String,
    /// Until when it was waited for.
    pub by: DateTime<Utc>,
}

/// Every month of the engagements that have not ended whose report is late, the earliest first.
pub async fn late(market: &Marketplace, _staff: &CurrentStaff) -> Result<Vec<LateReport>, Problem> {
    late_on(&market.pool, market.today()).await
}

/// The same for the digest.
pub(crate) async fn waits(pool: &PgPool, now: DateTime<Utc>) -> Result<Vec<Late>, Problem> {
    let late = late_on(pool, day_of(now)).await?.into_iter().map(|one| {
        let wait = Wait { turn: Turn::Cto, since: morning(one.month.next().first()), by: one.by };
        Late { wait, about: About::Report { company: one.company, name: one.cto, month: one.month } }
    });
    Ok(late.collect())
}

async fn late_on(pool: &PgPool, today: NaiveDate) -> Result<Vec<LateReport>, Problem> {
    let last = Month::of(today.checked_sub_days(Days::new(REMINDED_AGAIN_AFTER)).unwrap_or(today)).previous();
    let missing = store::missing(pool, last).await?.into_iter();
    let is_due = |one: &store::Missing| Month::of(one.month) >= first_due(day_of(one.began_at));
    let late = missing.filter(is_due).map(|one| {
        let month = Month::of(one.month);
        let due = month.next().first();
        let by = morning(due.checked_add_days(Days::new(REMINDED_AGAIN_AFTER)).unwrap_or(due));
        LateReport { engagement: one.engagement, mission: one.mission, month, company: one.company, cto: one.cto, by }
    });
    Ok(late.collect())
}
