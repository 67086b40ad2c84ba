//! A Chromium for the browser tests.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};

use super::packages::{self, Need};
use crate::process;

// Without its recommended packages Chromium has no font at all.
const NEED: Need = Need { what: "Chromium", apt: &["chromium", "fonts-liberation"], brew: "chromium" };

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

const MAC: [&str; 2] =
    ["/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/// The browser's binary: what `PASSERELLE_CHROMIUM` names, else one that is installed, else a new one.
pub fn ensure() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("PASSERELLE_CHROMIUM").map(PathBuf::from) {
        let found = works(&named).then_some(named.clone());
        return found.with_context(|| format!("PASSERELLE_CHROMIUM is {}, which is not a Chromium that starts", named.display()));
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    packages::install(&NEED)?;
    find().context("Chromium was installed, yet does not start (on Ubuntu the package is only a link to a snap): install Chromium or Google Chrome, name its binary in PASSERELLE_CHROMIUM, and start again")
}

fn find() -> Option<PathBuf> {
    let named = NAMES.iter().filter_map(|name| process::in_path(name));
    named.chain(MAC.iter().map(PathBuf::from)).find(works)
}

fn works(binary: &PathBuf) -> bool {
    process::succeeds(Command::new(binary).arg("--version"))
}
