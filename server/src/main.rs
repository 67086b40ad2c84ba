//! `passerelle`: reads the command line and the settings, and hands over to a subcommand.

use std::process::ExitCode;

use clap::Parser as _;
use server::cli::{Cli, Command};
use server::{commands, logging};

/// Drawing a page and ranking a community is thousands of small allocations: two fifths of the time of a page were spent in the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let config = match server::config::Config::load(cli.config.as_deref()) {
        Ok(config) => config,
        Err(error) => {
            eprintln!("passerelle: {error}");
            return ExitCode::from(2);
        }
    };
    let traces = match &cli.command {
        Command::Serve { .. } => logging::start_with_traces(&config),
        _ => {
            logging::start(&config);
            Ok(None)
        }
    };
    let outcome = match traces {
        Ok(traces) => {
            let outcome = commands::run(cli.command, &config).await;
            if let Some(traces) = traces {
                traces.flush();
            }
            outcome
        }
        Err(error) => Err(error.into()),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("passerelle: {error:#}");
        ExitCode::FAILURE
    })
}
