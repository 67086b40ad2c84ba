//! `passerelle evaluate`: measures what is understood and how profiles are ranked.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Duration;

use evaluation::ReadError;
use evaluation::{extraction, ranking};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use matching::Weights;
use sqlx::PgPool;

use super::answer;
use crate::cli::{Evaluate, Measured};
use crate::config::Config;
use crate::database::{Database, Sharing};

pub(super) async fn run(config: &Config, what: Evaluate) -> anyhow::Result<()> {
    match what {
        Evaluate::Extraction { file, how } => extraction(&file, &how),
        Evaluate::Ranking { dir, without_postgres, how } => ranking(config, &dir, without_postgres, &how).await,
    }
}

fn extraction(file: &Path, how: &Measured) -> anyhow::Result<()> {
    let bar = bar("reading texts");
    bar.set_length(file.metadata().map(|file| file.len()).unwrap_or_default());
    let mut progress = |bytes| bar.set_position(bytes);
    let report = match &how.predictions {
        None => extraction::evaluate(file, how.today, None, &mut progress),
        Some(path) => {
            let mut out = created(path)?;
            extraction::evaluate(file, how.today, Some((path, &mut out)), &mut progress)
        }
    };
    bar.finish_and_clear();
    let report = report?;
    if how.output.json { answer::json(&report) } else { answer::line(report.table().trim_end()) }
}

async fn ranking(config: &Config, dir: &Path, without_postgres: bool, how: &Measured) -> anyhow::Result<()> {
    let set = ranking::Set::read(dir)?;
    for stranger in &set.strangers {
        eprintln!("passerelle: left out: {stranger}");
    }
    let bar = bar("reading needs and profiles");
    let mut progress = |done: usize, of: usize| tell(&bar, done, of);
    let ours = ranking::Ours::new(&set, how.today, Weights::current(), &mut progress);
    // First what was asked for: a database that does not answer costs no predictions.
    if let Some(path) = &how.predictions {
        ranking::write_predictions(&set, &ours, path, &mut created(path)?)?;
    }
    bar.set_message("comparing methods");
    let postgres = if without_postgres { Err("as asked".to_owned()) } else { Postgres::open(config).await };
    let pool = postgres.as_ref().ok().map(|postgres| &postgres.pool);
    let report = ranking::evaluate(&set, &ours, how.today, pool, &mut progress).await;
    bar.finish_and_clear();
    let mut report = report?;
    match postgres {
        Ok(postgres) => postgres.close().await?,
        Err(why) => {
            eprintln!("passerelle: PostgreSQL's full text search is not measured: {why}");
            report.without_postgres = Some(why);
        }
    }
    if how.output.json { answer::json(&report) } else { answer::line(report.table().trim_end()) }
}

/// The database, for its full text search alone: no table is needed.
struct Postgres {
    database: Database,
    pool: PgPool,
}

impl Postgres {
    /// Opens the operator's database or the private one; says why not where there is none, which is no reason to measure nothing.
    async fn open(config: &Config) -> Result<Self, String> {
        let database = Database::open(config, Sharing::Joined).await.map_err(|error| error.to_string())?;
        match database.pool(2).await {
            Ok(pool) => Ok(Self { database, pool }),
            Err(error) => {
                let closed = database.close().await.err().map(|error| format!("; {error}")).unwrap_or_default();
                Err(format!("{error}{closed}"))
            }
        }
    }

    async fn close(self) -> anyhow::Result<()> {
        self.pool.close().await;
        Ok(self.database.close().await?)
    }
}

fn created(path: &Path) -> Result<impl Write + use<>, ReadError> {
    File::create(path).map(BufWriter::new).map_err(ReadError::at(path))
}

/// A bar on a terminal, and nothing elsewhere: what is piped holds the answer alone.
fn bar(message: &'static str) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{msg:>28} {bar:32} {percent:>3} % {eta}") {
        bar.set_style(style);
    }
    bar.set_message(message);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

fn tell(bar: &ProgressBar, done: usize, of: usize) {
    bar.set_length(of as u64);
    bar.set_position(done as u64);
}
