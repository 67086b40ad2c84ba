//! `passerelle restore FILE`: a backup into an empty database, brought up to date, with an index of its own.

use std::path::Path;

use anyhow::{Context as _, bail};
use marketplace::{database, search};
use serde_json::json;

use super::answer;
use super::open::{self, IndexFolder};
use super::progress::Progress;
use crate::cli::Output;
use crate::config::Config;
use crate::database::{Database, Sharing};
use crate::dump::{Address, DumpPrograms};

pub(super) async fn run(config: &Config, file: &Path, output: Output) -> anyhow::Result<()> {
    if !file.is_file() {
        bail!("{} is no file", file.display());
    }
    let index = IndexFolder::open(&config.data_dir)?;
    if !index.is_own() {
        bail!("a server runs on {}; stop it, or choose another PASSERELLE_DATA_DIR", config.data_dir.display());
    }
    let database = Database::open(config, Sharing::Joined).await?;
    let restored = restore(&index, &database, file).await;
    database.close().await?;
    let (tables, documents) = restored?;
    if output.json {
        answer::json(&json!({ "tables": tables, "documents": documents }))
    } else {
        answer::line(format_args!("Restored {tables} tables; the search index was made anew and holds {documents} documents."))
    }
}

/// Answers how many tables were filled, and how many documents the index holds.
async fn restore(index: &IndexFolder, database: &Database, file: &Path) -> anyhow::Result<(usize, u64)> {
    let url = database.url();
    let programs = DumpPrograms::find(database::server_version(url).await?)?;
    let entries = programs.entries(file).await.with_context(|| format!("{} is no backup, or not a whole one", file.display()))?;
    refuse_what_does_not_fit(&programs, file).await?;
    if !database::is_blank(url).await? {
        bail!(
            "the database holds tables already, and a backup goes into an empty one: choose another PASSERELLE_DATA_DIR, or make a new database and name it in DATABASE_URL"
        );
    }
    // Opening refuses what would forget what it acknowledged: before anything is written, not after.
    database.pool(1).await?.close().await;
    let has_serving_role = database::prepare_restore(url).await?;
    let mut progress = Progress::of("restore");
    let address = Address::of(url, database.is_private());
    programs.restore(&address, file, &for_any_owner(&entries), has_serving_role, |table| progress.tell(table)).await?;
    let tables = progress.end();
    database::finish_restore(url).await.context("the tables are back, and could not be brought up to date")?;
    let pool = database.pool(open::FEW).await?;
    let rebuilt = async { Ok(search::rebuild(&open::marketplace(index, pool.clone()).await?).await?) };
    let rebuilt: anyhow::Result<u64> = rebuilt.await;
    pool.close().await;
    Ok((tables, rebuilt.context("the database is back, and the index is not: run `passerelle reindex`")?))
}

/// A newer program may have changed what the tables mean.
async fn refuse_what_does_not_fit(programs: &DumpPrograms, file: &Path) -> anyhow::Result<()> {
    let schema = programs.migrations(file).await?;
    if schema.is_empty() {
        bail!("{} is a copy of a database, and not of Passerelle's", file.display());
    }
    if let Some(newer) = schema.into_iter().filter(|version| !database::knows_migration(*version)).max() {
        bail!(
            "{} was written by a newer Passerelle: its schema is {newer}, and this program knows up to {}; install the version that wrote it, or a later one",
            file.display(),
            database::newest_migration()
        );
    }
    Ok(())
}

/// Rights on tables that come later name the owner of the database that was copied, who may not exist here; they are given anew.
fn for_any_owner(entries: &str) -> String {
    entries.lines().filter(|entry| !entry.contains(" DEFAULT ACL ")).fold(String::new(), |kept, entry| kept + entry + "\n")
}

#[cfg(test)]
mod tests {
    use super::for_any_owner;

    #[test]
    fn rights_of_a_former_owner_stay_away() {
        let entries = ";\n3; 2615 2200 SCHEMA - public anna\n4001; 826 1 DEFAULT ACL public DEFAULT PRIVILEGES FOR TABLES anna\n";
        assert_eq!(for_any_owner(entries), ";\n3; 2615 2200 SCHEMA - public anna\n");
    }
}
