//! Months and days worked, as rows.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    AccountId, EngagementId, Month, Role,
    activity::{Stands, WorkedDay},
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
    pub correction_at: Option<DateTime<Utc>>,
}

impl Statement {
    pub fn stands(&self) -> Stands {
        Stands { state: self.state, since: self.since, correction: self.correction_by.zip(self.correction_at) }
    }

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

pub(super) async fn month(connection: &mut PgConnection, engagement: EngagementId, month: Month) -> Result<Option<Statement>, Problem> {
    Ok(sqlx::query_as!(
        Statement,
        r#"SELECT state AS "state: ActivityState", version, since, reason, reason_by AS "reason_by: Role", correction_by AS "correction_by: Role",
                  correction_at
           FROM activity_months WHERE engagement_id = $1 AND month = $2"#,
        engagement.0,
        month.first()
    )
    .fetch_optional(connection)
    .await?)
}

pub(super) async fn put_month(tx: &mut PgConnection, engagement: EngagementId, month: Month, kept: &Statement) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO activity_months (engagement_id, month, state, version, since, reason, reason_by, correction_by, correction_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (engagement_id, month) DO UPDATE SET state = EXCLUDED.state, version = EXCLUDED.version, since = EXCLUDED.since,
             reason = EXCLUDED.reason, reason_by = EXCLUDED.reason_by, correction_by = EXCLUDED.correction_by,
             correction_at = EXCLUDED.correction_at",
        engagement.0,
        month.first(),
        kept.state.code(),
        kept.version,
        kept.since,
        kept.reason,
        kept.reason_by.map(Role::code),
        kept.correction_by.map(Role::code),
        kept.correction_at
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
pub(super) struct MonthFacts {
    pub month: NaiveDate,
    pub stands: Stands,
    pub halves: i64,
}

/// The months of an engagement that were begun.
pub(super) async fn month_facts(connection: &mut PgConnection, engagement: EngagementId) -> Result<Vec<MonthFacts>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT a.month, a.state AS "state: ActivityState", a.since, a.correction_by AS "correction_by: Role", a.correction_at,
                  COALESCE((SELECT sum(d.half_days) FROM activity_days d WHERE d.engagement_id = a.engagement_id AND d.month = a.month), 0) AS "halves!"
           FROM activity_months a WHERE a.engagement_id = $1 ORDER BY a.month"#,
        engagement.0
    );
    let facts = rows.fetch_all(connection).await?.into_iter().map(|row| {
        let stands = Stands { state: row.state, since: row.since, correction: row.correction_by.zip(row.correction_at) };
        MonthFacts { month: row.month, stands, halves: row.halves }
    });
    Ok(facts.collect())
}

/// Whose days are noted, and between which days they count.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub state: EngagementState,
    pub first: NaiveDate,
    /// Nothing while nobody knows it.
    pub last: Option<NaiveDate>,
    pub cto: AccountId,
}

pub(super) async fn span(connection: &mut PgConnection, engagement: EngagementId) -> Result<Option<Span>, Problem> {
    Ok(sqlx::query_as!(
        Span,
        r#"SELECT e.state AS "state: EngagementState", s.first_day AS "first!", s.last_day AS last, p.account_id AS "cto: AccountId"
           FROM engagements e JOIN activity_spans s ON s.engagement_id = e.id
           JOIN candidacies c ON c.id = e.candidacy_id JOIN profiles p ON p.id = c.profile_id WHERE e.id = $1"#,
        engagement.0
    )
    .fetch_optional(connection)
    .await?)
}

/// A month that counts and is not closed, or is to be corrected.
#[derive(Debug, Clone)]
pub(super) struct Unsettled {
    pub engagement: EngagementId,
    pub company: Option<String>,
    pub cto: String,
    pub runs: bool,
    pub month: NaiveDate,
    /// Nothing where nobody has begun it.
    pub stands: Option<Stands>,
}

/// So many are looked at, the earliest first: who waits longest is among them.
const MOST_UNSETTLED: i64 = 500;

/// The months that somebody may be waited for about: those of engagements that run, and those that an end left unsettled.
pub(super) async fn unsettled(pool: &PgPool, today: NaiveDate) -> Result<Vec<Unsettled>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT e.id AS "engagement: EngagementId", m.company, a.name AS cto, e.state = 'running' AS "runs!", g.month::date AS "month!",
                  n.state AS "state?: ActivityState", n.since AS "since?", n.correction_by AS "correction_by?: Role", n.correction_at AS "correction_at?"
           FROM engagements e JOIN activity_spans s ON s.engagement_id = e.id JOIN missions m ON m.id = e.mission_id
           JOIN candidacies c ON c.id = e.candidacy_id JOIN profiles p ON p.id = c.profile_id JOIN accounts a ON a.id = p.account_id
           CROSS JOIN LATERAL generate_series(date_trunc('month', s.first_day::timestamp), LEAST(s.last_day, $1)::timestamp, interval '1 month') g (month)
           LEFT JOIN activity_months n ON n.engagement_id = e.id AND n.month = g.month::date
           WHERE (e.state = 'running' OR e.id IN (SELECT o.engagement_id FROM activity_months o WHERE o.state <> 'approved' OR o.correction_by IS NOT NULL))
             AND (n.state IS NULL OR n.state <> 'approved' OR n.correction_by IS NOT NULL)
           ORDER BY g.month, e.began_at, e.id LIMIT $2"#,
        today,
        MOST_UNSETTLED
    );
    let found = rows.fetch_all(pool).await?.into_iter().map(|row| {
        let stands =
            row.state.zip(row.since).map(|(state, since)| Stands { state, since, correction: row.correction_by.zip(row.correction_at) });
        Unsettled { engagement: row.engagement, company: row.company, cto: row.cto, runs: row.runs, month: row.month, stands }
    });
    Ok(found.collect())
}

/// The last day up to today on which somebody worked.
pub(super) async fn last_worked(
    connection: &mut PgConnection,
    engagement: EngagementId,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, Problem> {
    let last = sqlx::query_scalar!(
        "SELECT max(day) FROM activity_days WHERE engagement_id = $1 AND half_days > 0 AND day <= $2",
        engagement.0,
        today
    );
    Ok(last.fetch_one(connection).await?)
}
