//! Laws: dependencies between our crates point one way; what lies right of `marketplace` needs it on the server alone;
//! `domain` and `matching` reach neither disk, network, clock nor chance; every package comes from the public registry.

use std::collections::BTreeMap;

use tests::read;
use toml::Table;

use crate::sources::{SOURCES, expect_none};

/// Each crate, its folder, and which of ours it may use.
const MAY_USE: [(&str, &str, &[&str]); 16] = [
    ("domain", "app/domain", &[]),
    ("matching", "app/matching", &["domain"]),
    ("imports", "app/imports", &[]),
    ("marketplace", "app/marketplace", &["domain", "imports", "matching"]),
    ("evaluation", "app/evaluation", &["domain", "matching", "marketplace"]),
    ("ui", "app/ui", &["domain", "matching", "marketplace"]),
    ("ceo", "app/ceo", &["domain", "matching", "marketplace", "ui"]),
    ("cto", "app/cto", &["domain", "matching", "marketplace", "ui"]),
    ("staff", "app/staff", &["domain", "matching", "marketplace", "ui"]),
    ("app", "app", &["domain", "matching", "marketplace", "ui", "ceo", "cto", "staff"]),
    ("frontend", "frontend", &["app"]),
    ("server", "server", &["domain", "matching", "marketplace", "evaluation", "ui", "app"]),
    ("tests", "tests", &["domain", "matching", "marketplace", "evaluation", "ui", "app", "server"]),
    ("benches", "tests/benches", &["domain", "matching", "marketplace"]),
    ("page-benches", "tests/benches/pages", &["benches", "domain", "marketplace", "ui"]),
    ("xtask", "xtask", &[]),
];

/// Crates that compile for the browser too.
const ALSO_IN_THE_BROWSER: [&str; 5] = ["ui", "ceo", "cto", "staff", "app"];

/// Packages by which code reaches the world.
const REACHES_THE_WORLD: [&str; 11] = ["axum", "http", "hyper", "leptos", "rand", "reqwest", "sqlx", "tantivy", "tokio", "tracing", "ui"];

/// What the standard library and chrono offer of the same.
const WORLDLY: [&str; 8] = ["std::fs", "std::net", "std::process", "std::env", "Utc::now", "Local::now", "SystemTime", "Instant::now"];

fn manifest(folder: &str) -> Table {
    read(&format!("{folder}/Cargo.toml")).parse().unwrap()
}

fn dependencies(folder: &str, section: &str) -> Table {
    manifest(folder).get(section).and_then(toml::Value::as_table).cloned().unwrap_or_default()
}

#[test]
fn our_crates_depend_on_each_other_in_one_direction() {
    let members: Table = read("Cargo.toml").parse().unwrap();
    let mut folders: Vec<&str> =
        members["workspace"]["members"].as_array().unwrap().iter().map(|member| member.as_str().unwrap()).collect();
    folders.sort_unstable();
    let mut listed: Vec<&str> = MAY_USE.iter().map(|(_, folder, _)| *folder).collect();
    listed.sort_unstable();
    assert_eq!(folders, listed, "every crate has its place in this list");
    let mut broken = Vec::new();
    for (name, folder, may) in MAY_USE {
        assert_eq!(manifest(folder)["package"]["name"].as_str(), Some(name));
        for section in ["dependencies", "build-dependencies", "dev-dependencies"] {
            let ours = dependencies(folder, section)
                .into_iter()
                .map(|(used, _)| used)
                .filter(|used| MAY_USE.iter().any(|(name, ..)| name == used));
            broken.extend(ours.filter(|used| !may.contains(&used.as_str())).map(|used| format!("{name} uses {used}")));
        }
    }
    expect_none("a crate uses what it should not know", &broken);
}

/// `cargo xtask test` runs the tests over HTTP by themselves, and knows the others by this letter.
#[test]
fn only_the_tests_over_http_begin_with_h() {
    let named = MAY_USE.iter().flat_map(|(_, folder, _)| {
        let tests = manifest(folder).get("test").and_then(toml::Value::as_array).cloned().unwrap_or_default();
        tests.into_iter().filter_map(|test| test["name"].as_str().map(str::to_owned))
    });
    let found = MAY_USE.iter().flat_map(|(_, folder, _)| {
        let files = SOURCES.iter().filter_map(move |source| source.path.strip_prefix(folder)?.strip_prefix("/tests/")?.strip_suffix(".rs"));
        files.filter(|name| !name.contains('/')).map(str::to_owned)
    });
    let mut with_h: Vec<String> = named.chain(found).filter(|name| name.starts_with('h')).collect();
    with_h.dedup();
    assert_eq!(with_h, ["http"]);
}

#[test]
fn the_browser_never_gets_the_services() {
    for name in ALSO_IN_THE_BROWSER {
        let (_, folder, _) = MAY_USE.iter().find(|(crate_name, ..)| *crate_name == name).unwrap();
        for package in ["marketplace", "leptos_axum"] {
            let used = dependencies(folder, "dependencies").get(package).cloned();
            let optional = used.as_ref().is_none_or(|used| used.get("optional").and_then(toml::Value::as_bool) == Some(true));
            assert!(optional, "{name} must take {package} with its feature `ssr` alone");
        }
        let features = manifest(folder)["features"].clone();
        let hydrate: Vec<&str> = features["hydrate"].as_array().unwrap().iter().map(|feature| feature.as_str().unwrap()).collect();
        assert!(hydrate.iter().all(|feature| !feature.contains("dep:") && !feature.ends_with("/ssr")), "{name}: {hydrate:?}");
    }
}

#[test]
fn domain_and_matching_reach_nothing_outside_themselves() {
    for folder in ["app/domain", "app/matching"] {
        for (package, how) in dependencies(folder, "dependencies") {
            // The types of columns, turned on by `marketplace`: no query is written there.
            let is_codecs = (folder, package.as_str()) == ("app/domain", "sqlx") && how.get("optional").is_some();
            assert!(is_codecs || !REACHES_THE_WORLD.contains(&package.as_str()), "{folder} uses {package}");
        }
    }
    let mut broken = Vec::new();
    for source in SOURCES.iter().filter(|source| source.is_in("app/domain/src") || source.is_in("app/matching/src")) {
        for (number, line) in source.shipped() {
            broken.extend(
                WORLDLY.iter().filter(|worldly| line.contains(**worldly)).map(|worldly| format!("{}:{number}: {worldly}", source.path)),
            );
        }
    }
    expect_none("a pure crate reaches the world", &broken);
}

#[test]
fn every_package_comes_from_the_public_registry() {
    let lock: Table = read("Cargo.lock").parse().unwrap();
    let mut sources: BTreeMap<String, usize> = BTreeMap::new();
    for package in lock["package"].as_array().unwrap() {
        if let Some(source) = package.get("source") {
            *sources.entry(source.as_str().unwrap().to_owned()).or_default() += 1;
        }
    }
    let public = "registry+https://github.com/rust-lang/crates.io-index";
    assert_eq!(sources.keys().collect::<Vec<_>>(), [public]);
}
