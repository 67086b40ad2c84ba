//! Reports that are late: staff's day tells of them.

use chrono::{DateTime, Days, Utc};
use domain::{
    EngagementId, MissionId, Month,
    availability::{day_of, morning},
    report::{REMINDED_AGAIN_AFTER, first_due},
};

use super::store;
use crate::{Marketplace, Problem, accounts::CurrentStaff};

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

/// The last month of each engagement that runs, where its report is late.
pub async fn late(market: &Marketplace, _staff: &CurrentStaff) -> Result<Vec<LateReport>, Problem> {
    let today = market.today();
    let month = Month::of(today).previous();
    let due = month.next().first();
    let by = due.checked_add_days(Days::new(REMINDED_AGAIN_AFTER)).unwrap_or(due);
    if today < by {
        return Ok(Vec::new());
    }
    let missing = store::without_report(&market.pool, month).await?;
    let is_due = |began: DateTime<Utc>| month >= first_due(day_of(began));
    let late = missing.into_iter().filter(|row| is_due(row.began_at)).map(|row| LateReport {
        engagement: row.engagement,
        mission: row.mission,
        month,
        company: row.company,
        cto: row.cto,
        by: morning(by),
    });
    Ok(late.collect())
}
