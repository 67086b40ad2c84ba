//! Months and days as pages show them.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    EngagementId, Month, Role, Wait,
    activity::{self, DayKind, DaySum, Stands, WorkedDay, kind_of, last_month, over_full, within},
    availability::day_of,
    lifecycle::{ActivityState, EngagementState},
};
use sqlx::{PgConnection, PgPool};

use super::store::{self, Span};
use crate::{
    Marketplace, Problem,
    accounts::CurrentStaff,
    digests::{About, Late},
    engagements::Party,
};

/// A month in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthRow {
    pub month: Month,
    /// Nothing while the CTO has noted nothing.
    pub state: Option<ActivityState>,
    /// In half days.
    pub halves: u32,
    pub wait: Option<Wait>,
}

/// A day of the calendar, with what was noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DaySheet {
    pub day: NaiveDate,
    pub kind: DayKind,
    /// Outside of the engagement nothing is noted.
    pub counts: bool,
    pub worked: WorkedDay,
    pub note: String,
}

impl DaySheet {
    /// Whether something stands there.
    pub fn is_noted(&self) -> bool {
        self.worked != WorkedDay::NONE || !self.note.is_empty()
    }
}

/// The statement of one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthSheet {
    pub month: Month,
    pub state: ActivityState,
    pub version: i32,
    /// When it came into its state; nothing while nobody has noted anything.
    pub since: Option<DateTime<Utc>>,
    pub days: Vec<DaySheet>,
    pub sum: DaySum,
    /// Why it was returned, or is to be corrected, and who says so.
    pub reason: Option<(Role, String)>,
    /// Who of the two wants the closed month to be corrected.
    pub correction_by: Option<Role>,
    pub wait: Option<Wait>,
    /// For the CTO alone: days that count more than one in all, with what they noted for others.
    pub over_full: Vec<NaiveDate>,
}

/// Somebody is late with a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateMonth {
    pub engagement: EngagementId,
    pub month: Month,
    pub company: Option<String>,
    /// The CTO's name.
    pub cto: String,
    /// Whoever is late answers whether a closed month is to be corrected.
    pub wants_correction: bool,
    pub wait: Wait,
}

/// The months of the engagement, the latest first.
pub async fn months(market: &Marketplace, by: &Party) -> Result<Vec<MonthRow>, Problem> {
    let now = market.now();
    let mut connection = market.pool.acquire().await?;
    let facts = store::month_facts(&mut connection, by.engagement()).await?;
    let span = store::span(&mut connection, by.engagement()).await?.ok_or(Problem::NotFound)?;
    let mut rows: Vec<MonthRow> = months_of(&span, now)
        .map(|month| {
            let found = facts.iter().find(|one| one.month == month.first());
            MonthRow {
                month,
                state: found.map(|found| found.stands.state),
                halves: found.and_then(|found| u32::try_from(found.halves).ok()).unwrap_or(0),
                wait: wait_of(span.state == EngagementState::Running, month, found.map(|found| found.stands), now),
            }
        })
        .collect();
    rows.reverse();
    Ok(rows)
}

