//! Installing with the system's own package manager: apt where there is one, else Homebrew.

use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use super::account;
use crate::{process, workspace};

/// One need, by the names it has.
pub struct Need {
    /// As said to the reader, with its article
    pub what: &'static str,
    pub apt: &'static [&'static str],
    pub brew: &'static str,
}

/// Installs what is needed, without asking.
///
/// # Errors
/// One sentence that says what to install by hand, when no package manager is there or may be used.
pub fn install(need: &Need) -> Result<()> {
    let names = need.apt.join(" ");
    let failed = || format!("{} could not be installed: install it by hand and start again", need.what);
    if process::in_path("apt-get").is_some() {
        let Some(mut update) = apt_get() else {
            bail!("{} is missing, and only root may install it: `sudo apt-get install {names}`, then start again", need.what);
        };
        workspace::step(&format!("install {} (apt-get install {names})", need.what));
        process::run(update.args(["update", "-qq"])).with_context(failed)?;
        let mut install = apt_get().with_context(failed)?;
        process::run(install.args(["install", "-y", "-qq", "--no-install-recommends"]).args(need.apt)).with_context(failed)
    } else if process::in_path("brew").is_some() {
        workspace::step(&format!("install {} (brew install {})", need.what, need.brew));
        process::run(process::program("brew").args(["install", need.brew])).with_context(failed)
    } else {
        bail!("{} is missing, and there is neither apt nor Homebrew to install it with: install it by hand and start again", need.what)
    }
}

/// `apt-get` as root, or through a `sudo` that asks nothing; none when neither is possible. Its chatter goes to
/// standard error: standard output ends with a summary that scripts read.
fn apt_get() -> Option<Command> {
    let mut command = if account::is_root() {
        Command::new("apt-get")
    } else if process::succeeds(Command::new("sudo").args(["-n", "true"])) {
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        sudo
    } else {
        return None;
    };
    command.env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null()).stdout(std::io::stderr());
    Some(command)
}
