//! Months and days worked, as rows.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    AccountId, EngagementId, Month, Role,
    activity::WorkedDay,
    lifecycle::{ActivityState, EngagementState},
};
use sqlx::{PgConnection, PgPool};

use crate::Problem;

/// The statement of one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Statement {
    pub state: ActivityState,
    pub version: i32,
    pub since: DateTime<Utc>,
    pub reason: Option<String>,
    pub reason_by: Option<Role>,
    pub correction_by: Option<Role>,
}

impl Statement {
    pub fn is_sent(&self) -> bool {
        self.state == ActivityState::Sent
    }

    pub fn is_returned(&self) -> bool {
        self.state == ActivityState::Returned
    }

    pub fn is_approved(&self) -> bool {
        self.state == ActivityState::Approved
    }

    /// Whether it is one step after what a page showed.
    pub fn was_step_after(&self, version: &str) -> bool {
        (self.version - 1).to_string() == version
    }
}

/// A day with work, or with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Day {
    pub day: NaiveDate,
    pub worked: WorkedDay,
    pub note: String,
}

pub(super) async fn lock(tx: &mut PgConnection, engagement: EngagementId) -> Result<(), Problem> {
    sqlx::query!("SELECT id FROM engagements WHERE id = $1 FOR NO KEY UPDATE", engagement.0).fetch_optional(tx).await?;
    Ok(())
}

pub(super) async fn month(connection: &mut PgConnection, engagement: EngagementId, month: Month) -> Result<Option<Statement>, Problem> {
    Ok(sqlx::query_as!(
        Statement,
        r#"SELECT state AS "state: ActivityState", version, since, reason, reason_by AS "reason_by: Role", correction_by AS "correction_by: Role"
           FROM activity_months WHERE engagement_id = $1 AND month = $2"#,
        engagement.0,
        month.first()
    )
    .fetch_optional(connection)
    .await?)
}

pub(super) async fn put_month(tx: &mut PgConnection, engagement: EngagementId, month: Month, kept: &Statement) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO activity_months (engagement_id, month, state, version, since, reason, reason_by, correction_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (engagement_id, month) DO UPDATE SET state = EXCLUDED.state, version = EXCLUDED.version, since = EXCLUDED.since,
             reason = EXCLUDED.reason, reason_by = EXCLUDED.reason_by, correction_by = EXCLUDED.correction_by",
        engagement.0,
        month.first(),
        kept.state.code(),
        kept.version,
        kept.since,
        kept.reason,
        kept.reason_by.map(Role::code),
        kept.correction_by.map(Role::code)
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn days(connection: &mut PgConnection, engagement: EngagementId, month: Month) -> Result<Vec<Day>, Problem> {
    let rows = sqlx::query!(
        "SELECT day, half_days, note FROM activity_days WHERE engagement_id = $1 AND month = $2 ORDER BY day",
        engagement.0,
        month.first()
    )
    .fetch_all(connection)
    .await?;
    let day = |(day, halves, note)| Day { day, worked: WorkedDay::of_halves(halves).unwrap_or_default(), note };
    Ok(rows.into_iter().map(|row| day((row.day, row.half_days, row.note))).collect())
}

/// These days, in place of those that were kept.
pub(super) async fn put_days(tx: &mut PgConnection, engagement: EngagementId, month: Month, days: &[Day]) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM activity_days WHERE engagement_id = $1 AND month = $2", engagement.0, month.first())
        .execute(&mut *tx)
        .await?;
    let (on, halves): (Vec<NaiveDate>, Vec<i16>) = days.iter().map(|one| (one.day, i16::from(one.worked.halves()))).unzip();
    let notes: Vec<String> = days.iter().map(|one| one.note.clone()).collect();
    sqlx::query!(
        "INSERT INTO activity_days (engagement_id, month, day, half_days, note)
         SELECT $1, $2, * FROM UNNEST($3::date[], $4::smallint[], $5::text[])",
        engagement.0,
        month.first(),
        &on,
        &halves,
        &notes
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// What a CTO noted in a month for others than this engagement, in half days.
pub(super) async fn elsewhere(
    connection: &mut PgConnection,
    engagement: EngagementId,
    cto: AccountId,
    month: Month,
) -> Result<Vec<(NaiveDate, i64)>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT d.day, sum(d.half_days) AS "halves!" FROM activity_days d JOIN engagements e ON e.id = d.engagement_id
           JOIN candidacies c ON c.id = e.candidacy_id JOIN profiles p ON p.id = c.profile_id
           WHERE p.account_id = $2 AND d.engagement_id <> $1 AND d.month = $3 GROUP BY d.day ORDER BY d.day"#,
        engagement.0,
        cto.0,
        month.first()
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| (row.day, row.halves)).collect())
}

/// A month that was begun, with its sum in half days.
#[derive(Debug, Clone)]
pub(crate) struct MonthFacts {
    pub engagement: EngagementId,
    pub month: NaiveDate,
    pub state: ActivityState,
    pub since: DateTime<Utc>,
    pub halves: i64,
}

/// The months of one engagement that were begun, or of all that are not closed.
pub(crate) async fn month_facts(pool: &PgPool, of: Option<EngagementId>) -> Result<Vec<MonthFacts>, Problem> {
    Ok(sqlx::query_as!(
        MonthFacts,
        r#"SELECT a.engagement_id AS "engagement: EngagementId", a.month, a.state AS "state: ActivityState", a.since,
                  COALESCE((SELECT sum(d.half_days) FROM activity_days d WHERE d.engagement_id = a.engagement_id AND d.month = a.month), 0) AS "halves!"
           FROM activity_months a WHERE a.engagement_id = $1 OR $1 IS NULL ORDER BY a.month"#,
        of.map(|of| of.0)
    )
    .fetch_all(pool)
    .await?)
}

/// An engagement as whoever looks after its months finds it.
#[derive(Debug, Clone)]
pub(super) struct Watched {
    pub engagement: EngagementId,
    pub state: EngagementState,
    pub began_at: DateTime<Utc>,
    pub last_day: Option<NaiveDate>,
    pub company: Option<String>,
    pub cto_name: String,
    pub cto: AccountId,
}

/// One engagement, or all that run or have a month that is not closed.
pub(super) async fn watched(pool: &PgPool, of: Option<EngagementId>) -> Result<Vec<Watched>, Problem> {
    Ok(sqlx::query_as!(
        Watched,
        r#"SELECT e.id AS "engagement: EngagementId", e.state AS "state: EngagementState", e.began_at, COALESCE(e.last_day, (e.ended_at AT TIME ZONE 'Europe/Paris')::date) AS last_day,
                  m.company, a.name AS cto_name, a.id AS "cto: AccountId"
           FROM engagements e JOIN missions m ON m.id = e.mission_id JOIN candidacies c ON c.id = e.candidacy_id
           JOIN profiles p ON p.id = c.profile_id JOIN accounts a ON a.id = p.account_id
           WHERE e.id = $1 OR $1 IS NULL AND (e.state = 'running'
               OR EXISTS (SELECT FROM activity_months n WHERE n.engagement_id = e.id AND n.state <> 'approved'))
           ORDER BY e.began_at, e.id LIMIT 500"#,
        of.map(|of| of.0)
    )
    .fetch_all(pool)
    .await?)
}
