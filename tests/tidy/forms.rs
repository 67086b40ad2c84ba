//! Laws: every kind of field that somebody types into is held to the laws of `app/domain/tests/forms.rs`; every complaint is made somewhere.

use tests::{files, read};

use crate::sources::{SOURCES, expect_none};

const LAWS: &str = "app/domain/tests/forms.rs";

/// What `app/domain/src/forms` reads out of what was typed: types with `read`, and functions.
fn readers() -> Vec<String> {
    let mut readers = Vec::new();
    for path in files("app/domain/src/forms").into_iter().filter(|path| path.ends_with(".rs")) {
        let text = read(&path);
        let before_tests = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in before_tests.lines().map(str::trim) {
            let named = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub fn ").filter(|_| line.contains("Refused>")));
            let name = named.map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default());
            // A text of a certain length: `Title: 3..=140,`.
            let text = line.split_once(": ").filter(|(_, rest)| rest.contains("..=") && rest.ends_with(',')).map(|(name, _)| name);
            readers.extend(name.or(text).filter(|name| !name.is_empty() && *name != "read").map(str::to_owned));
        }
    }
    readers
}

#[test]
fn every_field_is_held_to_the_laws() {
    let (laws, readers) = (read(LAWS), readers());
    assert!(readers.len() > 12, "{readers:?}");
    let words: Vec<&str> = laws.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let missing: Vec<String> = readers.into_iter().filter(|reader| !words.contains(&reader.as_str())).collect();
    expect_none(&format!("not in {LAWS}"), &missing);
}

#[test]
fn every_complaint_is_made_somewhere() {
    let declared = read("app/domain/src/forms.rs");
    let codes = declared.split("pub enum Complaint").nth(1).unwrap().split("\n    }").next().unwrap();
    let variants: Vec<&str> = codes.lines().filter_map(|line| line.trim().split_once(" = \"")).map(|(name, _)| name).collect();
    assert!(variants.len() > 20, "{variants:?}");
    let makers: Vec<&str> = SOURCES
        .iter()
        .filter(|source| !source.is_test && source.path != "app/ui/src/form/complaint.rs" && source.path != "app/domain/src/forms.rs")
        .map(|source| source.text.split("#[cfg(test)]").next().unwrap_or_default())
        .collect();
    let made = |name: &&&str| makers.iter().any(|text| text.contains(&format!("Complaint::{name}")));
    let never: Vec<String> = variants.iter().filter(|name| !made(name)).map(|name| (*name).to_owned()).collect();
    expect_none("a complaint that nobody makes", &never);
}
