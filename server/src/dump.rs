//! PostgreSQL's own `pg_dump` and `pg_restore`: they alone know how to write down a database of their version as of one moment, and how to
//! put it back in the order that its tables need.

mod address;
mod programs;

use std::path::Path;
use std::process::{ExitStatus, Stdio};

use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWriteExt as _, BufReader};
use tokio::process::{Child, Command};

pub use address::Address;
pub use programs::DumpPrograms;

/// So much of what a program says is quoted when it fails.
const QUOTED_LINES: usize = 6;

/// Why there is no copy, or nothing was put back. Each message says what to do, where something can be done.
#[derive(Debug, thiserror::Error)]
pub enum DumpError {
    #[error(
        "PostgreSQL's programs `pg_dump` and `pg_restore` were not found; install those of version {server} or later (on Debian: apt-get install postgresql-client)"
    )]
    Missing { server: u32 },
    #[error(
        "the database is PostgreSQL {server}, and the newest pg_dump found is of version {found}: install that of version {server} or later"
    )]
    TooOld { server: u32, found: u32 },
    #[error("{program} cannot be run: {source}")]
    Unstarted { program: &'static str, source: std::io::Error },
    #[error("{program} failed: {said}")]
    Failed { program: &'static str, said: String },
}

impl DumpPrograms {
    /// Writes a database into a file that exists and is empty. `tell` hears the name of each table.
    ///
    /// # Errors
    /// When the program fails; the file holds nothing of use then.
    pub async fn dump(&self, database: &Address, file: &Path, tell: impl FnMut(&str)) -> Result<(), DumpError> {
        let mut command = command(&self.pg_dump);
        command.args(["--format=custom", "--no-owner", "--verbose", "--file"]).arg(file);
        database.give_to(&mut command);
        run("pg_dump", &mut command, None, tell).await.map(drop)
    }

    /// What a file holds, an entry a line.
    ///
    /// # Errors
    /// When it is no copy of a database, or not a whole one.
    pub async fn entries(&self, file: &Path) -> Result<String, DumpError> {
        run("pg_restore", command(&self.pg_restore).arg("--list").arg(file), None, |_| ()).await
    }

    /// The migrations that the database had been through.
    ///
    /// # Errors
    /// As [`DumpPrograms::entries`].
    pub async fn migrations(&self, file: &Path) -> Result<Vec<i64>, DumpError> {
        let mut command = command(&self.pg_restore);
        command.args(["--data-only", "--table=_sqlx_migrations", "--file=-"]).arg(file);
        Ok(first_column(&run("pg_restore", &mut command, None, |_| ()).await?))
    }

    /// Puts these entries of a file into an empty database, all or none. `tell` hears the name of each table.
    ///
    /// # Errors
    /// When the program fails; the database is as before then.
    pub async fn restore(
        &self,
        database: &Address,
        file: &Path,
        entries: &str,
        with_rights: bool,
        tell: impl FnMut(&str),
    ) -> Result<(), DumpError> {
        let mut command = command(&self.pg_restore);
        command.args(["--single-transaction", "--exit-on-error", "--no-owner", "--verbose", "--use-list=/dev/stdin"]);
        if !with_rights {
            command.arg("--no-privileges");
        }
        database.give_to(&mut command);
        run("pg_restore", command.arg(file), Some(entries), tell).await.map(drop)
    }
}

/// A program whose messages are in English, and which ends with us.
fn command(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.env("LC_ALL", "C").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    command
}

/// Runs it to its end and answers what it wrote.
async fn run(program: &'static str, command: &mut Command, input: Option<&str>, mut tell: impl FnMut(&str)) -> Result<String, DumpError> {
    if input.is_some() {
        command.stdin(Stdio::piped());
    }
    let unstarted = |source| DumpError::Unstarted { program, source };
    let mut child = command.spawn().map_err(unstarted)?;
    let (output, errors, given) = (child.stdout.take(), child.stderr.take(), child.stdin.take());
    let give = async {
        if let (Some(mut given), Some(input)) = (given, input) {
            // One that ends early says why itself.
            let _ = given.write_all(input.as_bytes()).await;
        }
    };
    let mut said = Vec::new();
    let hear = lines(errors, |line| match table(line) {
        Some(table) => tell(table),
        None => said.push(line.to_owned()),
    });
    let mut written = String::new();
    let read = lines(output, |line| {
        written.push_str(line);
        written.push('\n');
    });
    let ((), heard, read, ended) = tokio::join!(give, hear, read, end(&mut child));
    heard.and(read).map_err(unstarted)?;
    if ended.map_err(unstarted)?.success() { Ok(written) } else { Err(DumpError::Failed { program, said: last_words(&said) }) }
}

async fn end(child: &mut Child) -> std::io::Result<ExitStatus> {
    child.wait().await
}

async fn lines(stream: Option<impl AsyncRead + Unpin>, mut each: impl FnMut(&str)) -> std::io::Result<()> {
    let Some(stream) = stream else { return Ok(()) };
    let mut reader = BufReader::new(stream);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).await? > 0 {
        each(String::from_utf8_lossy(&line).trim_end());
        line.clear();
    }
    Ok(())
}

/// `pg_dump: dumping contents of table "public.accounts"`, and `pg_restore: processing data for table "public.accounts"`.
fn table(line: &str) -> Option<&str> {
    let rest = line.split_once("dumping contents of table ").or_else(|| line.split_once("processing data for table "))?.1;
    Some(rest.trim_matches('"').trim_start_matches("public."))
}

/// What went wrong stands at the end, between lines about what was being done.
fn last_words(said: &[String]) -> String {
    let matters = |line: &&String| ["error", "FATAL", "could not", "DETAIL", "HINT"].iter().any(|word| line.contains(word));
    let mut quoted: Vec<&str> = said.iter().filter(matters).map(String::as_str).collect();
    if quoted.is_empty() {
        quoted = said.iter().map(String::as_str).collect();
    }
    quoted[quoted.len().saturating_sub(QUOTED_LINES)..].join("\n")
}

/// The numbers before the first tab of the rows that a script copies.
fn first_column(script: &str) -> Vec<i64> {
    let rows = script.lines().skip_while(|line| !line.starts_with("COPY ")).skip(1).take_while(|line| *line != "\\.");
    rows.filter_map(|row| row.split('\t').next()?.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_programs_say_is_read() {
        assert_eq!(table("pg_dump: dumping contents of table \"public.accounts\""), Some("accounts"));
        assert_eq!(table("pg_restore: processing data for table \"public.jobs\""), Some("jobs"));
        assert_eq!(table("pg_dump: reading schemas"), None);
        let said = ["pg_restore: creating TABLE", "pg_restore: error: could not read"].map(str::to_owned);
        assert_eq!(last_words(&said), "pg_restore: error: could not read");
        assert_eq!(
            first_column("SET x;\nCOPY public._sqlx_migrations (version, d) FROM stdin;\n1\troles\n99\tpages\n\\.\n\n7\t\n"),
            [1, 99]
        );
        assert!(first_column("").is_empty());
    }
}
