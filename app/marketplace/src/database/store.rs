//! What a connection asks of the server it reached.

use chrono::{DateTime, Utc};
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

pub(super) async fn clock(pool: &PgPool) -> Result<DateTime<Utc>, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT clock_timestamp() AS "now!""#).fetch_one(pool).await?)
}

pub(super) async fn server_version(pool: &PgPool) -> Result<u32, Problem> {
    let version = sqlx::query_scalar!(r#"SELECT current_setting('server_version_num')::int / 10000 AS "version!""#).fetch_one(pool).await?;
    Ok(version.unsigned_abs())
}

pub(super) async fn is_blank(pool: &PgPool) -> Result<bool, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT NOT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                              WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm', 'S')) AS "blank!""#
    )
    .fetch_one(pool)
    .await?)
}

/// As the first migration does; where roles may not be made, it goes without.
pub(super) async fn make_serving_role(pool: &PgPool) -> Result<(), Problem> {
    sqlx::query!(
        "DO $$
         BEGIN
             IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'passerelle_serving') THEN
                 CREATE ROLE passerelle_serving NOLOGIN;
             END IF;
             EXECUTE format('GRANT passerelle_serving TO %I', current_user);
         EXCEPTION
             WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN
                 RAISE NOTICE 'role passerelle_serving left as it is';
         END $$"
    )
    .execute(pool)
    .await?;
    Ok(())
}

pub(super) async fn has_serving_role(pool: &PgPool) -> Result<bool, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'passerelle_serving') AS "has!""#)
        .fetch_one(pool)
        .await?)
}

/// As the first migration does. After the tables are there: what their own lines take away must stay away.
pub(super) async fn grant_later_tables(pool: &PgPool) -> Result<(), Problem> {
    sqlx::query!(
        "DO $$
         BEGIN
             IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'passerelle_serving') THEN
                 GRANT USAGE ON SCHEMA public TO passerelle_serving;
                 ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO passerelle_serving;
                 ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO passerelle_serving;
             END IF;
         END $$"
    )
    .execute(pool)
    .await?;
    Ok(())
}

pub(super) async fn analyze(pool: &PgPool) -> Result<(), Problem> {
    sqlx::query!("ANALYZE").execute(pool).await?;
    Ok(())
}
