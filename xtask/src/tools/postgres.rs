//! PostgreSQL's server programs, which distributions keep out of `PATH`.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::packages::{self, Need};
use crate::process;

const NEED: Need = Need { what: "PostgreSQL", apt: &["postgresql"], brew: "postgresql@17" };

/// Folders with one folder a version in it, and where the programs are in that.
const VERSIONED: [(&str, &str, &str); 4] = [
    ("/usr/lib/postgresql", "", "bin"),
    ("/usr", "pgsql-", "bin"),
    ("/opt/homebrew/opt", "postgresql", "bin"),
    ("/usr/local/opt", "postgresql", "bin"),
];

/// The folder with `initdb`, `postgres` and `psql`, installed when there is none.
pub fn ensure() -> Result<PathBuf> {
    if let Some(folder) = find() {
        return Ok(folder);
    }
    packages::install(&NEED)?;
    find().context("PostgreSQL was installed, yet its programs `initdb` and `postgres` are not where they usually are: put their folder in PATH and start again")
}

fn find() -> Option<PathBuf> {
    // A link in `PATH` (Debian's wrappers, Homebrew's) leads to the folder that has them all.
    let in_path = process::in_path("initdb").and_then(|file| file.canonicalize().ok()).and_then(|file| file.parent().map(PathBuf::from));
    let mut folders: Vec<PathBuf> = in_path.into_iter().collect();
    for (parent, prefix, programs) in VERSIONED {
        folders.extend(newest_first(Path::new(parent), prefix).into_iter().map(|folder| folder.join(programs)));
    }
    folders.into_iter().find(|folder| ["initdb", "postgres", "psql"].iter().all(|program| folder.join(program).is_file()))
}

/// Folders whose name is a prefix and a version, the highest version first.
fn newest_first(parent: &Path, prefix: &str) -> Vec<PathBuf> {
    let entries = parent.read_dir().into_iter().flatten().flatten();
    let mut versions: Vec<(u32, PathBuf)> = entries
        .filter_map(|entry| {
            let name = entry.file_name();
            let version = name.to_str()?.strip_prefix(prefix)?;
            let digits: String = version.chars().filter(char::is_ascii_digit).collect();
            // Homebrew's newest has no number in its name.
            Some((if digits.is_empty() { u32::MAX } else { digits.parse().ok()? }, entry.path()))
        })
        .filter(|(number, _)| *number != u32::MAX || prefix == "postgresql")
        .collect();
    versions.sort();
    versions.into_iter().rev().map(|(_, path)| path).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_version_comes_first() {
        let parent = std::env::temp_dir().join(format!("xtask-versions-{}", std::process::id()));
        for name in ["9", "15", "17", "share"] {
            std::fs::create_dir_all(parent.join(name)).unwrap();
        }
        let found = newest_first(&parent, "");
        std::fs::remove_dir_all(&parent).unwrap();
        assert_eq!(found, ["17", "15", "9"].map(|name| parent.join(name)));
    }
}
