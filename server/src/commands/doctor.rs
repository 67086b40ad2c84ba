//! `passerelle doctor`: everything that the server needs, one line each.

use std::process::ExitCode;

use anyhow::bail;
use marketplace::{jobs, search};
use serde::Serialize;
use sqlx::PgPool;

use super::answer;
use super::open::{self, IndexFolder};
use super::publisher;
use crate::cli::Output;
use crate::config::Config;
use crate::database::{Database, Sharing};
use crate::mail::{self, Smtp};
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
            Err(error) => Self { check, ok: false, found: error.to_string() },
        }
    }
}

pub(super) async fn run(config: &Config, output: Output) -> anyhow::Result<ExitCode> {
    // Settings that are wrong have stopped the program before.
    let settings = format!("{} served at {}", config.public_url, config.listen);
    let mut checks = vec![Check::of::<String>("settings", Ok(settings))];
    let site = Site::open(&config.site_dir).map(|site| site.folder.join("pkg").display().to_string());
    checks.push(Check::of("site", site));
    if config.database_url.is_none() {
        let programs = Programs::find(None).map(|programs| format!("PostgreSQL {} in {}", programs.version, programs.folder().display()));
        checks.push(Check::of("postgresql", programs));
    }
    match Database::open(config, Sharing::Joined).await {
        Ok(database) => {
            checks.extend(database_checks(config, &database).await);
            database.close().await?;
        }
        Err(error) => checks.push(Check::of("database", Err(error))),
    }
    checks.push(mail_server(config).await);
    checks.push(Check::of::<String>("publisher", Ok(publisher::found(&config.publisher))));
    print(&checks, output)?;
    Ok(if checks.iter().all(|check| check.ok) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn database_checks(config: &Config, database: &Database) -> Vec<Check> {
    let pool = match database.pool(2).await {
        Ok(pool) => pool,
        Err(error) => return vec![Check::of("database", Err(error))],
    };
    let whose = if database.is_private() { "the private one" } else { "the one of DATABASE_URL" };
    let answers = Check::of::<String>("database", Ok(format!("{whose} answers and keeps what it acknowledges")));
    let tables = tables(database).await;
    let mut checks = vec![answers];
    if tables.ok {
        checks.push(tables);
        checks.push(Check::of("index", index(config, pool.clone()).await));
        checks.push(Check::of("jobs", given_up(&pool).await));
    } else {
        checks.push(tables);
    }
    pool.close().await;
    checks
}

/// Asks as the owner of the tables: the role that serves has no business with the list of migrations.
async fn tables(database: &Database) -> Check {
    let outcome = async {
        let owner = PgPool::connect(database.url()).await?;
        let missing = marketplace::database::missing_migrations(&owner).await?;
        owner.close().await;
        match missing.len() {
            0 => Ok("up to date".to_owned()),
            missing => bail!("{missing} migrations are missing: run `passerelle migrate`"),
        }
    };
    Check::of("tables", outcome.await)
}

async fn index(config: &Config, pool: PgPool) -> anyhow::Result<String> {
    let folder = IndexFolder::open(&config.data_dir)?;
    if !folder.is_own() {
        return Ok(format!("a server works with it; {}/readyz says how far it is behind", config.public_url));
    }
    let marketplace = open::marketplace(&folder, pool).await?;
    Ok(format!("{} changes behind", search::lag(&marketplace).await?.changes))
}

/// Whether mail leaves: the server is greeted, and takes our password.
async fn mail_server(config: &Config) -> Check {
    let outcome = match &config.sender {
        Some(sender) => Smtp::open(sender).greet().await.map(|()| format!("the mail server answers; we write from {}", sender.from())),
        None if mail::outbox_shown(config).is_some() => Ok(format!("none leaves; it is kept at {}/outbox", config.public_url)),
        None => Ok("none leaves: PASSERELLE_SMTP_URL is not set".to_owned()),
    };
    Check::of("mail", outcome)
}

/// What was given up waits for a person, which is no fault of the installation.
async fn given_up(pool: &PgPool) -> anyhow::Result<String> {
    Ok(match jobs::count_given_up(pool).await? {
        0 => "none was given up".to_owned(),
        count => format!("{count} given up; staff finds them at /staff/jobs"),
    })
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
