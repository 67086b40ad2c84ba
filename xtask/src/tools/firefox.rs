//! A Firefox for the founding story. Nothing else needs it: where there is none and none can be installed, that one telling is left out.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use super::packages::{self, Need};
use crate::{process, workspace};

const NEED: Need = Need { what: "Firefox", apt: &["firefox-esr"], brew: "firefox" };

const NAMES: [&str; 2] = ["firefox-esr", "firefox"];

const MAC: &str = "/Applications/Firefox.app/Contents/MacOS/firefox";

/// The browser's binary: what `PASSERELLE_FIREFOX` names, else one that is installed, else a new one; none where none starts.
///
/// # Errors
/// When the one that is named does not start.
pub fn find_or_install() -> Result<Option<PathBuf>> {
    if let Some(named) = std::env::var_os("PASSERELLE_FIREFOX").map(PathBuf::from) {
        let found = works(&named).then_some(named.clone());
        return found.map(Some).with_context(|| format!("PASSERELLE_FIREFOX is {}, which is not a Firefox that starts", named.display()));
    }
    let found = find().or_else(|| packages::install(&NEED).ok().and_then(|()| find()));
    if found.is_none() {
        workspace::step("no Firefox starts here, and none could be installed: the story is not played in it");
    }
    Ok(found)
}

fn find() -> Option<PathBuf> {
    let installed = NAMES.iter().filter_map(|name| process::in_path(name)).chain([PathBuf::from(MAC)]);
    installed.filter(|binary| !is_snap(binary)).find(works)
}

/// A snap has a folder for what is passing of its own, and does not find the profile of a test.
fn is_snap(binary: &Path) -> bool {
    std::fs::canonicalize(binary).is_ok_and(|real| real.components().any(|part| part.as_os_str() == "snap"))
}

fn works(binary: &PathBuf) -> bool {
    process::succeeds(Command::new(binary).args(["--headless", "--version"]))
}
