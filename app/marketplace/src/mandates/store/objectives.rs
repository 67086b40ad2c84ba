//! Objectives.

use domain::{
    EngagementId, EntryId, Role,
    mandate::{Objective, ObjectiveState},
};
use sqlx::PgConnection;

use super::Mark;
use crate::{Problem, mandates::Signed};

pub(in crate::mandates) async fn objectives(
    connection: &mut PgConnection,
    engagement: EngagementId,
) -> Result<Vec<Signed<Objective>>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT o.id AS "id: EntryId", o.title, o.measure, o.target, o.due_on, o.state AS "state: ObjectiveState", o.reason, o.version,
                  o.written_role AS "role: Role", a.name AS by, o.written_at
           FROM objectives o JOIN accounts a ON a.id = o.written_by WHERE o.engagement_id = $1 ORDER BY o.due_on, o.id"#,
        engagement.0
    );
    let signed = rows.fetch_all(connection).await?.into_iter().map(|row| {
        let (title, measure, target) = (row.title, row.measure, row.target);
        let entry = Objective { title, measure, target, due: row.due_on, state: row.state, reason: row.reason };
        Signed { id: row.id, version: row.version, role: row.role, by: row.by, at: row.written_at, entry }
    });
    Ok(signed.collect())
}

pub(super) async fn put(tx: &mut PgConnection, mark: Mark, objective: &Objective) -> Result<u64, Problem> {
    let put = sqlx::query!(
        "INSERT INTO objectives (id, engagement_id, title, measure, target, due_on, state, reason, written_by, written_role, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (id) DO UPDATE SET title = excluded.title, measure = excluded.measure, target = excluded.target, due_on = excluded.due_on,
             state = excluded.state, reason = excluded.reason, version = objectives.version + 1,
             written_by = excluded.written_by, written_role = excluded.written_role, written_at = excluded.written_at
         WHERE objectives.engagement_id = excluded.engagement_id",
        mark.id.0,
        mark.engagement.0,
        objective.title,
        objective.measure,
        objective.target,
        objective.due,
        objective.state.code(),
        objective.reason,
        mark.author.account.map(|id| id.0),
        mark.author.role.code(),
        mark.at
    );
    Ok(put.execute(tx).await?.rows_affected())
}
