//! Laws: a name says what a thing is for; nothing is left for later; no path of somebody's machine is written down.

use tests::{files, read};

use crate::sources::{SOURCES, expect_none};

/// Names under which anything could hide.
const SAY_NOTHING: [&str; 8] = ["util", "utils", "helper", "helpers", "manager", "common", "misc", "stuff"];

/// What is written by somebody who means to come back; in two halves, so that this file may say it.
const FOR_LATER: [(&str, &str); 5] = [("TO", "DO"), ("FIX", "ME"), ("HA", "CK:"), ("XX", "X:"), ("lorem ", "ipsum")];

/// Where somebody's own files lie.
const OF_SOMEBODY: [(&str, &str); 3] = [("/ho", "me/"), ("/Us", "ers/"), ("/wo", "rk/")];

/// Kinds of files that people wrote.
const WRITTEN: [&str; 11] = [".rs", ".toml", ".md", ".sql", ".css", ".js", ".json", ".yml", ".sh", ".txt", ".svg"];

fn written() -> Vec<String> {
    let all = files("").into_iter().filter(|path| WRITTEN.iter().any(|kind| path.ends_with(kind)));
    all.filter(|path| !path.ends_with("Cargo.lock") && !path.ends_with("package-lock.json")).collect()
}

#[test]
fn every_file_and_module_is_named_for_what_it_holds() {
    let named = |path: &&String| path.split(['/', '.']).any(|part| SAY_NOTHING.contains(&part));
    let broken: Vec<String> = SOURCES.iter().map(|source| &source.path).filter(named).cloned().collect();
    expect_none("a name that says nothing", &broken);
}

#[test]
fn nothing_is_left_for_later() {
    let mut broken = Vec::new();
    for path in written() {
        let text = read(&path);
        for (number, line) in text.lines().enumerate() {
            let found = FOR_LATER.iter().map(|(one, two)| format!("{one}{two}")).filter(|later| line.contains(later.as_str()));
            broken.extend(found.map(|later| format!("{path}:{}: {later}", number + 1)));
        }
    }
    expect_none("left for later", &broken);
}

#[test]
fn no_path_of_a_machine_is_written_down() {
    let mut broken = Vec::new();
    for path in written() {
        let text = read(&path);
        for (number, line) in text.lines().enumerate() {
            let found = OF_SOMEBODY.iter().map(|(one, two)| format!("{one}{two}")).filter(|of| starts_a_path(line, of));
            broken.extend(found.map(|_| format!("{path}:{}: {}", number + 1, line.trim())));
        }
    }
    expect_none("a path of one machine", &broken);
}

/// Whether the path begins there, and is not the rest of a longer address.
fn starts_a_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| !line[..at].ends_with(|before: char| before.is_alphanumeric() || "._-})".contains(before)))
}

#[test]
fn a_migration_opens_with_why() {
    let migrations: Vec<String> = files("migrations").into_iter().filter(|path| path.ends_with(".sql")).collect();
    assert!(!migrations.is_empty());
    let broken: Vec<String> = migrations.into_iter().filter(|path| !read(path).starts_with("-- Why: ")).collect();
    expect_none("a migration that does not say why", &broken);
}

#[test]
fn a_module_opens_by_saying_what_it_is_for() {
    let broken: Vec<String> = SOURCES.iter().filter(|source| !source.text.starts_with("//!")).map(|source| source.path.clone()).collect();
    expect_none("a file without a word on what it is for", &broken);
}
