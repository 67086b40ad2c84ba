//! `passerelle`: reads the command line and the settings, and hands over to a subcommand.

use std::process::ExitCode;

use clap::Parser as _;
use server::cli::Cli;
use server::{commands, logging};

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
    logging::start(&config);
    match commands::run(cli.command, &config).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("passerelle: {error:#}");
            ExitCode::FAILURE
        }
    }
}