/// One month; one that does not count is nowhere.
pub async fn month(market: &Marketplace, by: &Party, month: Month) -> Result<MonthSheet, Problem> {
    let now = market.now();
    let mut connection = market.pool.acquire().await?;
    let span = store::span(&mut connection, by.engagement()).await?.ok_or(Problem::NotFound)?;
    if !months_of(&span, now).any(|one| one == month) {
        return Err(Problem::NotFound);
    }
    let found = store::month(&mut connection, by.engagement(), month).await?;
    let kept = store::days(&mut connection, by.engagement(), month).await?;
    let elsewhere = match by.role() {
        Role::Cto => store::elsewhere(&mut connection, by.engagement(), span.cto, month).await?,
        _ => Vec::new(),
    };
    let own: Vec<(NaiveDate, WorkedDay)> = kept.iter().map(|one| (one.day, one.worked)).collect();
    let day = |day: NaiveDate| {
        let noted = kept.iter().find(|one| one.day == day);
        DaySheet {
            day,
            kind: kind_of(day),
            counts: within(day, span.first, span.last),
            worked: noted.map(|one| one.worked).unwrap_or_default(),
            note: noted.map(|one| one.note.clone()).unwrap_or_default(),
        }
    };
    let state = found.as_ref().map_or(ActivityState::Open, |found| found.state);
    let since = found.as_ref().map(|found| found.since);
    let wait = wait_of(span.state == EngagementState::Running, month, found.as_ref().map(store::Statement::stands), now);
    Ok(MonthSheet {
        month,
        state,
        version: found.as_ref().map_or(0, |found| found.version),
        since,
        days: month.days().map(day).collect(),
        sum: own.iter().map(|(_, worked)| *worked).sum(),
        reason: found.as_ref().and_then(|found| found.reason_by.zip(found.reason.clone())),
        correction_by: found.and_then(|found| found.correction_by),
        wait,
        over_full: over_full(&own, &elsewhere),
    })
}

/// Whoever is late with a month.
pub async fn late(market: &Marketplace, _staff: &CurrentStaff) -> Result<Vec<LateMonth>, Problem> {
    let now = market.now();
    Ok(awaited(&market.pool, now).await?.into_iter().filter(|one| one.wait.is_late(now)).collect())
}

/// The same for the digest, with those who are not late yet.
pub(crate) async fn waits(pool: &PgPool, now: DateTime<Utc>) -> Result<Vec<Late>, Problem> {
    let about = |one: LateMonth| Late { wait: one.wait, about: About::Activity { company: one.company, name: one.cto, month: one.month } };
    Ok(awaited(pool, now).await?.into_iter().map(about).collect())
}

async fn awaited(pool: &PgPool, now: DateTime<Utc>) -> Result<Vec<LateMonth>, Problem> {
    let unsettled = store::unsettled(pool, day_of(now)).await?.into_iter();
    let awaited = unsettled.filter_map(|one| {
        let month = Month::of(one.month);
        let wait = wait_of(one.runs, month, one.stands, now)?;
        let wants_correction = one.stands.is_some_and(|stands| stands.correction.is_some());
        Some(LateMonth { engagement: one.engagement, month, company: one.company, cto: one.cto, wants_correction, wait })
    });
    Ok(awaited.collect())
}

/// The months that count: from that of the first day to the present one, or to that of the last day.
pub(super) fn months_of(span: &Span, now: DateTime<Utc>) -> impl Iterator<Item = Month> + use<> {
    Month::of(span.first).to(last_month(day_of(now), span.last))
}

/// Who is waited for with a month. Before both have signed, and after the end, nobody asks for a month in which nothing was noted.
pub(super) fn wait_of(runs: bool, month: Month, stands: Option<Stands>, now: DateTime<Utc>) -> Option<Wait> {
    if runs || stands.is_some() { activity::wait(stands, month, now) } else { None }
}

/// The last day up to today on which the CTO worked, as it was noted.
pub(crate) async fn last_worked(
    connection: &mut PgConnection,
    engagement: EngagementId,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, Problem> {
    store::last_worked(connection, engagement, today).await
}

/// Where a month stands, who wants it corrected, why, and its sum in half days: for a mail.
pub(crate) async fn told(
    connection: &mut PgConnection,
    engagement: EngagementId,
    month: Month,
) -> Result<(Option<ActivityState>, Option<Role>, Option<String>, u32), Problem> {
    let found = store::month(connection, engagement, month).await?;
    let sum: DaySum = store::days(connection, engagement, month).await?.into_iter().map(|one| one.worked).sum();
    let state = found.as_ref().map(|found| found.state);
    let correction_by = found.as_ref().and_then(|found| found.correction_by);
    Ok((state, correction_by, found.and_then(|found| found.reason), sum.halves()))
}
