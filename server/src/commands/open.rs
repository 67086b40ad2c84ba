//! Opens the services for a subcommand, and closes them in the right order.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use marketplace::clock::MachineClock;
use marketplace::{Marketplace, Settings};
use sqlx::PgPool;
use uuid::Uuid;

use crate::config::Config;
use crate::database::{Database, Sharing};
use crate::lock;

/// Connections for what does one thing after the other.
pub(super) const FEW: u32 = 4;

/// This node's search index: its own, which one process at a time may write, or one for a moment beside a server that
/// runs.
pub(super) struct IndexFolder {
    path: PathBuf,
    /// None for the one of a moment.
    lock: Option<File>,
}

impl IndexFolder {
    pub(super) fn open(data_dir: &Path) -> anyhow::Result<Self> {
        std::fs::create_dir_all(data_dir).with_context(|| format!("{} cannot be made", data_dir.display()))?;
        let lock = lock::take(&data_dir.join("index.lock")).with_context(|| format!("{} cannot be used", data_dir.display()))?;
        let name = if lock.is_some() { "index".to_owned() } else { format!("index-{}", Uuid::new_v4().simple()) };
        Ok(Self { path: data_dir.join(name), lock })
    }

    /// Whether it is the node's own: no server runs on it.
    pub(super) fn is_own(&self) -> bool {
        self.lock.is_some()
    }
}

impl Drop for IndexFolder {
    fn drop(&mut self) {
        if self.lock.is_none()
            && self.path.exists()
            && let Err(error) = std::fs::remove_dir_all(&self.path)
        {
            tracing::warn!(%error, "{} is left behind", self.path.display());
        }
    }
}

/// The services, on a migrated database.
pub(super) async fn marketplace(index: &IndexFolder, pool: PgPool) -> anyhow::Result<Marketplace> {
    let settings = Settings { index_dir: index.path.clone(), clock: Arc::new(MachineClock) };
    Ok(Marketplace::open(pool, settings).await?)
}

/// Does some work with the services: beside a server that runs, if one does.
pub(super) async fn with_marketplace<T>(config: &Config, work: impl AsyncFnOnce(&Marketplace) -> anyhow::Result<T>) -> anyhow::Result<T> {
    with_database(config, async |marketplace, _| work(marketplace).await).await
}

/// The same, for what looks at the database beside the services.
pub(super) async fn with_database<T>(
    config: &Config,
    work: impl AsyncFnOnce(&Marketplace, &PgPool) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let index = IndexFolder::open(&config.data_dir)?;
    let database = Database::open(config, Sharing::Joined).await?;
    let outcome = async {
        database.migrate().await?;
        let pool = database.pool(FEW).await?;
        let outcome = match marketplace(&index, pool.clone()).await {
            Ok(marketplace) => work(&marketplace, &pool).await,
            Err(error) => Err(error),
        };
        pool.close().await;
        outcome
    }
    .await;
    database.close().await?;
    outcome
}
