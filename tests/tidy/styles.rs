//! Law: what a class looks like is said in one file. A second file that draws the same class draws over the first wherever both are served.

use std::collections::{BTreeMap, BTreeSet};

use tests::{files, read};

use crate::sources::expect_none;

/// What is served by itself, or over everything on purpose: mails, and paper.
const APART: [&str; 2] = ["style/mail.css", "style/print.css"];

/// The classes that a stylesheet draws as such: `.name { … }`, alone or in a list, not where they stand inside or beside something else.
fn drawn(sheet: &str) -> BTreeSet<&str> {
    let selectors = sheet.split('{').filter_map(|before| before.rsplit(['}', ';', '/']).next());
    let classes = selectors.flat_map(|list| list.split(',')).filter_map(|selector| selector.trim().strip_prefix('.'));
    classes.filter(|name| name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')).collect()
}

#[test]
fn a_class_is_drawn_in_one_file() {
    let mut where_drawn: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in files("style").into_iter().filter(|path| path.ends_with(".css") && !APART.contains(&path.as_str())) {
        for class in drawn(&read(&path)) {
            where_drawn.entry(class.to_owned()).or_default().push(path.clone());
        }
    }
    assert!(where_drawn.len() > 100, "the stylesheets were not read");
    let twice = where_drawn.into_iter().filter(|(_, paths)| paths.len() > 1);
    expect_none("drawn in several files", &twice.map(|(class, paths)| format!(".{class}: {}", paths.join(", "))).collect::<Vec<_>>());
}

#[test]
fn what_is_drawn_is_told_from_what_is_only_placed() {
    let sheet =
        ".a, .b-c { x: y; }\n.d > .e { x: y; } @media (min-width: 1px) { .f { x: y; } .g .h { x: y; } }\n/* .i */ .j:hover { x: y; }";
    assert_eq!(drawn(sheet), BTreeSet::from(["a", "b-c", "f"]));
}
