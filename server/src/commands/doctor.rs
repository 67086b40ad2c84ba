//! `passerelle doctor`: everything that the server needs, one line each, and what an operator would want to know before people do.

mod database;
mod node;
mod surroundings;

use std::process::ExitCode;

use serde::Serialize;

use super::answer;
use super::publisher;
use crate::cli::Output;
use crate::config::Config;
use crate::database::{Database, Sharing};
use crate::private_postgres::Programs;
use crate::site::Site;

/// What was looked at, and what was found.
#[derive(Debug, Serialize)]
struct Check {
    check: &'static str,
    ok: bool,
    /// What was found, or what is wrong and what to do.
    found: String,
}

impl Check {
    fn of<E: std::fmt::Display>(check: &'static str, outcome: Result<String, E>) -> Self {
        match outcome {
            Ok(found) => Self { check, ok: true, found },
            // With its causes, where it has some.
            Err(error) => Self { check, ok: false, found: format!("{error:#}") },
        }
    }
}

pub(super) async fn run(config: &Config, output: Output) -> anyhow::Result<ExitCode> {
    // Settings that are wrong have stopped the program before.
    let settings = format!("{} served at {}", config.public_url, config.listen);
    let mut checks = vec![Check::of::<String>("settings", Ok(settings))];
    let site = Site::open(&config.site_dir).map(|site| site.folder.join("pkg").display().to_string());
    checks.push(Check::of("site", site));
    checks.push(Check::of("disk", node::disk(&config.data_dir)));
    checks.push(Check::of("files", node::open_files(&config.limits, config.pool_size)));
    checks.push(Check::of("proxy", node::proxy(config)));
    if config.database_url.is_none() {
        let programs = Programs::find(None).map(|programs| format!("PostgreSQL {} in {}", programs.version, programs.folder().display()));
        checks.push(Check::of("postgresql", programs));
    }
    match Database::open(config, Sharing::Joined).await {
        Ok(database) => {
            checks.extend(database::checks(config, &database).await);
            database.close().await?;
        }
        Err(error) => checks.push(Check::of("database", Err(error))),
    }
    checks.extend(surroundings::mail(config).await);
    checks.push(Check::of("metrics", surroundings::metrics(config.metrics_listen)));
    checks.push(Check::of("traces", surroundings::traces(config.otlp_url.as_deref()).await));
    checks.push(Check::of::<String>("publisher", Ok(publisher::found(&config.publisher))));
    print(&checks, output)?;
    Ok(if checks.iter().all(|check| check.ok) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn print(checks: &[Check], output: Output) -> anyhow::Result<()> {
    if output.json {
        answer::json(&serde_json::json!({ "checks": checks }))?;
        return Ok(());
    }
    for Check { check, ok, found } in checks {
        answer::line(format_args!("{}  {check:<10}  {found}", if *ok { "ok   " } else { "WRONG" }))?;
    }
    Ok(())
}
