//! The database that this process works on: the operator's, or the private one.

use sqlx::PgPool;

use crate::config::Config;
use crate::private_postgres::{PrivatePostgres, PrivatePostgresError};

/// Whether the private cluster may belong to another process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// Start it, or fail: for the server, whose data folder is its own.
    Alone,
    /// Start it, or join a server that runs it: for the other subcommands.
    Joined,
}

/// Why there is no database to work on.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    #[error(transparent)]
    Private(#[from] PrivatePostgresError),
    #[error("the start of the private database was interrupted: {0}")]
    Interrupted(#[from] tokio::task::JoinError),
    #[error("the database cannot be opened: {0}")]
    Unreachable(marketplace::Problem),
    #[error("off in this database: {}; a change that a person was told is kept could be lost: turn it on", settings.join(" and "))]
    Unsafe { settings: Vec<&'static str> },
    #[error("the database cannot be migrated: {0}")]
    Migration(marketplace::Problem),
}

/// A database that answers.
pub struct Database {
    url: String,
    private: Option<PrivatePostgres>,
}

impl Database {
    /// Starts or joins the private cluster, or takes the operator's database.
    ///
    /// # Errors
    /// When there is no cluster to be had. The operator's database is first asked in [`Database::pool`].
    pub async fn open(config: &Config, sharing: Sharing) -> Result<Self, DatabaseError> {
        if let Some(url) = &config.database_url {
            return Ok(Self { url: url.clone(), private: None });
        }
        let data_dir = config.data_dir.clone();
        let start = move || match sharing {
            Sharing::Alone => PrivatePostgres::start(&data_dir),
            Sharing::Joined => PrivatePostgres::start_or_join(&data_dir),
        };
        let private = tokio::task::spawn_blocking(start).await??;
        private.ensure_database().await?;
        Ok(Self { url: private.url(), private: Some(private) })
    }

    /// Its address.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Whether it is the private cluster.
    pub fn is_private(&self) -> bool {
        self.private.is_some()
    }

    /// Replaces the private database by an empty one; leaves the operator's alone.
    ///
    /// # Errors
    /// When the cluster does not answer.
    pub async fn begin_again(&self) -> Result<(), DatabaseError> {
        if let Some(private) = &self.private {
            private.remove_database().await?;
            private.ensure_database().await?;
        }
        Ok(())
    }

    /// Brings its tables up to date.
    ///
    /// # Errors
    /// When it does not answer, or a migration fails.
    pub async fn migrate(&self) -> Result<(), DatabaseError> {
        marketplace::database::migrate(&self.url).await.map_err(DatabaseError::Migration)
    }

    /// Connections to it, of the role that serves.
    ///
    /// # Errors
    /// When it does not answer, or would forget what it acknowledged.
    pub async fn pool(&self, size: u32) -> Result<PgPool, DatabaseError> {
        let pool = marketplace::database::connect(&self.url, size).await.map_err(DatabaseError::Unreachable)?;
        let settings = marketplace::database::unsafe_settings(&pool).await.map_err(DatabaseError::Unreachable)?;
        if settings.is_empty() { Ok(pool) } else { Err(DatabaseError::Unsafe { settings }) }
    }

    /// Whether the private cluster has ended although nobody asked.
    pub fn has_ended(&mut self) -> bool {
        self.private.as_mut().is_some_and(PrivatePostgres::has_ended)
    }

    /// Stops the private cluster, if this process started it, and waits for its end.
    ///
    /// # Errors
    /// When the wait is interrupted.
    pub async fn close(self) -> Result<(), DatabaseError> {
        if let Some(private) = self.private {
            tokio::task::spawn_blocking(|| private.stop()).await?;
        }
        Ok(())
    }
}
