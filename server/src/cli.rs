//! The command line: `passerelle --help`.

use std::path::PathBuf;

use chrono::NaiveDate;
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
    /// Write the whole database into a new file, as of one moment, while the site runs
    Backup {
        /// The file to write; it must not exist yet, and nobody else may read it
        file: PathBuf,
        #[command(flatten)]
        output: Output,
    },
    /// Put a backup into an empty database, bring it up to date, and make this node's search index anew
    Restore {
        /// A file that `backup` wrote
        file: PathBuf,
        #[command(flatten)]
        output: Output,
    },
    /// The people who run the site
    #[command(subcommand)]
    Staff(Staff),
    /// Accounts of people
    #[command(subcommand)]
    Account(Account),
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
    /// Measure what is understood and how profiles are ranked, beside simple methods
    #[command(subcommand)]
    Evaluate(Evaluate),
    /// Check everything that the server needs; exit 1 on a problem
    Doctor(Output),
}

/// What to measure.
#[derive(Debug, Subcommand)]
pub enum Evaluate {
    /// What is read from texts, against labels; needs no database
    ///
    /// FILE holds JSON lines {id, lang, text, gold, optional}.
    Extraction {
        /// Labelled texts, one a line
        file: PathBuf,
        #[command(flatten)]
        how: Measured,
    },
    /// How profiles are ranked for needs, against grades; beside it random order, look-ups, PostgreSQL, BM25, and ours without each rule
    ///
    /// DIR holds needs.jsonl, profiles.jsonl, qrels.tsv and perhaps pools.tsv. Without profiles.jsonl the candidates are the community of the
    /// database, and who is seen in the first ten is told too.
    Ranking {
        /// A folder of needs, profiles and grades
        dir: PathBuf,
        /// Do not measure PostgreSQL's full text search; no database is needed then
        #[arg(long)]
        without_postgres: bool,
        #[command(flatten)]
        how: Measured,
    },
    /// What other weights would make of the choices that staff and companies made; changes nothing
    Cases {
        /// A weights file to compare with the weights in use
        #[arg(long, value_name = "FILE")]
        weights: PathBuf,
        #[command(flatten)]
        output: Output,
    },
}

/// How a measurement is made and told.
#[derive(Clone, Debug, Args)]
pub struct Measured {
    /// Write what is predicted, one JSON line a case
    #[arg(long, value_name = "OUT")]
    pub predictions: Option<PathBuf>,
    /// The day that texts are read on; default: 2026-01-05 for files, today for the community of the database
    #[arg(long, value_name = "DATE")]
    pub today: Option<NaiveDate>,
    #[command(flatten)]
    pub output: Output,
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

/// Accounts of people.
#[derive(Debug, Subcommand)]
pub enum Account {
    /// Suspend an account: its sessions end, and it may do nothing from the next request on
    Suspend(Whose),
    /// Give a suspended account back
    Reinstate(Whose),
}

/// Whose account, and why.
#[derive(Debug, Args)]
pub struct Whose {
    /// The address that the person signs in with
    #[arg(long)]
    pub email: String,
    /// Why, for the log
    #[arg(long)]
    pub reason: String,
    #[command(flatten)]
    pub output: Output,
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
