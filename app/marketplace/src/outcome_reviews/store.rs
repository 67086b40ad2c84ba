//! Outcome reviews and their answers, as rows.

use chrono::{DateTime, Utc};
use domain::{
    EngagementId, OutcomeAnswer, OutcomeQuestion, Role,
    lifecycle::OutcomeReviewState,
    outcome::{self, OutcomeSaid},
};
use sqlx::{PgConnection, PgPool};

use super::{LateReview, OutcomeReview};
use crate::Problem;

/// A review that nobody has written yet.
pub(super) async fn insert(
    tx: &mut PgConnection,
    engagement: EngagementId,
    role: Role,
    state: OutcomeReviewState,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO outcome_reviews (engagement_id, role, state, asked_at) VALUES ($1, $2, $3, $4)",
        engagement.0,
        role.code(),
        state.code(),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Both reviews of an engagement, the CEO's first; none where nobody was asked.
pub(super) async fn reviews(connection: &mut PgConnection, engagement: EngagementId) -> Result<Vec<OutcomeReview>, Problem> {
    let answers = sqlx::query!(
        r#"SELECT role AS "role: Role", question AS "question: OutcomeQuestion", answer AS "answer: OutcomeAnswer"
           FROM outcome_answers WHERE engagement_id = $1"#,
        engagement.0
    )
    .fetch_all(&mut *connection)
    .await?;
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT role AS "role: Role", state AS "state: OutcomeReviewState", asked_at, version, went_well, to_change, sent_at
           FROM outcome_reviews WHERE engagement_id = $1 ORDER BY role"#,
        engagement.0
    )
    .fetch_all(connection)
    .await?;
    let review = |row: Row| {
        let Row { role, state, asked_at, version, went_well, to_change, sent_at } = row;
        let mut own: Vec<_> = answers.iter().filter(|one| one.role == role).map(|one| (one.question, one.answer)).collect();
        own.sort_unstable();
        OutcomeReview { role, state, asked_at, version, said: OutcomeSaid { answers: own, went_well, to_change }, sent_at }
    };
    Ok(rows.into_iter().map(review).collect())
}

/// A review without its answers.
struct Row {
    role: Role,
    state: OutcomeReviewState,
    asked_at: DateTime<Utc>,
    version: i32,
    went_well: Option<String>,
    to_change: Option<String>,
    sent_at: Option<DateTime<Utc>>,
}

/// The review of one side.
pub(crate) async fn review(connection: &mut PgConnection, engagement: EngagementId, role: Role) -> Result<Option<OutcomeReview>, Problem> {
    Ok(reviews(connection, engagement).await?.into_iter().find(|review| review.role == role))
}

/// Writes what one side says, as a new version; the moment at which it was first sent stays.
pub(super) async fn put(
    tx: &mut PgConnection,
    (engagement, role): (EngagementId, Role),
    state: OutcomeReviewState,
    said: &OutcomeSaid,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE outcome_reviews SET state = $3, went_well = $4, to_change = $5, version = version + 1, written_at = $6,
             sent_at = CASE WHEN $3 = 'sent' THEN COALESCE(sent_at, $6) END
         WHERE engagement_id = $1 AND role = $2",
        engagement.0,
        role.code(),
        state.code(),
        said.went_well,
        said.to_change,
        now
    )
    .execute(&mut *tx)
    .await?;
    let (questions, answers): (Vec<String>, Vec<String>) =
        said.answers.iter().map(|(question, answer)| (question.code().to_owned(), answer.code().to_owned())).unzip();
    sqlx::query!("DELETE FROM outcome_answers WHERE engagement_id = $1 AND role = $2", engagement.0, role.code()).execute(&mut *tx).await?;
    sqlx::query!(
        "INSERT INTO outcome_answers (engagement_id, role, question, answer) SELECT $1, $2, * FROM unnest($3::text[], $4::text[])",
        engagement.0,
        role.code(),
        &questions,
        &answers
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Everybody who is waited for, the longest first.
pub(super) async fn waiting(pool: &PgPool, now: DateTime<Utc>) -> Result<Vec<LateReview>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT r.engagement_id AS "engagement: EngagementId", r.role AS "role: Role", r.state AS "state: OutcomeReviewState", r.asked_at,
                  m.company, a.name AS cto
           FROM outcome_reviews r JOIN engagements g ON g.id = r.engagement_id JOIN missions m ON m.id = g.mission_id
           JOIN candidacies c ON c.id = g.candidacy_id JOIN profiles p ON p.id = c.profile_id JOIN accounts a ON a.id = p.account_id
           WHERE r.state <> 'sent' ORDER BY r.asked_at DESC, r.engagement_id, r.role LIMIT 200"#
    )
    .fetch_all(pool)
    .await?;
    let with_wait = rows.into_iter().rev().filter_map(|row| {
        let wait = outcome::wait(row.role, row.state, row.asked_at, now)?;
        Some(LateReview { engagement: row.engagement, company: row.company, cto: row.cto, wait })
    });
    Ok(with_wait.collect())
}
