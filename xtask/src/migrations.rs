//! The database's shape, for a throw-away database: `migrations/*.sql` in the order of their numbers.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::tools::cluster::Cluster;

/// The files that bring an empty database to today's shape, oldest first.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut numbered = Vec::new();
    let entries = folder.read_dir().with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if let Some(number) = path.file_name().and_then(|name| name.to_str()).and_then(number) {
            numbered.push((number, path));
        }
    }
    numbered.sort();
    Ok(numbered.into_iter().map(|(_, path)| path).collect())
}

/// The number that a migration's name begins with; none for a file that does not move the shape forward.
fn number(name: &str) -> Option<u64> {
    if !name.ends_with(".sql") || name.ends_with(".down.sql") {
        return None;
    }
    name.split_once('_')?.0.parse().ok()
}

/// Applies every migration to a database of the cluster, each in one transaction as the server does.
pub fn apply(cluster: &Cluster, database: &str, folder: &Path) -> Result<()> {
    for file in files(folder)? {
        let sql = std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let transaction = if sql.starts_with("-- no-transaction") { &[][..] } else { &["--single-transaction"][..] };
        cluster.psql(database, transaction, &file).with_context(|| format!("the migration {} fails", file.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn only_forward_migrations_have_a_number() {
        assert_eq!(number("0001_accounts.sql"), Some(1));
        assert_eq!(number("20260101120000_need.up.sql"), Some(20_260_101_120_000));
        assert_eq!(number("0001_accounts.down.sql"), None);
        assert_eq!(number("README.md"), None);
        assert_eq!(number("seed_all.sql"), None);
    }
}
