//! Milestones. The day that was said first is written once.

use domain::{EngagementId, EntryId, Role, mandate::Milestone};
use sqlx::PgConnection;

use super::Mark;
use crate::{
    Problem,
    mandates::{DatedMilestone, Signed},
};

pub(in crate::mandates) async fn milestones(
    connection: &mut PgConnection,
    engagement: EngagementId,
) -> Result<Vec<Signed<DatedMilestone>>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT m.id AS "id: EntryId", m.title, m.first_on, m.due_on, m.done_on, m.owner, m.reason, m.version,
                  m.written_role AS "role: Role", a.name AS by, m.written_at
           FROM milestones m JOIN accounts a ON a.id = m.written_by WHERE m.engagement_id = $1 ORDER BY m.due_on, m.id"#,
        engagement.0
    );
    let signed = rows.fetch_all(connection).await?.into_iter().map(|row| {
        let milestone = Milestone { title: row.title, due: row.due_on, done: row.done_on, owner: row.owner, reason: row.reason };
        let entry = DatedMilestone { milestone, first: row.first_on };
        Signed { id: row.id, version: row.version, role: row.role, by: row.by, at: row.written_at, entry }
    });
    Ok(signed.collect())
}

pub(super) async fn put(tx: &mut PgConnection, mark: Mark, milestone: &Milestone) -> Result<u64, Problem> {
    let put = sqlx::query!(
        "INSERT INTO milestones (id, engagement_id, title, first_on, due_on, done_on, owner, reason, written_by, written_role, written_at)
         VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (id) DO UPDATE SET title = excluded.title, due_on = excluded.due_on, done_on = excluded.done_on, owner = excluded.owner,
             reason = excluded.reason, version = milestones.version + 1,
             written_by = excluded.written_by, written_role = excluded.written_role, written_at = excluded.written_at
         WHERE milestones.engagement_id = excluded.engagement_id",
        mark.id.0,
        mark.engagement.0,
        milestone.title,
        milestone.due,
        milestone.done,
        milestone.owner,
        milestone.reason,
        mark.author.account.map(|id| id.0),
        mark.author.role.code(),
        mark.at
    );
    Ok(put.execute(tx).await?.rows_affected())
}
