//! `cargo xtask bench`: the benchmarks, with a throw-away database.

use anyhow::Result;

use crate::tools::cluster::{Cluster, Fsync};
use crate::{build, process, tools, workspace};

/// Runs the benches of small things, then the bench of growth for communities of these sizes (`1000,10000`), which ends with its table, then what
/// pages of the built program cost. `PASSERELLE_TEST_DATABASE_URL` names a database cluster that goes with it.
///
/// # Errors
/// When PostgreSQL or `wrk` cannot be had, or a benchmark does not compile or fails.
pub fn bench(sizes: &str, bench_args: &[String]) -> Result<()> {
    let postgres = tools::postgres::ensure()?;
    tools::wrk::ensure()?;
    let cluster = Cluster::start(&postgres, Fsync::On)?;
    let database = cluster.url("postgres");
    workspace::step("run the benchmarks of small things");
    process::run(process::cargo().args(["bench", "--package", "benches", "--bench", "matching", "--"]).args(bench_args))?;
    workspace::step("grow communities");
    let growth = ["bench", "--package", "benches", "--bench", "scale", "--", sizes];
    process::run(process::cargo().args(growth).env("PASSERELLE_TEST_DATABASE_URL", &database))?;
    pages(&database)
}

/// What pages of the program that is deployed cost.
fn pages(database: &str) -> Result<()> {
    build::build()?;
    process::run(process::cargo().args(["build", "--release", "--package", "page-benches"]))?;
    workspace::step("ask for pages");
    process::run(
        process::cargo()
            .args(["run", "--release", "--package", "page-benches", "--bin", "pages"])
            .env("PASSERELLE_TEST_DATABASE_URL", database),
    )?;
    workspace::step("look at pages");
    process::run(
        process::cargo()
            .args(["run", "--package", "tests", "--example", "vitals"])
            .env("PASSERELLE_CHROMIUM", tools::chromium::ensure()?)
            .env("PASSERELLE_BIN", workspace::server_binary("release"))
            .env("PASSERELLE_SITE_DIR", workspace::target_dir().join("site")),
    )
}
