//! What a site was made of, so that what did not change need not be made again.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::assets;

const FILE: &str = "made-of.json";

/// The state of each of a site's sources.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// This tool: a change in how a site is made makes it anew
    pub tool: String,
    pub wasm: String,
    pub style: String,
}

impl Stamp {
    /// That of this very tool, and of no source yet.
    pub fn of_tool() -> Result<Self> {
        let tool = std::env::current_exe().context("this program does not know its own file")?;
        Ok(Self { tool: of_module(&tool)?, ..Self::default() })
    }

    /// What the site was last made of; nothing when that is not known.
    pub fn read(site: &Path) -> Self {
        let text = std::fs::read(site.join(FILE)).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Keeps it beside the site's `pkg` folder.
    pub fn write(&self, site: &Path) -> Result<()> {
        let file = site.join(FILE);
        std::fs::write(&file, serde_json::to_vec(self)?).with_context(|| format!("{} cannot be written", file.display()))
    }
}

/// A file that cargo writes only when it changes: its size and time tell, and are quicker than its content.
pub fn of_module(file: &Path) -> Result<String> {
    let unknown = || format!("{} cannot be read", file.display());
    let metadata = file.metadata().with_context(unknown)?;
    let written = metadata.modified().with_context(unknown)?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(format!("{} {}", metadata.len(), written.as_nanos()))
}

/// The names and contents of all files in a folder.
pub fn of_folder(folder: &Path) -> Result<String> {
    of_files(&files(folder)?)
}

/// The names and contents of some files.
pub fn of_files(files: &[PathBuf]) -> Result<String> {
    let mut hash = Sha256::new();
    for file in files {
        let content = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        hash.update(file.as_os_str().as_encoded_bytes());
        hash.update(content.len().to_le_bytes());
        hash.update(content);
    }
    Ok(assets::hex(&hash.finalize()))
}

/// All files in a folder and its folders, sorted by path; hidden ones are left out.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = folder.read_dir().with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_another_when_a_name_or_a_content_changes() {
        let folder = std::env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("fonts")).unwrap();
        std::fs::write(folder.join("main.css"), "a{}").unwrap();
        std::fs::write(folder.join("fonts/a.woff2"), "1").unwrap();
        let first = of_folder(&folder).unwrap();
        assert_eq!(first, of_folder(&folder).unwrap());
        std::fs::write(folder.join("fonts/a.woff2"), "2").unwrap();
        let second = of_folder(&folder).unwrap();
        std::fs::rename(folder.join("fonts/a.woff2"), folder.join("fonts/b.woff2")).unwrap();
        let third = of_folder(&folder).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(first != second && second != third && first != third);
    }
}
