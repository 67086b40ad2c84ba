//! Makes the cluster, once.

use super::account::Account;
use super::place::Place;
use super::programs::Programs;
use super::{NAME, PrivatePostgresError};

/// Makes the cluster unless it is there. It appears whole or not at all: a start killed half-way leaves a folder of
/// another name, which the next one removes.
pub(super) fn ensure(programs: &Programs, place: &Place, account: Account) -> Result<(), PrivatePostgresError> {
    let data = place.data();
    if data.exists() {
        return Ok(());
    }
    let unfinished = place.unfinished();
    if unfinished.exists() {
        std::fs::remove_dir_all(&unfinished).map_err(PrivatePostgresError::files(&unfinished))?;
    }
    let mut initdb = account.command(&programs.initdb());
    initdb.args(["-A", "trust", "-U", NAME, "--locale=C", "-E", "UTF8", "--data-checksums", "-D"]).arg(&unfinished);
    let made = initdb.output().map_err(PrivatePostgresError::files(&programs.initdb()))?;
    if !made.status.success() {
        let log = String::from_utf8_lossy(&made.stderr).trim().to_owned();
        return Err(PrivatePostgresError::Failed { what: "initdb", log });
    }
    std::fs::rename(&unfinished, &data).map_err(PrivatePostgresError::files(&data))
}
