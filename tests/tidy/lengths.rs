//! Laws: a file has at most 400 lines, a function 60 and a view 80; a page crate has at most three `cfg(feature)`. What is
//! longer is listed here with its reason.

use crate::sources::{SOURCES, expect_none};

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 60;
const LONGEST_VIEW: usize = 80;
const MOST_FEATURES: usize = 3;

/// Files that may be longer, and why.
const LONG_FILES: [(&str, &str); 0] = [];

/// Functions that may be longer, and why.
const LONG_FUNCTIONS: [(&str, &str, &str); 2] = [
    ("app/marketplace/src/profiles/store/facts.rs", "features_on", "three queries and one struct, column by column"),
    ("app/src/site/routes.rs", "App", "the map of the site, a line for each page"),
];

#[test]
fn a_file_is_short_enough_to_be_read() {
    let too_long = SOURCES.iter().filter(|source| source.text.lines().count() > LONGEST_FILE);
    let listed = |path: &str| LONG_FILES.iter().any(|(listed, why)| *listed == path && !why.is_empty());
    let broken: Vec<String> = too_long
        .filter(|source| !listed(&source.path))
        .map(|source| format!("{}: {} lines", source.path, source.text.lines().count()))
        .collect();
    expect_none("longer than 400 lines", &broken);
}

#[test]
fn a_function_is_short_enough_to_be_read() {
    let mut broken = Vec::new();
    for source in SOURCES.iter().filter(|source| !source.is_test) {
        for (name, length, is_view) in functions(&source.text) {
            let most = if is_view { LONGEST_VIEW } else { LONGEST_FUNCTION };
            let listed = LONG_FUNCTIONS.iter().any(|(path, listed, why)| *path == source.path && *listed == name && !why.is_empty());
            if length > most && !listed {
                broken.push(format!("{}: {name}, {length} lines", source.path));
            }
        }
    }
    expect_none("longer than 60 lines (a view: 80)", &broken);
}

/// The functions of a formatted file: name, lines from `fn` to the closing brace, and whether it holds a view.
fn functions(text: &str) -> Vec<(String, usize, bool)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(name) = name_of_function(line) else { continue };
        let indent = line.len() - line.trim_start().len();
        let closing = format!("{}}}", " ".repeat(indent));
        // One line, or a signature of a trait.
        if line.ends_with('}') || line.ends_with(';') {
            continue;
        }
        if let Some(end) = lines[at..].iter().position(|line| *line == closing) {
            let is_view = lines[at..at + end].iter().any(|line| line.contains("view! {"));
            found.push((name, end + 1, is_view));
        }
    }
    found
}

fn name_of_function(line: &str) -> Option<String> {
    let words = line.trim_start();
    let starts = [
        "fn ",
        "pub fn ",
        "async fn ",
        "pub async fn ",
        "pub(crate) fn ",
        "pub(super) fn ",
        "pub(crate) async fn ",
        "pub(super) async fn ",
        "const fn ",
        "pub const fn ",
    ];
    let rest = starts.iter().find_map(|start| words.strip_prefix(start))?;
    Some(rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect())
}

#[test]
fn a_page_crate_knows_at_most_three_times_which_half_it_is() {
    for folder in ["app/ceo", "app/cto", "app/staff"] {
        let lines = SOURCES.iter().filter(|source| source.is_in(folder)).flat_map(|source| source.text.lines());
        let count = lines.filter(|line| line.contains("cfg(") && line.contains("feature =")).count();
        assert!(count <= MOST_FEATURES, "{folder} has {count} cfg(feature)");
        assert!(count > 0, "{folder} has pages for the server alone");
    }
}

#[test]
fn functions_are_measured() {
    let text = "fn one() {\n    two();\n}\n\nimpl X {\n    pub fn three(&self) {\n        view! {\n        }\n    }\n}\n";
    assert_eq!(functions(text), [("one".to_owned(), 3, false), ("three".to_owned(), 4, true)]);
}
