//! Jobs as rows.

use chrono::{DateTime, TimeDelta, Utc};
use domain::JobId;
use serde_json::Value;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{Backlog, GivenUp, MOST_TRIES};
use crate::Problem;

/// Puts a job there, or asks again for the one that is. A new wish gives a job that was given up its tries back.
pub(super) async fn put(
    tx: &mut PgConnection,
    id: JobId,
    key: &str,
    work: &Value,
    run_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO jobs (id, key, work, run_at, created_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (key) DO UPDATE SET asked = jobs.asked + 1, tries = 0, failure = NULL, given_up_at = NULL, work = EXCLUDED.work,
             run_at = CASE WHEN jobs.given_up_at IS NULL THEN LEAST(jobs.run_at, EXCLUDED.run_at) ELSE EXCLUDED.run_at END",
        id.0,
        key,
        work,
        run_at,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Keeps every node from taking jobs until this transaction ends; another that asks for the same waits for its end.
pub(super) async fn hold(tx: &mut PgConnection) -> Result<(), Problem> {
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended('jobs', 0))").execute(tx).await?;
    Ok(())
}

/// A job that this node works on.
#[derive(Debug, Clone)]
pub(super) struct Claimed {
    pub id: JobId,
    pub work: Value,
    pub tries: i16,
    pub asked: i32,
    pub claim: Uuid,
}

/// Takes the job that has been due for longest, if there is one, past those that other nodes are taking; none while they are held, see [`hold`].
pub(super) async fn claim(pool: &PgPool, claim: Uuid, now: DateTime<Utc>, until: DateTime<Utc>) -> Result<Option<Claimed>, Problem> {
    let row = sqlx::query!(
        r#"UPDATE jobs SET claim = $1, claimed_until = $3, tries = tries + 1
           WHERE id = (SELECT id FROM jobs
                       WHERE (SELECT pg_try_advisory_xact_lock_shared(hashtextextended('jobs', 0)))
                           AND given_up_at IS NULL AND run_at <= $2 AND tries < $4 AND (claimed_until IS NULL OR claimed_until <= $2)
                       ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
           RETURNING id AS "id: JobId", work, tries, asked"#,
        claim,
        now,
        until,
        MOST_TRIES
    );
    Ok(row.fetch_optional(pool).await?.map(|row| Claimed { id: row.id, work: row.work, tries: row.tries, asked: row.asked, claim }))
}

/// Done: it goes, unless somebody asked for it again meanwhile; then it is due again.
pub(super) async fn finish(pool: &PgPool, job: &Claimed) -> Result<(), Problem> {
    let gone = sqlx::query!("DELETE FROM jobs WHERE id = $1 AND claim = $2 AND asked = $3", job.id.0, job.claim, job.asked)
        .execute(pool)
        .await?
        .rows_affected();
    if gone == 0 {
        sqlx::query!("UPDATE jobs SET claim = NULL, claimed_until = NULL, tries = 0 WHERE id = $1 AND claim = $2", job.id.0, job.claim)
            .execute(pool)
            .await?;
    }
    Ok(())
}

/// Not the moment yet: it waits, unless somebody asked for it again meanwhile; then it is due again.
pub(super) async fn postpone(pool: &PgPool, job: &Claimed, run_at: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE jobs SET claim = NULL, claimed_until = NULL, tries = 0, failure = NULL, run_at = CASE WHEN asked = $4 THEN $3 ELSE run_at END
         WHERE id = $1 AND claim = $2",
        job.id.0,
        job.claim,
        run_at,
        job.asked
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Failed: it is tried again then, or given up; at once where somebody asked for it again meanwhile. Answers whether it was given up.
pub(super) async fn fail(
    pool: &PgPool,
    job: &Claimed,
    failure: &str,
    run_at: DateTime<Utc>,
    given_up_at: Option<DateTime<Utc>>,
) -> Result<bool, Problem> {
    let given_up = sqlx::query_scalar!(
        r#"UPDATE jobs SET claim = NULL, claimed_until = NULL, failure = $3, run_at = CASE WHEN asked = $6 THEN $4 ELSE run_at END,
               given_up_at = CASE WHEN asked = $6 THEN $5::timestamptz END
           WHERE id = $1 AND claim = $2 RETURNING given_up_at IS NOT NULL AS "given_up!""#,
        job.id.0,
        job.claim,
        failure,
        run_at,
        given_up_at,
        job.asked
    );
    Ok(given_up.fetch_optional(pool).await?.unwrap_or(false))
}

/// Gives up what ended every node that took it.
pub(super) async fn give_up_the_deadly(pool: &PgPool, now: DateTime<Utc>) -> Result<u64, Problem> {
    Ok(sqlx::query!(
        "UPDATE jobs SET claim = NULL, claimed_until = NULL, failure = 'never_ended', given_up_at = $1
         WHERE given_up_at IS NULL AND tries >= $2 AND claimed_until <= $1",
        now,
        MOST_TRIES
    )
    .execute(pool)
    .await?
    .rows_affected())
}

pub(super) async fn given_up(pool: &PgPool, limit: i64) -> Result<Vec<GivenUp>, Problem> {
    Ok(sqlx::query_as!(
        GivenUp,
        r#"SELECT j.id AS "id: JobId", j.work ->> 'kind' AS "kind!", m.kind AS "mail?", COALESCE(j.failure, '') AS "failure!", j.tries,
                  j.given_up_at AS "given_up_at!"
           FROM jobs j LEFT JOIN mails m ON m.id = (j.work ->> 'mail')::uuid
           WHERE j.given_up_at IS NOT NULL ORDER BY j.given_up_at DESC, j.id DESC LIMIT $1"#,
        limit
    )
    .fetch_all(pool)
    .await?)
}

pub(super) async fn backlog(pool: &PgPool, now: DateTime<Utc>) -> Result<Backlog, Problem> {
    let row = sqlx::query!(
        r#"SELECT count(*) FILTER (WHERE given_up_at IS NULL AND run_at > $1) AS "scheduled!",
                  count(*) FILTER (WHERE given_up_at IS NULL AND run_at <= $1) AS "due!",
                  count(*) FILTER (WHERE given_up_at IS NOT NULL) AS "given_up!",
                  min(run_at) FILTER (WHERE given_up_at IS NULL AND run_at <= $1) AS oldest_due
           FROM jobs"#,
        now
    )
    .fetch_one(pool)
    .await?;
    let oldest_due = row.oldest_due.map_or_else(TimeDelta::zero, |run_at| now - run_at);
    Ok(Backlog { scheduled: row.scheduled, due: row.due, given_up: row.given_up, oldest_due })
}

pub(super) async fn try_again(pool: &PgPool, id: JobId, now: DateTime<Utc>) -> Result<bool, Problem> {
    let asked = sqlx::query!(
        "UPDATE jobs SET tries = 0, given_up_at = NULL, run_at = $2, asked = asked + 1 WHERE id = $1 AND given_up_at IS NOT NULL",
        id.0,
        now
    );
    Ok(asked.execute(pool).await?.rows_affected() > 0)
}
