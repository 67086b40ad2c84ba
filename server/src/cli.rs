//! The command line: `passerelle --help`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// The marketplace between startups and fractional CTOs.
///
/// Settings come from the environment and from one TOML file; the README lists them.
#[derive(Debug, Parser)]
#[command(name = "passerelle", version)]
pub struct Cli {
    /// The settings' file; default: PASSERELLE_CONFIG, else ./passerelle.toml if it exists
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the site, until Ctrl-C
    ///
    /// Without DATABASE_URL, starts a private PostgreSQL in the data folder and, the first time, fills it with the demo community.
    Serve {
        /// Leave a new private database empty
        #[arg(long)]
        no_demo: bool,
    },
    /// Bring the database's tables up to date
    Migrate,
    /// Fill an empty database with the demo community
    Demo(Output),
    /// Make this node's search index anew
    Reindex(Output),
    /// The people who run the site
    #[command(subcommand)]
    Staff(Staff),
    /// Read a need from standard input and print the criteria it holds
    Understand(Output),
    /// Read a need, or {"criteria": […]}, from standard input and print the profiles that fit, best first
    Match {
        /// How many profiles to print
        #[arg(long, default_value_t = 20)]
        limit: usize,
        #[command(flatten)]
        output: Output,
    },
    /// Check everything that the server needs; exit 1 on a problem
    Doctor(Output),
}

/// The people who run the site.
#[derive(Debug, Subcommand)]
pub enum Staff {
    /// Add a person; the password is the first line of standard input
    Add {
        /// How the person is called
        #[arg(long)]
        name: String,
        /// The address to sign in with
        #[arg(long)]
        email: String,
        #[command(flatten)]
        output: Output,
    },
}

/// How the answer is written.
#[derive(Clone, Copy, Debug, Args)]
pub struct Output {
    /// Print JSON, for scripts
    #[arg(long)]
    pub json: bool,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::Cli;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
