//! `passerelle reindex`

use anyhow::bail;
use marketplace::search;
use serde_json::json;

use super::answer;
use super::open::{IndexFolder, with_marketplace};
use crate::cli::Output;
use crate::config::Config;

pub(super) async fn run(config: &Config, output: Output) -> anyhow::Result<()> {
    if !IndexFolder::open(&config.data_dir)?.is_own() {
        bail!("a server runs on {} and keeps its index current by itself; stop it to make the index anew", config.data_dir.display());
    }
    let documents = with_marketplace(config, async |marketplace| Ok(search::rebuild(marketplace).await?)).await?;
    if output.json {
        answer::json(&json!({ "documents": documents }))?;
    } else {
        answer::line(format_args!("The search index holds {documents} documents."))?;
    }
    Ok(())
}
