//! Runs the server, and stops it when we are gone.
//!
//! A small shell waits on a pipe that this process holds open. Its end, by a stop or by `kill -9`, closes the pipe, and
//! the shell asks PostgreSQL for a fast, clean stop. A parent-death signal would do as well on Linux alone, needs
//! `unsafe`, and fires when the *thread* that spawned the server ends.

use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::PrivatePostgresError;
use super::account::Account;
use super::place::Place;
use super::programs::Programs;

/// Two processes, so that either can be killed: the shell waits for PostgreSQL, and `reader` for the end of the pipe.
/// A group of its own keeps a Ctrl-C of the terminal away: requests that are running still need the database.
/// Signals to the whole service (systemd's stop) are left to the one process that knows the order of the end.
const SCRIPT: &str = r#"trap '' HUP INT TERM
exec 3<&0
"$1" -D "$2" -k "$3" -c listen_addresses= -c unix_socket_permissions=0700 </dev/null >"$4" 2>&1 3<&- &
server=$!
( read -r _ <&3; kill -INT $server 2>/dev/null ) &
reader=$!
exec 3<&-
wait $server
status=$?
kill -KILL $reader 2>/dev/null
exit $status"#;

/// A started server.
pub(super) struct Guard {
    shell: Child,
    socket_dir: PathBuf,
}

impl Guard {
    /// Starts the server and waits until it answers.
    pub(super) fn start(
        programs: &Programs,
        place: &Place,
        socket_dir: &Path,
        account: Account,
        deadline: Duration,
    ) -> Result<Self, PrivatePostgresError> {
        let mut shell = account.command(Path::new("/bin/sh"));
        shell.args(["-c", SCRIPT, "passerelle-postgres"]).arg(programs.postgres()).arg(place.data()).arg(socket_dir).arg(place.log());
        shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        let shell = shell.spawn().map_err(PrivatePostgresError::files(Path::new("/bin/sh")))?;
        let mut guard = Self { shell, socket_dir: socket_dir.to_owned() };
        let begun = Instant::now();
        while !place.is_ready() {
            if guard.has_ended() {
                return Err(PrivatePostgresError::Failed { what: "the start of PostgreSQL", log: place.last_words() });
            }
            if begun.elapsed() > deadline {
                return Err(PrivatePostgresError::TooSlow { log: place.last_words() });
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(guard)
    }

    pub(super) fn has_ended(&mut self) -> bool {
        !matches!(self.shell.try_wait(), Ok(None))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        if let Err(error) = self.shell.wait() {
            tracing::error!(%error, "the private PostgreSQL may still run");
        }
        // Empty once PostgreSQL has stopped. Left behind by `kill -9`, it serves the next start.
        if let Err(error) = std::fs::remove_dir(&self.socket_dir) {
            tracing::warn!(%error, "{} is left behind", self.socket_dir.display());
        }
    }
}
