//! Opening a pool, migrating, and refusing a database that would lose what it promised to keep.

mod store;

use std::{str::FromStr, time::Duration};

use chrono::{DateTime, Utc};
use sqlx::{
    Connection as _, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use crate::{Problem, search};

/// The migrations, built into the binary.
pub static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../../migrations");

/// For so long after its last use a connection is taken to be there still.
const TRUSTED: Duration = Duration::from_secs(1);

/// Opens a pool under the serving role, where that role exists. `size` connections at most.
pub async fn connect(url: &str, size: u32) -> Result<PgPool, Problem> {
    let options = PgConnectOptions::from_str(url)?.application_name("passerelle");
    let pool = PgPoolOptions::new()
        .max_connections(size)
        .acquire_timeout(Duration::from_secs(10))
        // A question before each question would double what most of them cost. A connection that was used a moment ago is there.
        .test_before_acquire(false)
        .before_acquire(|connection, about| {
            Box::pin(async move {
                if about.idle_for > TRUSTED {
                    connection.ping().await?;
                }
                Ok(true)
            })
        })
        .after_connect(|connection, _| Box::pin(async move { store::take_serving_role(connection).await }))
        .connect_with(options)
        .await?;
    Ok(pool)
}

/// Brings the schema up to date, as the role of the URL (the owner).
pub async fn migrate(url: &str) -> Result<(), Problem> {
    let pool = owner(url).await?;
    MIGRATIONS.run(&pool).await.map_err(Problem::broken)?;
    pool.close().await;
    Ok(())
}

/// What would make an acknowledged change disappear with the power: `fsync` or `synchronous_commit` off. Empty when all is well.
pub async fn unsafe_settings(pool: &PgPool) -> Result<Vec<&'static str>, Problem> {
    store::unsafe_settings(pool).await
}

/// Which transactions a query sees now, as a name: while it is the same, nothing was committed.
pub(crate) async fn snapshot(pool: &PgPool) -> Result<String, Problem> {
    store::snapshot(pool).await
}

/// Versions of migrations that this binary has and the database has not.
pub async fn missing_migrations(pool: &PgPool) -> Result<Vec<i64>, Problem> {
    let applied = store::applied_migrations(pool).await?;
    Ok(MIGRATIONS.iter().map(|migration| migration.version).filter(|version| !applied.contains(version)).collect())
}

/// Versions of migrations that the database has and this binary does not know: a newer one has been here.
pub async fn unknown_migrations(pool: &PgPool) -> Result<Vec<i64>, Problem> {
    let applied = store::applied_migrations(pool).await?;
    Ok(applied.into_iter().filter(|version| !knows_migration(*version)).collect())
}

/// Whether this binary knows a migration.
pub fn knows_migration(version: i64) -> bool {
    MIGRATIONS.version_exists(version)
}

/// The newest migration that this binary knows.
pub fn newest_migration() -> i64 {
    MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// The database's own clock, which dates what it writes by itself.
pub async fn clock(pool: &PgPool) -> Result<DateTime<Utc>, Problem> {
    store::clock(pool).await
}

/// The major version of the PostgreSQL that answers, such as 15.
pub async fn server_version(url: &str) -> Result<u32, Problem> {
    let pool = owner(url).await?;
    let version = store::server_version(&pool).await?;
    pool.close().await;
    Ok(version)
}

/// Whether there is nothing in it yet, not even tables.
pub async fn is_blank(url: &str) -> Result<bool, Problem> {
    let pool = owner(url).await?;
    let blank = store::is_blank(&pool).await?;
    pool.close().await;
    Ok(blank)
}

/// Makes the role that serves, which the copy of a database names and does not hold. Answers whether there is one: not everybody may make
/// roles.
pub async fn prepare_restore(url: &str) -> Result<bool, Problem> {
    let pool = owner(url).await?;
    store::make_serving_role(&pool).await?;
    let made = store::has_serving_role(&pool).await?;
    pool.close().await;
    Ok(made)
}

/// Brings a restored database up to date, with what a copy does not bring: the rights of the serving role on tables that come later, a
/// history of its own for the indexes that follow it, and what the planner knows of its tables.
pub async fn finish_restore(url: &str) -> Result<(), Problem> {
    let pool = owner(url).await?;
    store::grant_later_tables(&pool).await?;
    search::forget_history(&pool).await?;
    MIGRATIONS.run(&pool).await.map_err(Problem::broken)?;
    store::analyze(&pool).await?;
    pool.close().await;
    Ok(())
}

/// One connection of the role of the URL.
async fn owner(url: &str) -> Result<PgPool, Problem> {
    let options = PgConnectOptions::from_str(url)?.application_name("passerelle");
    Ok(PgPoolOptions::new().max_connections(1).connect_with(options).await?)
}
