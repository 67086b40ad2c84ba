//! What a connection asks of the server it reached.

use sqlx::{PgConnection, PgPool};

use crate::Problem;

/// Gives up the owner's rights for this connection, where the serving role exists and may be taken.
pub(super) async fn take_serving_role(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    let may = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'passerelle_serving' AND pg_has_role(oid, 'MEMBER')) AS "may!""#
    )
    .fetch_one(&mut *connection)
    .await?;
    if may {
        sqlx::query!("SET ROLE passerelle_serving").execute(connection).await?;
    }
    Ok(())
}

pub(super) async fn snapshot(pool: &PgPool) -> Result<String, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT pg_current_snapshot()::text AS "snapshot!""#).fetch_one(pool).await?)
}

pub(super) async fn unsafe_settings(pool: &PgPool) -> Result<Vec<&'static str>, Problem> {
    let row = sqlx::query!(
        r#"SELECT current_setting('fsync') = 'off' AS "fsync_off!", current_setting('synchronous_commit') = 'off' AS "commit_off!""#
    )
    .fetch_one(pool)
    .await?;
    Ok([("fsync", row.fsync_off), ("synchronous_commit", row.commit_off)]
        .into_iter()
        .filter(|(_, off)| *off)
        .map(|(name, _)| name)
        .collect())
}

pub(super) async fn applied_migrations(pool: &PgPool) -> Result<Vec<i64>, Problem> {
    let known = sqlx::query_scalar!(r#"SELECT to_regclass('_sqlx_migrations') IS NOT NULL AS "known!""#).fetch_one(pool).await?;
    if !known {
        return Ok(Vec::new());
    }
    // The table is sqlx's own and absent when this query is checked, so it is not checked.
    Ok(sqlx::query_scalar("SELECT version FROM _sqlx_migrations WHERE success").fetch_all(pool).await?)
}
