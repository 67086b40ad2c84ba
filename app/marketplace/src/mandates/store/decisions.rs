//! Decisions.

use domain::{EngagementId, EntryId, Role, mandate::Decision};
use sqlx::PgConnection;

use super::{Mark, cost};
use crate::{Problem, mandates::Signed};

pub(in crate::mandates) async fn decisions(
    connection: &mut PgConnection,
    engagement: EngagementId,
) -> Result<Vec<Signed<Decision>>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT d.id AS "id: EntryId", d.decided_on, d.title, d.reason, d.refused, d.cost_once, d.cost_monthly, d.version,
                  d.written_role AS "role: Role", a.name AS by, d.written_at
           FROM decisions d JOIN accounts a ON a.id = d.written_by WHERE d.engagement_id = $1 ORDER BY d.decided_on DESC, d.id DESC"#,
        engagement.0
    );
    let signed = rows.fetch_all(connection).await?.into_iter().map(|row| {
        let euros = |cost: Option<i32>| cost.map(i32::unsigned_abs);
        let (cost_once, cost_monthly) = (euros(row.cost_once), euros(row.cost_monthly));
        let entry = Decision { day: row.decided_on, title: row.title, reason: row.reason, refused: row.refused, cost_once, cost_monthly };
        Signed { id: row.id, version: row.version, role: row.role, by: row.by, at: row.written_at, entry }
    });
    Ok(signed.collect())
}

pub(super) async fn put(tx: &mut PgConnection, mark: Mark, decision: &Decision) -> Result<u64, Problem> {
    let put = sqlx::query!(
        "INSERT INTO decisions (id, engagement_id, decided_on, title, reason, refused, cost_once, cost_monthly, written_by, written_role, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (id) DO UPDATE SET decided_on = excluded.decided_on, title = excluded.title, reason = excluded.reason,
             refused = excluded.refused, cost_once = excluded.cost_once, cost_monthly = excluded.cost_monthly, version = decisions.version + 1,
             written_by = excluded.written_by, written_role = excluded.written_role, written_at = excluded.written_at
         WHERE decisions.engagement_id = excluded.engagement_id",
        mark.id.0,
        mark.engagement.0,
        decision.day,
        decision.title,
        decision.reason,
        decision.refused,
        cost(decision.cost_once),
        cost(decision.cost_monthly),
        mark.author.account.map(|id| id.0),
        mark.author.role.code(),
        mark.at
    );
    Ok(put.execute(tx).await?.rows_affected())
}
