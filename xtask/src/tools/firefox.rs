//! A Firefox for the founding story. Nothing else needs it: where there is none and none can be installed, that one telling is left out.

use std::path::PathBuf;
use std::process::Command;

use super::packages::{self, Need};
use crate::{process, workspace};

const NEED: Need = Need { what: "Firefox", apt: &["firefox-esr"], brew: "firefox" };

const NAMES: [&str; 2] = ["firefox-esr", "firefox"];

const MAC: &str = "/Applications/Firefox.app/Contents/MacOS/firefox";

/// The browser's binary: what `PASSERELLE_FIREFOX` names, else one that is installed, else a new one; none where none starts.
pub fn find_or_install() -> Option<PathBuf> {
    let found = find().or_else(|| packages::install(&NEED).ok().and_then(|()| find()));
    if found.is_none() {
        workspace::step("no Firefox starts here, and none could be installed: the story is not played in it");
    }
    found
}

fn find() -> Option<PathBuf> {
    let named = std::env::var_os("PASSERELLE_FIREFOX").map(PathBuf::from);
    let installed = NAMES.iter().filter_map(|name| process::in_path(name)).chain([PathBuf::from(MAC)]);
    named.into_iter().chain(installed).find(|binary| process::succeeds(Command::new(binary).args(["--headless", "--version"])))
}
