//! Tries of people without an account, as rows.

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgPool};

use crate::Problem;

/// Writes one try and counts those since `since`, this one included. The advisory lock makes simultaneous tries count one after the other.
pub(super) async fn count_try(tx: &mut PgConnection, key: &[u8], now: DateTime<Utc>, since: DateTime<Utc>) -> Result<i64, Problem> {
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 0))", key).execute(&mut *tx).await?;
    sqlx::query!("INSERT INTO agency_tries (key_hash, at) VALUES ($1, $2)", key, now).execute(&mut *tx).await?;
    Ok(sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM agency_tries WHERE key_hash = $1 AND at > $2"#, key, since)
        .fetch_one(tx)
        .await?)
}

/// Removes tries that no longer count.
pub(crate) async fn sweep(pool: &PgPool, before: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM agency_tries WHERE at < $1", before).execute(pool).await?;
    Ok(())
}
