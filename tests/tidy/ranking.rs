//! Laws: the documents "How ranking works" say what the rules and weights of this build do; every rule has its laws.
//!
//! `UPDATE=1 cargo test -p tests --test tidy ranking` writes them anew.

use std::{env, fs};

use matching::{Weights, rank::RuleId};
use tests::{files, read, root};
use ui::{Locale, explain::document};

use crate::sources::expect_none;

#[test]
fn the_documents_on_ranking_are_those_of_the_rules() {
    for (locale, path) in [(Locale::En, "docs/how-ranking-works.md"), (Locale::Fr, "docs/comment-nous-classons.md")] {
        let current = document(locale, Weights::current());
        if env::var_os("UPDATE").is_some() {
            fs::write(root().join(path), &current).unwrap();
        }
        assert!(read(path) == current, "{path} is stale: renew it with `UPDATE=1 cargo test -p tests --test tidy ranking`");
    }
}

/// The rules, one a file; the others of the folder serve them.
fn rule_files() -> Vec<String> {
    let serves = |path: &String| path.ends_with("/mod.rs") || path.ends_with("/nearness.rs");
    files("app/matching/src/rank/rules").into_iter().filter(|path| !serves(path)).collect()
}

#[test]
fn every_rule_opens_its_tests_with_its_laws() {
    let rules = rule_files();
    assert_eq!(rules.len(), RuleId::ALL.len(), "one rule a file: {rules:?}");
    let mut broken = Vec::new();
    for path in rules {
        let text = read(&path);
        let told = text
            .lines()
            .filter(|line| line.trim().starts_with("// ") && line.trim()[3..].starts_with(|c: char| c.is_ascii_digit()))
            .count();
        let tested = text.matches("    fn law_").count();
        if told == 0 || told != tested {
            broken.push(format!("{path}: {told} laws told, {tested} tested"));
        }
    }
    expect_none("a rule without its laws", &broken);
}
