//! The build tool: one command each for running, building, testing and watching Passerelle.
//!
//! A machine with Rust and a C linker is enough to start it; what else a command needs (the wasm target, PostgreSQL,
//! Chromium, Node.js) it finds or installs with the system's own package manager, and says in one sentence what it
//! cannot do. Each step prints one line that begins with the seconds since the start.

mod bench;
mod build;
mod migrations;
mod prepare;
mod process;
mod run;
mod site;
mod summary;
mod test;
mod test_environment;
mod tools;
mod watch;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Builds, runs and tests Passerelle.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Xtask {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Get what is missing, build with the `launch` profile and serve on http://127.0.0.1:3000
    Run {
        /// Passed on to `passerelle serve`
        #[arg(last = true)]
        serve_args: Vec<String>,
    },
    /// Build for release: target/release/passerelle and the site in target/site/pkg/
    Build,
    /// Everything that CI runs: format, lints, saved queries, and every test
    Test {
        /// Passed on to every `cargo test`, for instance the name of one test
        #[arg(last = true)]
        test_args: Vec<String>,
    },
    /// Run the benchmarks
    Bench {
        /// Sizes of the communities that matching is measured with; a million takes a quarter of an hour and ten gigabytes
        #[arg(long, default_value = "1000,10000,100000,1000000")]
        sizes: String,
        /// Passed on to the benchmarks of small things
        #[arg(last = true)]
        bench_args: Vec<String>,
    },
    /// Serve, and rebuild and restart at each change of the sources
    Watch,
    /// Save what the checked SQL queries need to compile without a database, in .sqlx
    Prepare {
        /// Change nothing; fail when .sqlx is not what the queries and migrations give
        #[arg(long)]
        check: bool,
    },
    /// Build the site only: wasm, JavaScript, style and fonts
    Site {
        /// As shipped, in target/site; otherwise the quick one, in target/site-dev
        #[arg(long)]
        release: bool,
    },
}

fn main() -> ExitCode {
    workspace::start_clock();
    let result = match Xtask::parse().command {
        Command::Run { serve_args } => run::run(&serve_args),
        Command::Build => build::build(),
        Command::Test { test_args } => test::test(&test_args),
        Command::Bench { sizes, bench_args } => bench::bench(&sizes, &bench_args),
        Command::Watch => watch::watch(),
        Command::Prepare { check: false } => prepare::prepare(),
        Command::Prepare { check: true } => prepare::check(),
        Command::Site { release } => site::site(if release { site::Kind::Release } else { site::Kind::Dev }),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn command_line_is_consistent() {
        super::Xtask::command().debug_assert();
    }
}
