//! `cargo xtask bench`: the benchmarks, with a throw-away database.

use anyhow::Result;

use crate::{process, tools, workspace};

/// Runs `cargo bench -p tests`; `PASSERELLE_TEST_DATABASE_URL` names a database cluster that goes with it.
///
/// # Errors
/// When PostgreSQL cannot be had, or a benchmark does not compile or fails.
pub fn bench(bench_args: &[String]) -> Result<()> {
    let cluster = tools::cluster::Cluster::start(&tools::postgres::ensure()?)?;
    workspace::step("run the benchmarks");
    process::run(
        process::cargo()
            .args(["bench", "--package", "tests"])
            .args(bench_args)
            .env("PASSERELLE_TEST_DATABASE_URL", cluster.url("postgres")),
    )
}
