//! Opening a pool, migrating, and refusing a database that would lose what it promised to keep.

mod store;

use std::{str::FromStr, time::Duration};

use sqlx::{
    Connection as _, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use crate::Problem;

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
    let options = PgConnectOptions::from_str(url)?.application_name("passerelle migrate");
    let pool = PgPoolOptions::new().max_connections(1).connect_with(options).await?;
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
