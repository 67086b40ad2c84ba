//! `cargo xtask test`: everything that continuous integration runs, in the same order.
//!
//! Every check and every test runs, whatever failed before, and the last line counts: `123 passed, 0 failed`. What
//! passed are tests; what failed are tests, and each check that failed counts as one, so that the line never reads well
//! when something is wrong. See [`crate::test_environment`] for what the tests are given.

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::summary::Summary;
use crate::test_environment::{Browsers, TestEnvironment};
use crate::tools::toolchain::WASM;
use crate::{prepare, process, site, tools, workspace};

/// What compiles for the server. `frontend` would turn on the browser's half of the page crates there too; and this tool
/// is built and tested alone, as it was to run, because together with the others its dependencies would be built twice.
const HOST: [&str; 5] = ["--workspace", "--exclude", "frontend", "--exclude", "xtask"];

/// What of it is built and tested: not what `cargo xtask bench` alone runs.
const TESTED: [&str; 7] = ["--workspace", "--exclude", "frontend", "--exclude", "xtask", "--exclude", "page-benches"];

const TOOL: [&str; 2] = ["--package", "xtask"];

/// The tests that drive the router: most of them, and each mostly waits for PostgreSQL to answer.
const OVER_HTTP: [&str; 2] = ["--test", "http"];

/// So many of them for each core.
const WAITERS: usize = 3;

/// Every other target; `tests/tidy` holds that no other begins with this letter.
const ALL_BUT_HTTP: [&str; 4] = ["--lib", "--bins", "--test", "[!h]*"];

/// How the names of tests end that play in Firefox.
const IN_FIREFOX: &str = "in_firefox";

const DENY_WARNINGS: [&str; 3] = ["--", "-D", "warnings"];

/// Runs it all.
///
/// # Errors
/// When a tool cannot be had, or any check or test fails.
pub fn test(test_args: &[String]) -> Result<()> {
    let (postgres, browsers) = ensure_tools()?;
    let test_args = &without_firefox(test_args, browsers.firefox.is_none());
    let mut checks = Checks::default();
    checks.check("format", || process::run(process::cargo().args(["fmt", "--all", "--check"])));
    checks.check("lints of the server's half", || clippy(&HOST, &["--all-targets"]));
    checks.check("lints of the browser's half", || clippy(&["--package", "frontend"], &["--target", WASM]));
    checks.check("lints of the build tool", || clippy(&TOOL, &["--all-targets"]));
    checks.check("saved queries", prepare::check);
    let site = checks.check("site", || site::build(site::Kind::Dev));
    let built = checks.check("server and tests", build);

    let mut tests = Summary::default();
    checks.check("tests of the build tool", || run_tests(process::cargo().arg("test").args(TOOL), test_args, &mut tests));
    if let (Some(site), Some(())) = (site, built) {
        checks.check("tests", || {
            let environment = TestEnvironment::start(&postgres, site, browsers)?;
            let mut run = |targets: &[&str], at_a_time: usize| {
                let mut command = process::cargo();
                command.arg("test").args(TESTED).args(targets).env("RUST_TEST_THREADS", at_a_time.to_string());
                environment.give(&mut command);
                run_tests(&mut command, test_args, &mut tests)
            };
            let cores = std::thread::available_parallelism().map_or(1, usize::from);
            // Each run says what failed; all of them run.
            let outcomes = [run(&OVER_HTTP, cores * WAITERS), run(&ALL_BUT_HTTP, cores), run(&["--doc"], cores)];
            outcomes.into_iter().find(Result::is_err).unwrap_or(Ok(()))
        });
    } else {
        checks.skipped("tests", "what they test does not build");
    }
    checks.finish(tests)
}

fn ensure_tools() -> Result<(PathBuf, Browsers)> {
    workspace::step("look for the tools");
    tools::toolchain::wasm_target()?;
    tools::toolchain::lints()?;
    let postgres = tools::postgres::ensure()?;
    let browsers = Browsers { chromium: tools::chromium::ensure()?, firefox: tools::firefox::find_or_install()? };
    tools::node::packages()?;
    Ok((postgres, browsers))
}

