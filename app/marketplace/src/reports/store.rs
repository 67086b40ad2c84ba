//! Reports, what was added to them, and accesses, as rows.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    EngagementId, MissionId, Month, RemarkId, ReportId, Role,
    report::{Access, Facts, Holder, Light, Said},
};
use sqlx::{PgConnection, PgPool, types::Json};

use super::Remark;
use crate::{Problem, audit::Actor};

/// A report; published where its facts are kept.
#[derive(Debug, Clone)]
pub(super) struct Report {
    pub id: ReportId,
    pub month: Month,
    pub version: i32,
    pub said: Said,
    pub facts: Option<Facts>,
    pub published_at: Option<DateTime<Utc>>,
}

/// Every report of an engagement, the latest first.
pub(super) async fn reports(connection: &mut PgConnection, engagement: EngagementId) -> Result<Vec<Report>, Problem> {
    around(connection, engagement, None).await
}

/// The report of a month, and the last one before it that was published.
pub(super) async fn report_and_before(
    connection: &mut PgConnection,
    engagement: EngagementId,
    month: Month,
) -> Result<(Option<Report>, Option<Report>), Problem> {
    let found = around(connection, engagement, Some(month)).await?;
    let (present, before): (Vec<Report>, Vec<Report>) = found.into_iter().partition(|report| report.month == month);
    Ok((present.into_iter().next(), before.into_iter().next()))
}

/// Every report, or those that one month needs.
async fn around(connection: &mut PgConnection, engagement: EngagementId, month: Option<Month>) -> Result<Vec<Report>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id: ReportId", month, version, mandate, roadmap, budget, spent, money, team AS "team: Light", team_words, risks,
                  agency AS "agency: Light", agency_words, transfer AS "transfer: Light", transfer_words, facts AS "facts: Json<Facts>", published_at
           FROM reports WHERE engagement_id = $1 AND ($2::date IS NULL OR month = $2
             OR month = (SELECT max(b.month) FROM reports b WHERE b.engagement_id = $1 AND b.month < $2 AND b.published_at IS NOT NULL))
           ORDER BY month DESC"#,
        engagement.0,
        month.map(Month::first)
    );
    let report = rows.fetch_all(connection).await?.into_iter().map(|row| Report {
        id: row.id,
        month: Month::of(row.month),
        version: row.version,
        said: Said {
            mandate: row.mandate,
            roadmap: row.roadmap,
            budget: row.budget.map(i32::unsigned_abs),
            spent: row.spent.map(i32::unsigned_abs),
            money: row.money,
            team: row.team,
            team_words: row.team_words,
            risks: row.risks,
            agency: row.agency,
            agency_words: row.agency_words,
            transfer: row.transfer,
            transfer_words: row.transfer_words,
        },
        facts: row.facts.map(|Json(facts)| facts),
        published_at: row.published_at,
    });
    Ok(report.collect())
}

/// The report of a month.
pub(super) async fn report(connection: &mut PgConnection, engagement: EngagementId, month: Month) -> Result<Option<Report>, Problem> {
    Ok(report_and_before(connection, engagement, month).await?.0)
}

/// Whether the report of a month is there to be read.
pub(crate) async fn is_published(connection: &mut PgConnection, engagement: EngagementId, month: Month) -> Result<bool, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM reports WHERE engagement_id = $1 AND month = $2 AND published_at IS NOT NULL) AS "is_published!""#,
        engagement.0,
        month.first()
    )
    .fetch_one(connection)
    .await?)
}

/// A month of an engagement that has not ended, without a published report.
pub(super) struct Missing {
    pub engagement: EngagementId,
    pub mission: MissionId,
    pub began_at: DateTime<Utc>,
    pub month: NaiveDate,
    pub company: Option<String>,
    pub cto: String,
}

/// So many are looked at, the earliest first.
const MOST_MISSING: i64 = 500;

/// The months up to this one that have no published report, of the engagements that have not ended.
pub(super) async fn missing(pool: &PgPool, until: Month) -> Result<Vec<Missing>, Problem> {
    Ok(sqlx::query_as!(
        Missing,
        r#"SELECT e.id AS "engagement: EngagementId", e.mission_id AS "mission: MissionId", e.began_at, g.month::date AS "month!", m.company, a.name AS cto
           FROM engagements e JOIN missions m ON m.id = e.mission_id JOIN candidacies c ON c.id = e.candidacy_id
           JOIN profiles p ON p.id = c.profile_id JOIN accounts a ON a.id = p.account_id
           CROSS JOIN LATERAL generate_series(date_trunc('month', e.began_at AT TIME ZONE 'Europe/Paris'), $1::date::timestamp, interval '1 month') g (month)
           WHERE e.state <> 'ended'
             AND NOT EXISTS (SELECT 1 FROM reports r WHERE r.engagement_id = e.id AND r.month = g.month::date AND r.published_at IS NOT NULL)
           ORDER BY g.month, e.began_at, e.id LIMIT $2"#,
        until.first(),
        MOST_MISSING
    )
    .fetch_all(pool)
    .await?)
}

