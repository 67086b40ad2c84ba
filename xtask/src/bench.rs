//! `cargo xtask bench`: the benchmarks, with a throw-away database.

use anyhow::Result;

use crate::{process, tools, workspace};

/// Runs the benches of small things, then the bench of growth for communities of these sizes (`1000,10000`), which ends with its table.
/// `PASSERELLE_TEST_DATABASE_URL` names a database cluster that goes with it.
///
/// # Errors
/// When PostgreSQL cannot be had, or a benchmark does not compile or fails.
pub fn bench(sizes: &str, bench_args: &[String]) -> Result<()> {
    let cluster = tools::cluster::Cluster::start(&tools::postgres::ensure()?)?;
    workspace::step("run the benchmarks of small things");
    process::run(process::cargo().args(["bench", "--package", "benches", "--bench", "matching", "--"]).args(bench_args))?;
    workspace::step("grow communities");
    process::run(
        process::cargo()
            .args(["bench", "--package", "benches", "--bench", "scale", "--", sizes])
            .env("PASSERELLE_TEST_DATABASE_URL", cluster.url("postgres")),
    )
}
