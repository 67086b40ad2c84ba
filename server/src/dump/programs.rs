//! Where `pg_dump` and `pg_restore` lie, and of which version they are: one that is older than the database refuses it.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::DumpError;
use crate::private_postgres::{folders, major};

/// The `pg_dump` and `pg_restore` of one version.
#[derive(Clone, Debug)]
pub struct DumpPrograms {
    pub(super) pg_dump: PathBuf,
    pub(super) pg_restore: PathBuf,
    /// The major version, such as 15.
    pub version: u32,
}

impl DumpPrograms {
    /// Looks where PostgreSQL's programs lie for those that understand a database of this version; the nearest version is taken, so that
    /// what it writes can be read where the database runs.
    ///
    /// # Errors
    /// When there are none, or all are older.
    pub fn find(server: u32) -> Result<Self, DumpError> {
        Self::nearest(folders().into_iter().filter_map(|folder| Self::in_folder(&folder)), server)
    }

    fn nearest(found: impl Iterator<Item = Self>, server: u32) -> Result<Self, DumpError> {
        let found: Vec<Self> = found.collect();
        let newest = found.iter().map(|programs| programs.version).max().ok_or(DumpError::Missing { server })?;
        let fitting = found.into_iter().filter(|programs| programs.version >= server).min_by_key(|programs| programs.version);
        fitting.ok_or(DumpError::TooOld { server, found: newest })
    }

    fn in_folder(folder: &Path) -> Option<Self> {
        let [pg_dump, pg_restore] = ["pg_dump", "pg_restore"].map(|name| folder.join(name));
        // Debian's wrapper chooses a version by a cluster that may be another; the programs behind it lie in a folder that is looked at too.
        let is_wrapper = pg_dump.canonicalize().ok()?.ends_with("pg_wrapper");
        if is_wrapper || !pg_restore.is_file() {
            return None;
        }
        let answer = Command::new(&pg_dump).arg("--version").current_dir("/").output().ok()?;
        let version = major(&String::from_utf8_lossy(&answer.stdout))?.parse().ok()?;
        Some(Self { pg_dump, pg_restore, version })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(versions: &[u32]) -> Vec<DumpPrograms> {
        versions.iter().map(|version| DumpPrograms { pg_dump: PathBuf::new(), pg_restore: PathBuf::new(), version: *version }).collect()
    }

    #[test]
    fn the_nearest_version_that_is_not_older_is_taken() {
        let nearest = |versions: &[u32]| DumpPrograms::nearest(found(versions).into_iter(), 16);
        assert_eq!(nearest(&[18, 16, 15, 17]).unwrap().version, 16);
        assert_eq!(nearest(&[15, 18]).unwrap().version, 18);
        let old = nearest(&[14, 15]).unwrap_err().to_string();
        assert!(old.contains("PostgreSQL 16") && old.contains("version 15"), "{old}");
        assert!(nearest(&[]).unwrap_err().to_string().contains("apt-get install postgresql-client"));
    }
}
