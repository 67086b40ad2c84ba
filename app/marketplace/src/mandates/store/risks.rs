//! Risks.

use domain::{
    EngagementId, EntryId, Role,
    mandate::{Level, Risk, RiskState},
};
use sqlx::PgConnection;

use super::Mark;
use crate::{Problem, mandates::Signed};

pub(in crate::mandates) async fn risks(connection: &mut PgConnection, engagement: EngagementId) -> Result<Vec<Signed<Risk>>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT r.id AS "id: EntryId", r.title, r.likelihood AS "likelihood: Level", r.severity AS "severity: Level", r.remedy,
                  r.state AS "state: RiskState", r.version, r.written_role AS "role: Role", a.name AS by, r.written_at
           FROM risks r JOIN accounts a ON a.id = r.written_by WHERE r.engagement_id = $1 ORDER BY r.id"#,
        engagement.0
    );
    let signed = rows.fetch_all(connection).await?.into_iter().map(|row| {
        let entry = Risk { title: row.title, likelihood: row.likelihood, severity: row.severity, remedy: row.remedy, state: row.state };
        Signed { id: row.id, version: row.version, role: row.role, by: row.by, at: row.written_at, entry }
    });
    Ok(signed.collect())
}

pub(super) async fn put(tx: &mut PgConnection, mark: Mark, risk: &Risk) -> Result<u64, Problem> {
    let put = sqlx::query!(
        "INSERT INTO risks (id, engagement_id, title, likelihood, severity, remedy, state, written_by, written_role, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (id) DO UPDATE SET title = excluded.title, likelihood = excluded.likelihood, severity = excluded.severity,
             remedy = excluded.remedy, state = excluded.state, version = risks.version + 1,
             written_by = excluded.written_by, written_role = excluded.written_role, written_at = excluded.written_at
         WHERE risks.engagement_id = excluded.engagement_id",
        mark.id.0,
        mark.engagement.0,
        risk.title,
        risk.likelihood.code(),
        risk.severity.code(),
        risk.remedy,
        risk.state.code(),
        mark.author.account.map(|id| id.0),
        mark.author.role.code(),
        mark.at
    );
    Ok(put.execute(tx).await?.rows_affected())
}
