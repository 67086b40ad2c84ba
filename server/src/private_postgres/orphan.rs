//! Ends a server of our own cluster that outlived both its owner and its guard.
//!
//! Called with the lock held, so that the server belongs to nobody. It is stopped rather than adopted: its end would be
//! nobody's business.

use std::path::Path;
use std::time::{Duration, Instant};

use rustix::{
    io::Errno,
    process::{Pid, Signal, kill_process},
};

use super::PrivatePostgresError;
use super::account::Account;
use super::place::Place;

/// A fast stop writes what is in memory; a disk may be slow.
const DEADLINE: Duration = Duration::from_secs(60);

/// Stops what runs on the cluster and removes the note of a server that no longer runs.
pub(super) fn stop(place: &Place, account: Account) -> Result<(), PrivatePostgresError> {
    let data = place.data();
    let note = data.join("postmaster.pid");
    let Ok(text) = std::fs::read_to_string(&note) else { return Ok(()) };
    let postmaster: Option<i32> = text.lines().next().and_then(|line| line.trim().parse().ok());
    let begun = Instant::now();
    let mut asked = false;
    loop {
        let residents = residents(&data, account);
        if residents.is_empty() {
            break;
        }
        // Only a process that runs on this cluster: after a restart of the machine the number may be anybody's.
        let main = residents.iter().copied().find(|pid| Some(*pid) == postmaster);
        if let Some(main) = main.filter(|_| !asked).and_then(Pid::from_raw) {
            tracing::warn!(pid = main.as_raw_nonzero().get(), "stopping a private PostgreSQL whose owner is gone");
            match kill_process(main, Signal::INT) {
                // It ended by itself since it was looked up.
                Ok(()) | Err(Errno::SRCH) => asked = true,
                Err(error) => return Err(PrivatePostgresError::Files { path: note, source: error.into() }),
            }
        }
        if begun.elapsed() > DEADLINE {
            return Err(PrivatePostgresError::Failed { what: "the stop of an abandoned PostgreSQL", log: place.last_words() });
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    // Nothing runs on the cluster any more: the note would only make PostgreSQL wonder whose number that is.
    match std::fs::remove_file(&note) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(PrivatePostgresError::Files { path: note, source: error }),
        _ => Ok(()),
    }
}

/// Prints the processes that work in a folder, as each PostgreSQL process does in its cluster's.
const LIST: &str = r#"for process in /proc/[0-9]*; do
  if [ "$process/cwd" -ef "$1" ]; then
    case "$(readlink "$process/exe")" in */postgres*) echo "${process#/proc/}" ;; esac
  fi
done"#;

/// The PostgreSQL processes of a cluster. Looked up by PostgreSQL's own account: in a container, root may not look into
/// the processes of others.
fn residents(data: &Path, account: Account) -> Vec<i32> {
    if !Path::new("/proc/self/cwd").exists() {
        return residents_by_command(data);
    }
    let mut list = account.command(Path::new("/bin/sh"));
    let listing = list.args(["-c", LIST, "sh"]).arg(data).output();
    let text = listing.map(|listing| String::from_utf8_lossy(&listing.stdout).into_owned()).unwrap_or_default();
    text.lines().filter_map(|line| line.trim().parse().ok()).collect()
}

/// Without `/proc` (macOS): by the `-D` of its command line, which the main process alone shows.
fn residents_by_command(data: &Path) -> Vec<i32> {
    let listing = std::process::Command::new("ps").args(["-axww", "-o", "pid=,command="]).output();
    let text = listing.map(|listing| String::from_utf8_lossy(&listing.stdout).into_owned()).unwrap_or_default();
    let option = format!("-D {} ", data.display());
    text.lines().filter(|line| line.contains(&option)).filter_map(|line| line.split_whitespace().next()?.parse().ok()).collect()
}
