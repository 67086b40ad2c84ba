//! `cargo xtask prepare`: what sqlx's checked queries need to compile without a database, saved in `.sqlx`.
//!
//! The queries are in the libraries of a few [packages](PACKAGES) and nowhere else. They are compiled against a throw-away
//! PostgreSQL that has been through every migration; sqlx's macros then save what they learnt about each.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::site::stamp;
use crate::tools::cluster::{Cluster, Fsync};
use crate::{migrations, process, tools, workspace};

const DATABASE: &str = "queries";

/// The packages that hold queries, and their folders; the one that others use comes first.
const PACKAGES: [(&str, &str); 2] = [("marketplace", "app/marketplace"), ("evaluation", "app/evaluation")];

/// Saved queries, by file name.
type Saved = BTreeMap<String, Vec<u8>>;

/// Writes `.sqlx` anew.
///
/// # Errors
/// When PostgreSQL cannot be had, a migration fails, or a query does not fit the database.
pub fn prepare() -> Result<()> {
    let fresh = generate()?;
    let folder = workspace::root().join(".sqlx");
    let unwritable = || format!("{} cannot be written", folder.display());
    std::fs::create_dir_all(&folder).with_context(unwritable)?;
    let old = saved(&folder)?;
    for name in old.keys().filter(|name| !fresh.contains_key(*name)) {
        std::fs::remove_file(folder.join(name)).with_context(unwritable)?;
    }
    for (name, content) in &fresh {
        if old.get(name) != Some(content) {
            std::fs::write(folder.join(name), content).with_context(unwritable)?;
        }
    }
    workspace::step(&format!(
        "queries saved in .sqlx: {} ({})",
        fresh.len(),
        difference(&old, &fresh).unwrap_or_else(|| "as before".into())
    ));
    Ok(())
}

/// Compares `.sqlx` with what it should be.
///
/// # Errors
/// As [`prepare`], and when a file differs.
pub fn check() -> Result<()> {
    let fresh = generate()?;
    match difference(&saved(&workspace::root().join(".sqlx"))?, &fresh) {
        None => {
            workspace::step(&format!("the queries saved in .sqlx are current ({})", fresh.len()));
            Ok(())
        }
        Some(difference) => {
            bail!("the queries saved in .sqlx are not current ({difference}): run `cargo xtask prepare` and commit the folder")
        }
    }
}

/// What `.sqlx` should hold. When neither queries nor migrations changed since the last time, that is known already.
fn generate() -> Result<Saved> {
    let folder = workspace::target_dir().join("sqlx-queries");
    let done = workspace::target_dir().join("sqlx-queries.made-of");
    let source = stamp::of_files(&sources()?)?;
    if folder.is_dir() && std::fs::read_to_string(&done).is_ok_and(|made_of| made_of == source) {
        return saved(&folder);
    }
    process::remove_all(&done)?;
    process::remove_all(&folder)?;
    std::fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;

    let cluster = Cluster::start(&tools::postgres::ensure()?, Fsync::Off)?;
    workspace::step("apply the migrations");
    cluster.create_database(DATABASE)?;
    migrations::apply(&cluster, DATABASE, &workspace::root().join("migrations"))?;
    workspace::step("check every query against the database");
    compile_queries(&cluster.url(DATABASE), &folder)?;
    std::fs::write(&done, source).with_context(|| format!("{} cannot be written", done.display()))?;
    saved(&folder)
}

/// Has sqlx's macros run with a database. A setting that cargo has not seen yet makes it compile each package again,
/// and nothing else, without touching its sources; this build is used once, so nothing is kept for the next.
fn compile_queries(database_url: &str, folder: &Path) -> Result<()> {
    let setting = format!("queries_prepared_by_{}_{}", std::process::id(), workspace::elapsed().as_nanos());
    for (package, _) in PACKAGES {
        let mut cargo = process::cargo();
        cargo.args(["--config", &format!("profile.dev.package.{package}.incremental=false")]);
        cargo.args(["rustc", "--package", package, "--lib", "--profile", "check", "--", "--cfg", &setting]);
        cargo.env("SQLX_OFFLINE", "false").env("SQLX_OFFLINE_DIR", folder).env("DATABASE_URL", database_url);
        process::run(&mut cargo).context("the queries do not compile against the migrated database")?;
    }
    Ok(())
}

/// All that the saved queries depend on.
fn sources() -> Result<Vec<PathBuf>> {
    let root = workspace::root();
    let mut files = stamp::files(&root.join("migrations"))?;
    for (_, folder) in PACKAGES {
        files.extend(stamp::files(&root.join(folder))?);
    }
    files.push(root.join("Cargo.lock"));
    Ok(files)
}

fn saved(folder: &Path) -> Result<Saved> {
    let mut found = Saved::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    for file in stamp::files(folder)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with("query-") {
            found.insert(name, std::fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?);
        }
    }
    Ok(found)
}

/// In words how the first set differs from the second; none when it does not.
fn difference(old: &Saved, fresh: &Saved) -> Option<String> {
    let missing = fresh.keys().filter(|name| !old.contains_key(*name)).count();
    let extra = old.keys().filter(|name| !fresh.contains_key(*name)).count();
    let other = fresh.iter().filter(|(name, content)| old.get(*name).is_some_and(|had| had != *content)).count();
    (missing + extra + other > 0).then(|| format!("{missing} missing, {extra} no longer used, {other} changed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queries(files: &[(&str, &str)]) -> Saved {
        files.iter().map(|(name, content)| ((*name).to_owned(), content.as_bytes().to_vec())).collect()
    }

    #[test]
    fn differences_are_counted() {
        let old = queries(&[("query-a.json", "1"), ("query-b.json", "1"), ("query-c.json", "1")]);
        let fresh = queries(&[("query-a.json", "1"), ("query-b.json", "2"), ("query-d.json", "1"), ("query-e.json", "1")]);
        assert_eq!(difference(&old, &fresh).as_deref(), Some("2 missing, 1 no longer used, 1 changed"));
        assert_eq!(difference(&old, &old), None);
        assert_eq!(difference(&Saved::new(), &Saved::new()), None);
    }
}
