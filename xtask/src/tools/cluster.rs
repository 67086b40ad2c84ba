//! A throw-away PostgreSQL: its own folder, a unix socket only, gone with this process however it ends.

use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use super::account::{self, Account};
use crate::{process, workspace};

const START_DEADLINE: Duration = Duration::from_secs(60);

/// Makes the data, then runs the server until standard input closes, which the end of this process does too, even by
/// `kill -9`. A server that has only just started ignores the signal: it is sent until the server is gone.
const GUARD: &str = r#"exec >"$2/log" 2>&1
"$1/initdb" -D "$2/data" -A trust -U postgres --locale=C -E UTF8 --no-sync </dev/null || exit 1
"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c fsync="$3" -c max_connections=300 &
server=$!
read -r _
while kill -INT $server; do sleep 0.1; done
rm -rf "$2""#;

/// Whether what was committed outlives the machine's end. The site refuses a database that forgets.
#[derive(Debug, Clone, Copy)]
pub enum Fsync {
    On,
    Off,
}

/// A running server; dropping it stops it and removes its data.
pub struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    account: Option<Account>,
    guard: Child,
}

impl Cluster {
    /// Makes an empty cluster and starts it. The superuser is `postgres`, without a password.
    ///
    /// # Errors
    /// When PostgreSQL refuses to make or start it within 60 s; the message ends with its log.
    pub fn start(programs: &Path, fsync: Fsync) -> Result<Self> {
        workspace::step("start a throw-away PostgreSQL");
        let account = account::for_postgres()?;
        let folder = new_folder(account)?;
        let mut guard = as_account(Path::new("/bin/sh"), account);
        guard.args(["-c", GUARD, "guard"]).arg(programs).arg(&folder).arg(match fsync {
            Fsync::On => "on",
            Fsync::Off => "off",
        });
        guard.current_dir(&folder);
        guard.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        let guard = guard.spawn().context("`sh` does not start")?;
        let mut cluster = Self { programs: programs.to_owned(), folder, account, guard };
        cluster.wait_until_ready()?;
        Ok(cluster)
    }

    /// How sqlx and the server reach one of its databases.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@localhost/{database}?host={}", self.folder.display())
    }

    /// Makes an empty database.
    pub fn create_database(&self, name: &str) -> Result<()> {
        process::run(self.psql_command("postgres").args(["--command", &format!("create database {name}")]))
    }

    /// Runs a file of SQL, stopping at its first error.
    pub fn psql(&self, database: &str, options: &[&str], file: &Path) -> Result<()> {
        let sql = std::fs::File::open(file).with_context(|| format!("{} cannot be read", file.display()))?;
        process::run(self.psql_command(database).args(options).args(["--file", "-"]).stdin(sql))
    }

    fn psql_command(&self, database: &str) -> Command {
        let mut command = as_account(&self.programs.join("psql"), self.account);
        command.args(["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--username=postgres", "--dbname", database, "--host"]);
        command.arg(&self.folder).current_dir(&self.folder).stdout(std::io::stderr());
        command
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < START_DEADLINE && self.guard.try_wait().is_ok_and(|ended| ended.is_none()) {
            // The eighth line is the server's state; `pg_isready` is not installed everywhere.
            let pid_file = std::fs::read_to_string(self.folder.join("data/postmaster.pid")).unwrap_or_default();
            if pid_file.lines().nth(7).is_some_and(|state| state.trim() == "ready") {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        bail!("the throw-away PostgreSQL is not ready after {} s: {}", start.elapsed().as_secs(), log.trim())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        if let Err(error) = self.guard.wait().map_err(Into::into).and_then(|_| process::remove_all(&self.folder)) {
            eprintln!("xtask: the throw-away PostgreSQL in {} may still be there: {error:#}", self.folder.display());
        }
    }
}

/// A new private folder. Directly in `/tmp`: a socket's path is limited to about 100 bytes, and the account that runs
/// PostgreSQL must be able to reach it.
fn new_folder(account: Option<Account>) -> Result<PathBuf> {
    let folder = PathBuf::from(format!("/tmp/passerelle-xtask-{}", std::process::id()));
    process::remove_all(&folder)?;
    let refused = || format!("{} cannot be made", folder.display());
    std::fs::create_dir(&folder).with_context(refused)?;
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700)).with_context(refused)?;
    if let Some(Account { uid, gid }) = account {
        std::os::unix::fs::chown(&folder, Some(uid), Some(gid)).with_context(refused)?;
    }
    Ok(folder)
}

fn as_account(program: &Path, account: Option<Account>) -> Command {
    let mut command = Command::new(program);
    if let Some(Account { uid, gid }) = account {
        command.gid(gid).uid(uid);
    }
    // A developer's own settings (PGDATA, PGHOST, PGOPTIONS…) are for another server.
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("PG")) {
            command.env_remove(name);
        }
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::postgres;

    #[test]
    fn a_cluster_answers_and_leaves_nothing() {
        let cluster = Cluster::start(&postgres::ensure().unwrap(), Fsync::Off).unwrap();
        cluster.create_database("sample").unwrap();
        let answer = process::read(cluster.psql_command("sample").args(["-At", "-c", "select 6 * 7"]).stdout(Stdio::piped())).unwrap();
        let folder = cluster.folder.clone();
        drop(cluster);
        assert_eq!(answer.trim(), "42");
        assert!(!folder.exists());
    }
}
