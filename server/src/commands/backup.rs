//! `passerelle backup FILE`: the whole database as of one moment, in one file.

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};
use marketplace::database;
use serde_json::json;

use super::answer;
use super::progress::Progress;
use crate::cli::Output;
use crate::config::Config;
use crate::database::{Database, Sharing};
use crate::dump::{Address, DumpPrograms};
use crate::signals::Stop;

pub(super) async fn run(config: &Config, file: &Path, output: Output) -> anyhow::Result<()> {
    if file.exists() {
        bail!("{} exists already; a backup never takes the place of another: choose another name", file.display());
    }
    let mut stop = Stop::listen().context("signals cannot be received")?;
    let partial = Partial::beside(file)?;
    let database = Database::open(config, Sharing::Joined).await?;
    let written = tokio::select! {
        written = write(&database, &partial.path) => written,
        () = stop.asked() => Err(anyhow!("stopped, and nothing was kept")),
    };
    database.close().await?;
    let Written { tables, schema } = written?;
    let bytes = partial.keep_as(file)?;
    if output.json {
        answer::json(&json!({ "file": file, "bytes": bytes, "tables": tables, "schema": schema }))
    } else {
        answer::line(format_args!("{}: {bytes} bytes, {tables} tables, schema {schema}", file.display()))
    }
}

/// What is in the copy.
struct Written {
    tables: usize,
    /// The newest migration.
    schema: i64,
}

async fn write(database: &Database, file: &Path) -> anyhow::Result<Written> {
    let url = database.url();
    let programs = DumpPrograms::find(database::server_version(url).await?)?;
    if database::is_blank(url).await? {
        bail!("the database is empty: there is nothing to back up");
    }
    let mut progress = Progress::of("backup");
    programs.dump(&Address::of(url, database.is_private()), file, |table| progress.tell(table)).await?;
    let tables = progress.end();
    // Read back: a copy that cannot be read is none.
    programs.entries(file).await.context("what was written cannot be read back")?;
    let Some(schema) = programs.migrations(file).await?.into_iter().max() else {
        bail!("the database has tables, and none of Passerelle's: is DATABASE_URL the right one?");
    };
    Ok(Written { tables, schema })
}

/// The copy while it is written, under another name and for nobody else's eyes; it goes unless it is kept.
struct Partial {
    path: PathBuf,
    file: File,
}

impl Partial {
    fn beside(target: &Path) -> anyhow::Result<Self> {
        let name = target.file_name().ok_or_else(|| anyhow!("{} is no name of a file", target.display()))?;
        let mut partial = OsString::from(".");
        partial.push(name);
        partial.push(format!(".{}.partial", std::process::id()));
        let path = target.with_file_name(partial);
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
        let file = file.with_context(|| format!("{} cannot be written", path.display()))?;
        Ok(Self { path, file })
    }

    /// Gives it its name once it is safe on the disk, and answers its length.
    fn keep_as(self, target: &Path) -> anyhow::Result<u64> {
        let unkept = || format!("{} cannot be kept", target.display());
        self.file.sync_all().with_context(unkept)?;
        let bytes = self.file.metadata().with_context(unkept)?.len();
        std::fs::rename(&self.path, target).with_context(unkept)?;
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder).and_then(|folder| folder.sync_all()).with_context(unkept)?;
        Ok(bytes)
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if self.path.exists()
            && let Err(error) = std::fs::remove_file(&self.path)
        {
            tracing::warn!(%error, "{} is left behind", self.path.display());
        }
    }
}
