//! Node.js, for the accessibility rules that the browser tests load into pages (they come from the npm registry).

use std::path::Path;

use anyhow::{Context as _, Result};

use super::packages::{self, Need};
use crate::{process, workspace};

const NEED: Need = Need { what: "Node.js with npm", apt: &["nodejs", "npm"], brew: "node" };

/// Installs what `tests/browser/package.json` names into `tests/browser/node_modules`; nothing where there is no such
/// file, or when it is already done.
pub fn packages() -> Result<()> {
    let folder = workspace::root().join("tests/browser");
    let lock = folder.join("package-lock.json");
    if !folder.join("package.json").is_file() {
        return Ok(());
    }
    let done = workspace::target_dir().join("browser-packages");
    let wanted = wanted(&folder)?;
    if folder.join("node_modules").is_dir() && std::fs::read_to_string(&done).is_ok_and(|had| had == wanted) {
        return Ok(());
    }
    if process::in_path("npm").is_none() || process::in_path("node").is_none() {
        packages::install(&NEED)?;
    }
    let command = if lock.is_file() { "ci" } else { "install" };
    workspace::step(&format!("npm {command} in tests/browser"));
    let mut npm = process::program("npm");
    npm.args([command, "--no-audit", "--no-fund"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .current_dir(&folder)
        .stdout(std::io::stderr());
    process::run(&mut npm).context("the packages of tests/browser could not be installed")?;
    std::fs::write(&done, self::wanted(&folder)?).with_context(|| format!("{} cannot be written", done.display()))
}

/// The text that says which packages are wanted.
fn wanted(folder: &Path) -> Result<String> {
    let package = folder.join("package.json");
    let text = std::fs::read_to_string(&package).with_context(|| format!("{} cannot be read", package.display()))?;
    Ok(text + &std::fs::read_to_string(folder.join("package-lock.json")).unwrap_or_default())
}
