//! `passerelle migrate`

use crate::config::Config;
use crate::database::{Database, Sharing};

pub(super) async fn run(config: &Config) -> anyhow::Result<()> {
    let database = Database::open(config, Sharing::Joined).await?;
    let outcome = database.migrate().await;
    database.close().await?;
    Ok(outcome?)
}
