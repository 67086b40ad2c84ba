//! Law: every island that is written reaches the browser. A crate that nothing names is dropped by the linker, and its
//! islands then never wake up, without a word.

use std::path::PathBuf;

use server::site::Site;
use tests::root;

use crate::sources::{SOURCES, expect_none};

/// The names of the functions behind `#[island]`.
fn islands() -> Vec<String> {
    let mut found = Vec::new();
    for source in SOURCES.iter().filter(|source| source.is_in("app")) {
        let lines: Vec<&str> = source.text.lines().map(str::trim).collect();
        for (at, _) in lines.iter().enumerate().filter(|(_, line)| line.starts_with("#[island")) {
            let function = lines[at..]
                .iter()
                .find_map(|line| line.strip_prefix("pub fn ").or(line.strip_prefix("fn ")).or(line.strip_prefix("pub(crate) fn ")));
            let name: String =
                function.unwrap_or_default().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
            assert!(!name.is_empty(), "{}:{}", source.path, at + 1);
            found.push(name);
        }
    }
    found
}

#[test]
fn every_island_is_exported_to_the_browser() {
    let folder = std::env::var_os("PASSERELLE_SITE_DIR").map_or_else(|| root().join("target/site-dev"), PathBuf::from);
    let site = Site::open(&folder).unwrap_or_else(|error| panic!("{error}"));
    let glue = std::fs::read_to_string(folder.join("pkg").join(&site.manifest.js)).unwrap();
    let islands = islands();
    assert!(!islands.is_empty(), "the site has islands");
    let missing: Vec<String> = islands.into_iter().filter(|name| !is_exported(&glue, name)).collect();
    assert!(missing.is_empty(), "the browser never gets {missing:?}");
}

#[test]
fn no_island_makes_on_the_server_what_only_its_own_thread_may_drop() {
    let locals = ["StoredValue::new_local", "RwSignal::new_local", "signal_local", "LocalResource::new", "SendWrapper"];
    let mut broken = Vec::new();
    for source in SOURCES.iter().filter(|source| source.is_in("app") && !source.is_test) {
        let lines = source.shipped().filter(|(_, line)| locals.iter().any(|local| line.contains(local)));
        broken.extend(lines.map(|(number, line)| format!("{}:{number}: {}", source.path, line.trim())));
    }
    expect_none("rendered by one thread and dropped by another, this panics", &broken);
}

/// Leptos exports an island under its name and a number.
fn is_exported(glue: &str, name: &str) -> bool {
    let beginning = format!("{name}_");
    let mut places = glue.match_indices(&beginning);
    places.any(|(at, _)| {
        glue[at + beginning.len()..].starts_with(|next: char| next.is_ascii_digit()) && !glue[..at].ends_with(char::is_alphanumeric)
    })
}
