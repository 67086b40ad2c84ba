//! What each side noted of a meeting.

use chrono::{DateTime, Utc};
use domain::{CandidacyId, Grade, MissionId, Role};
use sqlx::{PgConnection, PgPool};

use super::super::Impression;
use crate::Problem;

/// What one side noted of one meeting.
struct Noted {
    candidacy: CandidacyId,
    author: Role,
    need: Grade,
    clarity: Grade,
    terms: Grade,
    together: Grade,
    words: String,
    given_at: DateTime<Utc>,
}

impl From<Noted> for Impression {
    fn from(Noted { need, clarity, terms, together, words, given_at, .. }: Noted) -> Self {
        Self { need, clarity, terms, together, words, given_at }
    }
}

macro_rules! noted {
    ($which:literal, $argument:expr) => {
        sqlx::query_as!(
            Noted,
            r#"SELECT n.candidacy_id AS "candidacy: CandidacyId", n.author AS "author: Role", n.need AS "need: Grade", n.clarity AS "clarity: Grade",
                      n.terms AS "terms: Grade", n.together AS "together: Grade", n.words, n.given_at
               FROM meeting_impressions n JOIN candidacies c ON c.id = n.candidacy_id WHERE "# + $which,
            $argument
        )
    };
}

/// What both sides noted of one meeting.
pub(in crate::meetings) async fn impressions(
    connection: &mut PgConnection,
    candidacy: CandidacyId,
) -> Result<Vec<(Role, Impression)>, Problem> {
    let rows = noted!("n.candidacy_id = $1 ORDER BY n.author", candidacy.0).fetch_all(connection).await?;
    Ok(rows.into_iter().map(|row| (row.author, row.into())).collect())
}

/// In place of what the same side noted before.
pub(in crate::meetings) async fn put_impression(
    tx: &mut PgConnection,
    candidacy: CandidacyId,
    author: Role,
    impression: &Impression,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO meeting_impressions (candidacy_id, author, need, clarity, terms, together, words, given_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (candidacy_id, author) DO UPDATE SET need = $3, clarity = $4, terms = $5, together = $6, words = $7, given_at = $8",
        candidacy.0,
        author.code(),
        impression.need.code(),
        impression.clarity.code(),
        impression.terms.code(),
        impression.together.code(),
        impression.words,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// What the CEO noted of the people of a mission.
pub(in crate::meetings) async fn of_ceo(pool: &PgPool, mission: MissionId) -> Result<Vec<(CandidacyId, Impression)>, Problem> {
    let rows = noted!("c.mission_id = $1 AND n.author = 'ceo'", mission.0).fetch_all(pool).await?;
    Ok(rows.into_iter().map(|row| (row.candidacy, row.into())).collect())
}
