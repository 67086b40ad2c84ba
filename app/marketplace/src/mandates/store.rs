//! The parts of mandates, as rows: a table for each kind.

mod decisions;
mod milestones;
mod objectives;
mod risks;

use chrono::{DateTime, Utc};
use domain::{
    EngagementId, EntryId, MissionId, MissionType,
    mandate::{Entry, EntryKind},
};
use sqlx::PgConnection;

use crate::{Problem, audit::Actor};

pub(super) use decisions::decisions;
pub(super) use milestones::milestones;
pub(super) use objectives::objectives;
pub(super) use risks::risks;

/// Which part is written, by whom and when.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub id: EntryId,
    pub engagement: EngagementId,
    pub author: Actor,
    pub at: DateTime<Utc>,
}

/// Writes a part: a new one, or a new version of one of the same engagement.
pub(super) async fn put(tx: &mut PgConnection, mark: Mark, entry: &Entry) -> Result<(), Problem> {
    let written = match entry {
        Entry::Objective(objective) => objectives::put(tx, mark, objective).await?,
        Entry::Milestone(milestone) => milestones::put(tx, mark, milestone).await?,
        Entry::Decision(decision) => decisions::put(tx, mark, decision).await?,
        Entry::Risk(risk) => risks::put(tx, mark, risk).await?,
    };
    // The id is taken in another engagement.
    if written == 1 { Ok(()) } else { Err(Problem::NotFound) }
}

pub(super) async fn delete(tx: &mut PgConnection, engagement: EngagementId, kind: EntryKind, id: EntryId) -> Result<(), Problem> {
    let (engagement, id) = (engagement.0, id.0);
    match kind {
        EntryKind::Objective => {
            sqlx::query!("DELETE FROM objectives WHERE engagement_id = $1 AND id = $2", engagement, id).execute(tx).await?
        }
        EntryKind::Milestone => {
            sqlx::query!("DELETE FROM milestones WHERE engagement_id = $1 AND id = $2", engagement, id).execute(tx).await?
        }
        EntryKind::Decision => {
            sqlx::query!("DELETE FROM decisions WHERE engagement_id = $1 AND id = $2", engagement, id).execute(tx).await?
        }
        EntryKind::Risk => sqlx::query!("DELETE FROM risks WHERE engagement_id = $1 AND id = $2", engagement, id).execute(tx).await?,
    };
    Ok(())
}

/// The kinds of mission that the need asks for, the weightiest first.
pub(super) async fn mission_types(connection: &mut PgConnection, mission: MissionId) -> Result<Vec<MissionType>, Problem> {
    let types = sqlx::query_scalar!(
        r#"SELECT value AS "kind: MissionType" FROM criteria WHERE mission_id = $1 AND kind = 'mission_type' AND NOT removed
           AND importance <> 'indifferent' ORDER BY array_position(ARRAY['must', 'important', 'nice'], importance), value"#,
        mission.0
    );
    Ok(types.fetch_all(connection).await?)
}

/// A cost as the column holds it; what is read of a form is bounded far below.
fn cost(euros: Option<u32>) -> Option<i32> {
    euros.and_then(|euros| i32::try_from(euros).ok())
}
