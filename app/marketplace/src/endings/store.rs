//! Wishes to end an engagement, as rows.

use chrono::{DateTime, Utc};
use domain::{EngagementId, Role, WantedEnding, ending, lifecycle::EndingState};
use sqlx::{PgConnection, PgPool};

use super::Unanswered;
use crate::Problem;

/// What one of the two asked for.
#[derive(Debug, Clone)]
pub(super) struct Wish {
    pub state: EndingState,
    pub wanted: WantedEnding,
    pub asked_by: Role,
    pub asked_at: DateTime<Utc>,
    pub words: String,
    pub answer: Option<String>,
}

impl Wish {
    pub fn is_open(&self) -> bool {
        self.state == EndingState::Open
    }
}

/// What each of the two asked for, the earlier first.
pub(super) async fn wishes(connection: &mut PgConnection, engagement: EngagementId) -> Result<Vec<Wish>, Problem> {
    Ok(sqlx::query_as!(
        Wish,
        r#"SELECT state AS "state: EndingState", wanted AS "wanted: WantedEnding", asked_by AS "asked_by: Role", asked_at, words, answer
           FROM endings WHERE engagement_id = $1 ORDER BY asked_at, asked_by"#,
        engagement.0
    )
    .fetch_all(connection)
    .await?)
}

/// What one of them asked for.
pub(super) async fn wish(connection: &mut PgConnection, engagement: EngagementId, asked_by: Role) -> Result<Option<Wish>, Problem> {
    Ok(wishes(connection, engagement).await?.into_iter().find(|wish| wish.asked_by == asked_by))
}

/// Keeps a wish, in place of one of the same person that was refused.
pub(super) async fn put(tx: &mut PgConnection, engagement: EngagementId, wish: &Wish) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO endings (engagement_id, state, wanted, asked_by, asked_at, words) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (engagement_id, asked_by) DO UPDATE SET state = EXCLUDED.state, wanted = EXCLUDED.wanted,
             asked_at = EXCLUDED.asked_at, words = EXCLUDED.words, answer = NULL, settled_at = NULL",
        engagement.0,
        wish.state.code(),
        wish.wanted.code(),
        wish.asked_by.code(),
        wish.asked_at,
        wish.words
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn settle(
    tx: &mut PgConnection,
    engagement: EngagementId,
    asked_by: Role,
    state: EndingState,
    answer: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE endings SET state = $3, answer = $4, settled_at = $5 WHERE engagement_id = $1 AND asked_by = $2",
        engagement.0,
        asked_by.code(),
        state.code(),
        answer,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Everybody who waits for staff's answer, the longest first.
pub(super) async fn unanswered(pool: &PgPool) -> Result<Vec<Unanswered>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT e.engagement_id AS "engagement: EngagementId", e.state AS "state: EndingState", e.wanted AS "wanted: WantedEnding",
                  e.asked_by AS "asked_by: Role", e.asked_at, m.company, a.name AS cto
           FROM endings e JOIN engagements g ON g.id = e.engagement_id JOIN missions m ON m.id = g.mission_id
           JOIN candidacies c ON c.id = g.candidacy_id JOIN profiles p ON p.id = c.profile_id JOIN accounts a ON a.id = p.account_id
           WHERE e.state = 'open' ORDER BY e.asked_at, e.engagement_id, e.asked_by LIMIT 200"#
    )
    .fetch_all(pool)
    .await?;
    let with_wait = rows.into_iter().filter_map(|row| {
        let wait = ending::wait(row.state, row.asked_at)?;
        Some(Unanswered {
            engagement: row.engagement,
            company: row.company,
            cto: row.cto,
            wanted: row.wanted,
            asked_by: row.asked_by,
            wait,
        })
    });
    Ok(with_wait.collect())
}