/// What the test binaries are told: where there is no Firefox, to leave out what needs one.
fn without_firefox(given: &[String], leave_out: bool) -> Vec<String> {
    let mut args = given.to_vec();
    if leave_out {
        if !args.iter().any(|arg| arg == "--") {
            args.push("--".to_owned());
        }
        args.extend(["--skip", IN_FIREFOX].map(str::to_owned));
    }
    args
}

fn clippy(packages: &[&str], options: &[&str]) -> Result<()> {
    process::run(process::cargo().arg("clippy").args(packages).args(options).args(DENY_WARNINGS))
}

/// The server's binary, and the tests with the same features so that running them builds nothing again.
fn build() -> Result<()> {
    process::run(process::cargo().arg("build").args(TESTED).args(["--bins", "--tests"]))
}

/// Runs `cargo test`, its output shown as it comes, and adds what it says to the total.
fn run_tests(command: &mut Command, test_args: &[String], total: &mut Summary) -> Result<()> {
    command.args(["--no-fail-fast"]).args(test_args).stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("`{}` does not start", process::typed(command)))?;
    let mut counted = Summary::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.context("the tests' output cannot be read")?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            if let Some(result) = Summary::of_line(&line) {
                counted.add(result);
            }
        }
    }
    let status = child.wait().context("the tests' end cannot be awaited")?;
    total.add(counted);
    match counted.failed {
        0 if status.success() => Ok(()),
        // A test binary that does not compile, or that dies, prints no result line of its own.
        0 => bail!("`{}` failed ({status}) though no test did", process::typed(command)),
        failed => Err(FailedTests(failed).into()),
    }
}

/// Failures that the summary counts already.
#[derive(Debug)]
struct FailedTests(u64);

impl std::fmt::Display for FailedTests {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} failed", self.0)
    }
}

impl std::error::Error for FailedTests {}

/// The checks so far, each with its outcome and time.
#[derive(Default)]
struct Checks {
    done: Vec<(&'static str, Duration, Option<String>)>,
    /// Those that failed otherwise than by a failed test
    failed: u64,
}

impl Checks {
    /// Runs one check; an error is kept for the end.
    fn check<T>(&mut self, name: &'static str, check: impl FnOnce() -> Result<T>) -> Option<T> {
        workspace::step(&format!("── {name}"));
        let start = Instant::now();
        match check() {
            Ok(value) => {
                self.done.push((name, start.elapsed(), None));
                Some(value)
            }
            Err(error) => {
                eprintln!("xtask: {name}: {error:#}");
                self.failed += u64::from(!error.is::<FailedTests>());
                self.done.push((name, start.elapsed(), Some(format!("{error:#}"))));
                None
            }
        }
    }

    /// Notes a check that could not be made.
    fn skipped(&mut self, name: &'static str, why: &str) {
        self.failed += 1;
        self.done.push((name, Duration::ZERO, Some(why.to_owned())));
    }

    /// The table of all checks, then the summary as the last line of standard output.
    fn finish(self, tests: Summary) -> Result<()> {
        workspace::step("── summary");
        for (name, time, failure) in &self.done {
            let outcome = failure.as_ref().map_or_else(|| "ok".to_owned(), |why| format!("FAILED: {why}"));
            println!("{:7.1} s  {name}: {outcome}", time.as_secs_f64());
        }
        if tests.ignored > 0 {
            println!("{} tests ignored", tests.ignored);
        }
        let total = Summary { failed: tests.failed + self.failed, ..tests };
        println!("{total}");
        // The lines above say it all: an error's own line would come after the summary.
        std::process::exit(i32::from(total.failed > 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(given: &[&str], leave_out: bool) -> Vec<String> {
        without_firefox(&given.iter().map(|&arg| arg.to_owned()).collect::<Vec<_>>(), leave_out)
    }

    #[test]
    fn what_needs_a_firefox_is_left_out_where_there_is_none() {
        assert_eq!(told(&["rankings"], false), ["rankings"]);
        assert_eq!(told(&["rankings"], true), ["rankings", "--", "--skip", "in_firefox"]);
        assert_eq!(told(&["--", "--nocapture"], true), ["--", "--nocapture", "--skip", "in_firefox"]);
    }
}
