//! What PostgreSQL is asked.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, Utc};
use domain::{MissionId, OutcomeAnswer, OutcomeQuestion, ProfileId, outcome};
use serde_json::Value;
use sqlx::PgPool;

/// The rank of texts for a need by PostgreSQL's own full text search (`ts_rank_cd`, any word of the need), in the order of the texts.
pub(crate) async fn full_text(pool: &PgPool, configuration: &str, need: &str, texts: &[String]) -> Result<Vec<f32>, sqlx::Error> {
    // Text columns hold no NUL.
    let (need, texts) = (need.replace('\0', " "), texts.iter().map(|text| text.replace('\0', " ")).collect::<Vec<_>>());
    sqlx::query_scalar!(
        r#"WITH wanted AS (
               SELECT string_agg('''' || replace(replace(word.lexeme, '\', '\\'), '''', '''''') || '''', ' | ')::tsquery AS words
               FROM unnest(to_tsvector($1::text::regconfig, $2)) AS word)
           SELECT coalesce(ts_rank_cd(to_tsvector($1::text::regconfig, left(told.text, 250000)), wanted.words), 0) AS "rank!"
           FROM unnest($3::text[]) WITH ORDINALITY AS told(text, place) CROSS JOIN wanted ORDER BY told.place"#,
        configuration,
        need,
        &texts
    )
    .fetch_all(pool)
    .await
}

/// Who joined after a moment and was on no shortlist.
pub(crate) async fn joined_since(pool: &PgPool, moment: DateTime<Utc>) -> Result<HashSet<ProfileId>, sqlx::Error> {
    let ids = sqlx::query_scalar!(
        r#"SELECT p.id AS "id: ProfileId" FROM profiles p WHERE p.created_at > $1
           AND NOT EXISTS (SELECT FROM candidacies c WHERE c.profile_id = p.id AND c.position IS NOT NULL)"#,
        moment
    );
    Ok(ids.fetch_all(pool).await?.into_iter().collect())
}

/// The last ranking of a mission that a person worked from.
pub(crate) struct Logged {
    pub mission: MissionId,
    pub at: DateTime<Utc>,
    pub weights_version: String,
    pub inputs: Value,
    pub result: Value,
}

/// The last logged ranking of every mission, oldest mission first.
pub(crate) async fn last_rankings(pool: &PgPool) -> Result<Vec<Logged>, sqlx::Error> {
    sqlx::query_as!(
        Logged,
        r#"SELECT DISTINCT ON (mission_id) mission_id AS "mission: MissionId", at, weights_version, inputs, result
           FROM ranking_logs ORDER BY mission_id, at DESC"#
    )
    .fetch_all(pool)
    .await
}

/// What became of somebody who applied for a mission.
pub(crate) struct Fate {
    pub mission: MissionId,
    pub profile: ProfileId,
    pub state: String,
    pub position: Option<i16>,
    /// What staff gave as its reason the last time that it departed from the machine's order.
    pub reason: Option<String>,
    /// Staff moved this person on the list.
    pub was_moved: bool,
}

/// Everybody on whom staff or a company decided, but for those who withdrew: that says nothing of how well they fitted.
pub(crate) async fn fates(pool: &PgPool) -> Result<Vec<Fate>, sqlx::Error> {
    sqlx::query_as!(
        Fate,
        r#"SELECT c.mission_id AS "mission: MissionId", c.profile_id AS "profile: ProfileId", c.state, c.position,
                  (SELECT o.reason FROM overrides o WHERE o.mission_id = c.mission_id AND o.profile_id = c.profile_id
                    ORDER BY o.at DESC LIMIT 1) AS reason,
                  EXISTS (SELECT FROM overrides o WHERE o.mission_id = c.mission_id AND o.profile_id = c.profile_id
                    AND o.action = 'move') AS "was_moved!"
           FROM candidacies c
           WHERE c.state IN ('applied', 'shortlisted', 'introduced', 'selected', 'ended') OR (c.state = 'declined' AND (c.ended_by IN ('ceo', 'staff') OR (c.ended_by = 'system' AND c.position IS NOT NULL)))
           ORDER BY c.mission_id, c.profile_id"#
    )
    .fetch_all(pool)
    .await
}

/// Grades from 0 to 100, by mission and by whom the company had chosen.
pub(crate) type Grades = BTreeMap<MissionId, BTreeMap<ProfileId, u8>>;

/// What companies said of the match once the engagement had ended. Drafts, and reviews that say too little of it, are not among them.
pub(crate) async fn grades(pool: &PgPool) -> Result<Grades, sqlx::Error> {
    let rows = sqlx::query!(
        r#"SELECT g.mission_id AS "mission: MissionId", c.profile_id AS "profile: ProfileId", a.question AS "question: OutcomeQuestion",
                  a.answer AS "answer: OutcomeAnswer"
           FROM outcome_reviews r JOIN outcome_answers a ON a.engagement_id = r.engagement_id AND a.role = r.role
           JOIN engagements g ON g.id = r.engagement_id JOIN candidacies c ON c.id = g.candidacy_id
           WHERE r.role = 'ceo' AND r.state = 'sent' ORDER BY g.mission_id, c.profile_id"#
    )
    .fetch_all(pool)
    .await?;
    let mut answers: BTreeMap<(MissionId, ProfileId), Vec<(OutcomeQuestion, OutcomeAnswer)>> = BTreeMap::new();
    for row in rows {
        answers.entry((row.mission, row.profile)).or_default().push((row.question, row.answer));
    }
    let mut grades = Grades::new();
    for ((mission, profile), answers) in answers {
        if let Some(grade) = outcome::grade(answers) {
            grades.entry(mission).or_default().insert(profile, grade);
        }
    }
    Ok(grades)
}
