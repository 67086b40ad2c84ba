//! Where PostgreSQL's own programs lie; packages keep them out of `PATH`.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::PrivatePostgresError;

/// The `initdb` and `postgres` of one version.
#[derive(Clone, Debug)]
pub struct Programs {
    folder: PathBuf,
    /// The major version, such as `15`.
    pub version: String,
}

impl Programs {
    /// Looks in `PATH`, then where Debian, Red Hat and Homebrew install them, for the version that made a cluster, or
    /// for any version.
    ///
    /// # Errors
    /// When there are none, or none of that version.
    pub fn find(made_by: Option<&str>) -> Result<Self, PrivatePostgresError> {
        let mut found: Vec<Self> = folders().into_iter().filter_map(Self::in_folder).collect();
        if found.is_empty() {
            return Err(PrivatePostgresError::ProgramsMissing);
        }
        let fits = |programs: &Self| made_by.is_none_or(|version| version == programs.version);
        match found.iter().position(fits) {
            Some(index) => Ok(found.swap_remove(index)),
            None => {
                let found: Vec<_> = found.into_iter().map(|programs| programs.version).collect();
                Err(PrivatePostgresError::OtherVersion { made_by: made_by.unwrap_or_default().into(), found: found.join(", ") })
            }
        }
    }

    pub(super) fn initdb(&self) -> PathBuf {
        self.folder.join("initdb")
    }

    pub(super) fn postgres(&self) -> PathBuf {
        self.folder.join("postgres")
    }

    /// Where they lie.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn in_folder(folder: PathBuf) -> Option<Self> {
        if !folder.join("initdb").is_file() {
            return None;
        }
        let answer = Command::new(folder.join("postgres")).arg("--version").current_dir("/").output().ok()?;
        let version = major(&String::from_utf8_lossy(&answer.stdout))?;
        Some(Self { folder, version })
    }
}

/// `postgres (PostgreSQL) 15.18 (Debian 15.18-0)` is version 15.
pub(crate) fn major(answer: &str) -> Option<String> {
    let number = answer.split_once("(PostgreSQL) ")?.1;
    let major: String = number.chars().take_while(char::is_ascii_digit).collect();
    (!major.is_empty()).then_some(major)
}

/// Where PostgreSQL's programs may lie; newest first within each family.
pub(crate) fn folders() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).filter(|folder| folder.is_absolute()).collect();
    folders.extend(versions(Path::new("/usr/lib/postgresql"), "", "bin"));
    folders.extend(versions(Path::new("/usr"), "pgsql-", "bin"));
    folders.extend(versions(Path::new("/opt/homebrew/opt"), "postgresql@", "bin"));
    folders.extend(versions(Path::new("/usr/local/opt"), "postgresql@", "bin"));
    folders
}

fn versions(parent: &Path, prefix: &str, inside: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(parent).into_iter().flatten().flatten();
    let mut numbered: Vec<(u32, PathBuf)> = entries
        .filter_map(|entry| {
            let number = entry.file_name().to_str()?.strip_prefix(prefix)?.parse().ok()?;
            Some((number, entry.path().join(inside)))
        })
        .collect();
    numbered.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
    numbered.into_iter().map(|(_, folder)| folder).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_every_spelling() {
        assert_eq!(major("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n").as_deref(), Some("15"));
        assert_eq!(major("postgres (PostgreSQL) 18beta1").as_deref(), Some("18"));
        assert_eq!(major("something else"), None);
    }
}
