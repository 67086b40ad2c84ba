//! `passerelle evaluate`: measures what is understood and how profiles are ranked.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Duration;

use anyhow::Context as _;
use chrono::NaiveDate;
use evaluation::ReadError;
use evaluation::extraction;
use evaluation::ranking::{self, Community, Ours, PROFILES, Set, exposure, exposure_table};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use matching::Weights;
use sqlx::PgPool;

use super::answer;
use super::open::with_database;
use crate::cli::{Evaluate, Measured, Output};
use crate::config::Config;
use crate::database::{Database, Sharing};

pub(super) async fn run(config: &Config, what: Evaluate) -> anyhow::Result<()> {
    match what {
        Evaluate::Extraction { file, how } => extraction(&file, &how),
        Evaluate::Ranking { dir, without_postgres, how } => ranking(config, &dir, without_postgres, &how).await,
        Evaluate::Cases { weights, output } => cases(config, &weights, output).await,
    }
}

/// The day on which files are read, so that a measurement can be repeated: a Monday.
fn fixed_day(how: &Measured) -> NaiveDate {
    how.today.or(NaiveDate::from_ymd_opt(2026, 1, 5)).unwrap_or_default()
}

fn extraction(file: &Path, how: &Measured) -> anyhow::Result<()> {
    let today = fixed_day(how);
    let bar = bar("reading texts");
    bar.set_length(file.metadata().map(|file| file.len()).unwrap_or_default());
    let mut progress = |bytes| bar.set_position(bytes);
    let report = match &how.predictions {
        None => extraction::evaluate(file, today, None, &mut progress),
        Some(path) => {
            let mut out = created(path)?;
            extraction::evaluate(file, today, Some((path, &mut out)), &mut progress)
        }
    };
    bar.finish_and_clear();
    let report = report?;
    if how.output.json { answer::json(&report) } else { answer::line(report.table().trim_end()) }
}

async fn ranking(config: &Config, dir: &Path, without_postgres: bool, how: &Measured) -> anyhow::Result<()> {
    if !dir.join(PROFILES).exists() && dir.join("needs.jsonl").exists() {
        return of_the_community(config, dir, without_postgres, how).await;
    }
    let today = fixed_day(how);
    let set = Set::read(dir)?;
    let bar = bar("reading needs and profiles");
    let ours = Ours::new(&set, today, Weights::current(), &mut |done, of| tell(&bar, done, of));
    // First what was asked for: a database that does not answer costs no predictions.
    write_predictions(&set, &ours, how)?;
    let postgres = if without_postgres { Err("as asked".to_owned()) } else { Postgres::open(config).await };
    let pool = postgres.as_ref().ok().map(|postgres| &postgres.pool);
    let report = compared(&set, &ours, today, pool, &bar).await;
    let mut report = report?;
    match postgres {
        Ok(postgres) => postgres.close().await?,
        Err(why) => {
            eprintln!("passerelle: PostgreSQL's full text search is not measured: {why}");
            report.without_postgres = Some(why);
        }
    }
    report.exposure = exposure(&set, &ours, &BTreeSet::new());
    if how.output.json { answer::json(&report) } else { answer::line(report.table().trim_end()) }
}

/// Ranks the community of the database, by the facts that the site ranks by.
async fn of_the_community(config: &Config, dir: &Path, without_postgres: bool, how: &Measured) -> anyhow::Result<()> {
    let (set, ours, community, report) = with_database(config, async |market, pool| {
        // Who is free when follows the calendar, so the needs do too.
        let today = how.today.unwrap_or_else(|| market.today());
        let community = Community::read(market, pool).await?;
        let set = Set::read_with(dir, community.told.clone())?;
        let bar = bar("reading needs");
        let ours = Ours::of(&set, community.profiles.clone(), today, Weights::current(), &mut |done, of| tell(&bar, done, of));
        write_predictions(&set, &ours, how)?;
        let report = compared(&set, &ours, today, (!without_postgres).then_some(pool), &bar).await?;
        Ok((set, ours, community, report))
    })
    .await?;
    let mut report = report;
    report.without_postgres = without_postgres.then(|| "as asked".to_owned());
    report.exposure = exposure(&set, &ours, &community.newcomers);
    if how.output.json {
        return answer::json(&report);
    }
    answer::line(report.table())?;
    answer::line(exposure_table(&report.exposure).trim_end())
}

/// Why every measure is zero, where it is: grades of people who live elsewhere measure nothing.
fn unjudged(set: &Set) -> Option<&'static str> {
    (set.judgements() == 0).then_some(
        "nobody whom qrels.tsv names is here, so every measure is zero; `passerelle demo` fills an empty database with the community that \
         tests/relevance judges",
    )
}

async fn cases(config: &Config, weights: &Path, output: Output) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(weights).with_context(|| format!("{} cannot be read", weights.display()))?;
    let proposed = Weights::parse(&text).with_context(|| format!("{} is no weights file", weights.display()))?;
    let report = with_database(config, async |market, pool| Ok(evaluation::cases::replay(market, pool, &proposed).await?)).await?;
    if output.json { answer::json(&report) } else { answer::line(report.table().trim_end()) }
}

/// The table of methods, with a bar while it is made.
async fn compared(set: &Set, ours: &Ours, today: NaiveDate, pool: Option<&PgPool>, bar: &ProgressBar) -> anyhow::Result<ranking::Report> {
    for stranger in &set.strangers {
        eprintln!("passerelle: left out: {stranger}");
    }
    if let Some(why) = unjudged(set) {
        eprintln!("passerelle: {why}");
    }
    bar.set_message("comparing methods");
    let report = ranking::evaluate(set, ours, today, pool, &mut |done, of| tell(bar, done, of)).await;
    bar.finish_and_clear();
    Ok(report?)
}

fn write_predictions(set: &Set, ours: &Ours, how: &Measured) -> anyhow::Result<()> {
    match &how.predictions {
        Some(path) => Ok(ranking::write_predictions(set, ours, path, &mut created(path)?)?),
        None => Ok(()),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_community_that_nobody_judged_is_told_apart() {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/relevance");
        let set = Set::read_with(&dir, Vec::new()).unwrap();
        assert!(unjudged(&set).is_some_and(|why| why.contains("qrels.tsv") && why.contains("passerelle demo")));
    }
}
