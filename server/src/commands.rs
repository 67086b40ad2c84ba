//! The subcommands, one a file.

mod account;
mod answer;
mod backup;
mod demo;
mod doctor;
mod evaluate;
mod matches;
mod migrate;
mod open;
mod progress;
mod publisher;
mod reindex;
mod restore;
mod serve;
mod staff;
mod understand;

use std::io::Read as _;
use std::process::ExitCode;

use anyhow::Context as _;
use domain::forms::FieldErrors;

use crate::cli::{Command, Staff};
use crate::config::Config;

/// Runs one of them.
///
/// # Errors
/// What stopped it, in a sentence for the operator.
pub async fn run(command: Command, config: &Config) -> anyhow::Result<ExitCode> {
    match command {
        Command::Serve { no_demo } => serve::run(config, !no_demo).await?,
        Command::Migrate => migrate::run(config).await?,
        Command::Demo(output) => demo::run(config, output).await?,
        Command::Reindex(output) => reindex::run(config, output).await?,
        Command::Staff(Staff::Add { name, email, output }) => staff::add(config, &name, &email, output).await?,
        Command::Account(what) => account::run(config, what).await?,
        Command::Understand(output) => understand::run(output)?,
        Command::Match { limit, output } => matches::run(config, limit, output).await?,
        Command::Evaluate(what) => evaluate::run(config, what).await?,
        Command::Backup { file, output } => backup::run(config, &file, output).await?,
        Command::Restore { file, output } => restore::run(config, &file, output).await?,
        Command::Doctor(output) => return doctor::run(config, output).await,
    }
    Ok(ExitCode::SUCCESS)
}

/// What is wrong with what was given, field by field, in codes.
fn complaints(errors: &FieldErrors) -> String {
    let lines: Vec<_> = errors.0.iter().map(|error| format!("{}: {:?}", error.field, error.complaint)).collect();
    lines.join(", ")
}

/// All of standard input. A need is at most 20 KB; a little more is read so that the limit is somebody else's to explain.
fn standard_input() -> anyhow::Result<String> {
    let mut text = String::new();
    std::io::stdin().take(1 << 20).read_to_string(&mut text).context("standard input is not readable UTF-8 text")?;
    Ok(text)
}