/// Writes what the CTO says, as a new version.
pub(super) async fn put(
    tx: &mut PgConnection,
    id: ReportId,
    engagement: EngagementId,
    month: Month,
    said: &Said,
    author: Actor,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let euros = |amount: Option<u32>| amount.and_then(|amount| i32::try_from(amount).ok());
    sqlx::query!(
        "INSERT INTO reports (id, engagement_id, month, mandate, roadmap, budget, spent, money, team, team_words, risks, agency, agency_words,
                              transfer, transfer_words, written_by, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
         ON CONFLICT (engagement_id, month) DO UPDATE SET mandate = excluded.mandate, roadmap = excluded.roadmap, budget = excluded.budget,
             spent = excluded.spent, money = excluded.money, team = excluded.team, team_words = excluded.team_words, risks = excluded.risks,
             agency = excluded.agency, agency_words = excluded.agency_words, transfer = excluded.transfer,
             transfer_words = excluded.transfer_words, version = reports.version + 1, written_by = excluded.written_by,
             written_at = excluded.written_at",
        id.0,
        engagement.0,
        month.first(),
        said.mandate,
        said.roadmap,
        euros(said.budget),
        euros(said.spent),
        said.money,
        said.team.code(),
        said.team_words,
        said.risks,
        said.agency.code(),
        said.agency_words,
        said.transfer.code(),
        said.transfer_words,
        author.account.map(|id| id.0),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Keeps what is known with the report: it is published.
pub(super) async fn publish(tx: &mut PgConnection, id: ReportId, facts: &Facts, now: DateTime<Utc>) -> Result<(), Problem> {
    let facts = serde_json::to_value(facts)?;
    sqlx::query!("UPDATE reports SET facts = $2, published_at = $3 WHERE id = $1", id.0, facts, now).execute(tx).await?;
    Ok(())
}

/// What was added to a report, in the order of time.
pub(super) async fn remarks(connection: &mut PgConnection, report: ReportId) -> Result<Vec<Remark>, Problem> {
    Ok(sqlx::query_as!(
        Remark,
        r#"SELECT id AS "id: RemarkId", role AS "role: Role", words, written_at AS at FROM report_remarks WHERE report_id = $1 ORDER BY written_at, id"#,
        report.0
    )
    .fetch_all(connection)
    .await?)
}

pub(super) async fn insert_remark(
    tx: &mut PgConnection,
    id: RemarkId,
    report: ReportId,
    author: Actor,
    words: &str,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let written = sqlx::query!(
        "INSERT INTO report_remarks (id, report_id, role, written_by, words, written_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING",
        id.0,
        report.0,
        author.role.code(),
        author.account.map(|id| id.0),
        words,
        now
    )
    .execute(tx)
    .await?;
    // The id is taken under another report.
    if written.rows_affected() == 1 { Ok(()) } else { Err(Problem::NotFound) }
}

/// In whose name each access is, where somebody said so, in the order of the accesses.
pub(super) async fn accesses(connection: &mut PgConnection, engagement: EngagementId) -> Result<Vec<(Access, Holder)>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT access AS "access: Access", holder AS "holder: Holder" FROM accesses WHERE engagement_id = $1"#,
        engagement.0
    );
    let mut accesses: Vec<_> = rows.fetch_all(connection).await?.into_iter().map(|row| (row.access, row.holder)).collect();
    accesses.sort();
    Ok(accesses)
}

/// These in place of those before.
pub(super) async fn put_accesses(tx: &mut PgConnection, engagement: EngagementId, kept: &[(Access, Holder)]) -> Result<(), Problem> {
    let (accesses, holders): (Vec<String>, Vec<String>) =
        kept.iter().map(|(access, holder)| (access.code().to_owned(), holder.code().to_owned())).unzip();
    sqlx::query!("DELETE FROM accesses WHERE engagement_id = $1", engagement.0).execute(&mut *tx).await?;
    sqlx::query!(
        "INSERT INTO accesses (engagement_id, access, holder) SELECT $1, * FROM unnest($2::text[], $3::text[])",
        engagement.0,
        &accesses,
        &holders
    )
    .execute(tx)
    .await?;
    Ok(())
}
