//! What the doctor looks at in the database: what is in it, whose it is, what waits, and whether it can be copied.

use anyhow::bail;
use chrono::{DateTime, TimeDelta, Utc};
use marketplace::clock::{Clock as _, MachineClock};
use marketplace::jobs::Backlog;
use marketplace::{database, jobs, search};
use sqlx::PgPool;

use super::super::open::{self, IndexFolder};
use super::Check;
use super::node;
use crate::config::Config;
use crate::database::Database;
use crate::dump::DumpPrograms;

/// Sessions, links and clocks of invitations go by this machine's time, what the database dates by its own: further apart they contradict
/// each other.
const CLOCKS_APART: TimeDelta = TimeDelta::seconds(5);

/// A job that is due waits for a second. One that waits this long while a server runs has nobody who does it.
const JOBS_WAIT: TimeDelta = TimeDelta::minutes(5);

/// A node takes in thousands a second.
const CHANGES_BEHIND: usize = 1_000;

pub(super) async fn checks(config: &Config, database: &Database) -> Vec<Check> {
    let pool = match database.pool(2).await {
        Ok(pool) => pool,
        Err(error) => return vec![Check::of("database", Err(error))],
    };
    let whose = if database.is_private() { "the private one" } else { "the one of DATABASE_URL" };
    let answers = Check::of::<String>("database", Ok(format!("{whose} answers and keeps what it acknowledges")));
    let tables = Check::of("tables", tables(database.url()).await);
    let mut checks = vec![answers, Check::of("clock", clock(&pool).await), Check::of("backup", dump_programs(database.url()).await)];
    let are_there = tables.ok;
    checks.push(tables);
    if are_there {
        let (index, server_runs) = index(config, pool.clone()).await;
        checks.push(Check::of("index", index));
        checks.push(Check::of("jobs", waiting_jobs(&pool, server_runs).await));
    }
    pool.close().await;
    checks
}

/// Asks as the owner of the tables: the role that serves has no business with the list of migrations.
async fn tables(url: &str) -> anyhow::Result<String> {
    let owner = PgPool::connect(url).await?;
    let (missing, unknown) = (database::missing_migrations(&owner).await?, database::unknown_migrations(&owner).await?);
    owner.close().await;
    if let Some(newest) = unknown.into_iter().max() {
        bail!(
            "a newer Passerelle has brought the tables to {newest}, and this program knows up to {}: it cannot start; install the newer one",
            database::newest_migration()
        );
    }
    match missing.len() {
        0 => Ok(format!("up to date, at {}", database::newest_migration())),
        missing => bail!("{missing} migrations are missing: run `passerelle migrate`"),
    }
}

async fn clock(pool: &PgPool) -> anyhow::Result<String> {
    let before = MachineClock.now();
    let there = database::clock(pool).await?;
    let after = MachineClock.now();
    clocks_agree(apart(before, there, after)).map_err(anyhow::Error::msg)
}

/// How far a moment lies outside of two others.
fn apart(before: DateTime<Utc>, there: DateTime<Utc>, after: DateTime<Utc>) -> TimeDelta {
    (before - there).max(there - after).max(TimeDelta::zero())
}

fn clocks_agree(apart: TimeDelta) -> Result<String, String> {
    if apart <= CLOCKS_APART {
        Ok("this machine's and the database's agree".to_owned())
    } else {
        Err(format!(
            "this machine's and the database's are {} s apart: let both follow a time server (timedatectl set-ntp true)",
            apart.num_seconds()
        ))
    }
}

async fn dump_programs(url: &str) -> anyhow::Result<String> {
    let server = database::server_version(url).await?;
    let programs = DumpPrograms::find(server)?;
    Ok(format!("pg_dump {} is there, for PostgreSQL {server}", programs.version))
}

/// Also answers whether a server runs on this node's folder.
async fn index(config: &Config, pool: PgPool) -> (anyhow::Result<String>, bool) {
    let folder = match IndexFolder::open(&config.data_dir) {
        Ok(folder) => folder,
        Err(error) => return (Err(error), false),
    };
    if !folder.is_own() {
        return (behind(node::ask_readiness(config.listen).await, "the server's"), true);
    }
    let lag = async { Ok(search::lag(&open::marketplace(&folder, pool).await?).await?.changes) };
    // No server runs: whatever is missing is taken in when one starts.
    (lag.await.map(|changes| format!("{changes} changes behind; no server runs on this folder")), false)
}

fn behind(changes: anyhow::Result<usize>, whose: &str) -> anyhow::Result<String> {
    match changes? {
        changes if changes <= CHANGES_BEHIND => Ok(format!("{whose} is {changes} changes behind")),
        changes => bail!("{whose} is {changes} changes behind: look for `could not follow` in its log; a restart makes a broken one anew"),
    }
}

async fn waiting_jobs(pool: &PgPool, server_runs: bool) -> anyhow::Result<String> {
    jobs_are_done(jobs::backlog(pool, MachineClock.now()).await?, server_runs).map_err(anyhow::Error::msg)
}

/// What was given up waits for a person, which is no fault of the installation.
fn jobs_are_done(backlog: Backlog, server_runs: bool) -> Result<String, String> {
    let Backlog { due, given_up, oldest_due, .. } = backlog;
    if server_runs && oldest_due > JOBS_WAIT {
        return Err(format!(
            "{due} are due, the first for {} min, and nobody does them: look at the server's log",
            oldest_due.num_minutes()
        ));
    }
    let waiting = if due == 0 { "none is due".to_owned() } else { format!("{due} are due, the first for {} s", oldest_due.num_seconds()) };
    Ok(match given_up {
        0 => format!("{waiting}; none was given up"),
        count => format!("{waiting}; {count} given up: staff finds them at /staff/jobs"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_that_disagree_are_found() {
        let at = |second: i64| DateTime::from_timestamp(1_000 + second, 0).unwrap();
        assert_eq!(apart(at(0), at(1), at(2)), TimeDelta::zero());
        assert_eq!(apart(at(0), at(9), at(2)), TimeDelta::seconds(7));
        assert_eq!(apart(at(0), at(-40), at(2)), TimeDelta::seconds(40));
        assert!(clocks_agree(TimeDelta::seconds(5)).is_ok());
        assert!(clocks_agree(TimeDelta::seconds(40)).unwrap_err().contains("40 s apart"));
    }

    #[test]
    fn jobs_that_nobody_does_are_found() {
        let backlog = |minutes, given_up| Backlog { scheduled: 9, due: 3, given_up, oldest_due: TimeDelta::minutes(minutes) };
        assert!(jobs_are_done(backlog(30, 0), true).unwrap_err().contains("the first for 30 min"));
        assert!(jobs_are_done(backlog(30, 0), false).is_ok(), "nobody runs");
        assert!(jobs_are_done(backlog(0, 2), true).unwrap().contains("2 given up"));
    }

    #[test]
    fn an_index_far_behind_is_found() {
        assert!(behind(Ok(12), "it").is_ok());
        assert!(behind(Ok(5_000), "it").unwrap_err().to_string().contains("5000 changes behind"));
    }
}
