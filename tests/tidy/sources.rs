//! The Rust sources, and which part of each is a test.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use tests::{files, read};

/// A source file.
pub struct Source {
    /// Below the root of the workspace.
    pub path: String,
    pub text: String,
    /// Whether it is compiled for tests alone.
    pub is_test: bool,
}

impl Source {
    /// The lines that are shipped, with their numbers from 1: no tests, no comments.
    pub fn shipped(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(at, line)| (at + 1, line));
        // By custom the tests of a file stand at its end.
        let shipped = lines.take_while(|(_, line)| !self.is_test && line.trim() != "#[cfg(test)]");
        shipped.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// Whether it belongs to the crate in this folder.
    pub fn is_in(&self, folder: &str) -> bool {
        self.path.starts_with(&format!("{folder}/"))
    }
}

/// Every Rust file of the workspace.
pub static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let folders = ["app", "frontend", "server", "tests", "xtask"];
    let paths: Vec<String> = folders.iter().flat_map(|folder| files(folder)).filter(|path| path.ends_with(".rs")).collect();
    let tests = test_modules(&paths);
    let is_test =
        |path: &str| path.starts_with("tests/") || path.contains("/tests/") || tests.iter().any(|beginning| path.starts_with(beginning));
    paths.into_iter().map(|path| Source { text: read(&path), is_test: is_test(&path), path }).collect()
});

/// How the paths of modules begin that stand behind `#[cfg(test)]` in another file.
fn test_modules(paths: &[String]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in paths {
        let text = read(path);
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let (folder, file) = path.rsplit_once('/').unwrap();
        let folder = match file {
            "mod.rs" | "lib.rs" | "main.rs" => folder.to_owned(),
            _ => path.trim_end_matches(".rs").to_owned(),
        };
        for pair in lines.windows(2) {
            let name = pair[1].strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';'));
            if let ("#[cfg(test)]", Some(name)) = (pair[0], name) {
                found.insert(format!("{folder}/{name}.rs"));
                found.insert(format!("{folder}/{name}/"));
            }
        }
    }
    found
}

/// Fails with every line that breaks a rule.
#[track_caller]
pub fn expect_none(rule: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{rule}:\n  {}", broken.join("\n  "));
}

#[test]
fn the_sources_are_found_and_told_from_their_tests() {
    let find = |path: &str| SOURCES.iter().find(|source| source.path == path).unwrap_or_else(|| panic!("{path}"));
    assert!(!find("app/domain/src/lib.rs").is_test);
    assert!(find("app/marketplace/src/demo/tests.rs").is_test);
    assert!(find("server/src/http/tests.rs").is_test);
    assert!(find("app/matching/src/rank/tests/order.rs").is_test);
}
