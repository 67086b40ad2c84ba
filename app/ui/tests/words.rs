//! The laws of the locale files, beyond what the build checks (same keys, same placeholders) and sets (which blank stands before a mark).
//!
//! - French puts a blank before : ; ? ! % and inside « », and writes … as one sign.
//! - English writes “ ” and ’, and puts no blank before a mark.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own input should stop")]

use std::{fs, path::Path};

use serde_json::Value;

fn texts(language: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let value: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        collect(&value, path.file_stem().unwrap().to_str().unwrap(), &mut found);
    }
    found
}

fn collect(value: &Value, at: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(entries) => entries.iter().for_each(|(key, value)| collect(value, &format!("{at}.{key}"), found)),
        value => found.push((at.to_owned(), value.as_str().unwrap().to_owned())),
    }
}

/// The characters before each of these marks, where one is.
fn before<'a>(text: &'a str, marks: &'a str) -> impl Iterator<Item = (char, char)> + 'a {
    text.chars().zip(text.chars().skip(1)).filter(move |(_, mark)| marks.contains(*mark))
}

#[test]
fn french_is_set_as_french_is() {
    for (key, text) in texts("fr") {
        assert!(!text.contains("..."), "{key}: … instead of ... in {text:?}");
        for (before, mark) in before(&text, ":;?!%»") {
            assert!(before.is_whitespace() || "?!".contains(before), "{key}: a blank before {mark} in {text:?}");
        }
        let opened = text.split('«').skip(1).all(|rest| rest.starts_with(char::is_whitespace));
        assert!(opened, "{key}: a blank after « in {text:?}");
    }
}

#[test]
fn english_is_set_as_english_is() {
    for (key, text) in texts("en") {
        assert!(!text.contains(['\'', '"', '«', '»', '\u{202f}']), "{key}: French or straight marks in {text:?}");
        for (space, mark) in before(&text, ":;?!%") {
            assert!(!space.is_whitespace(), "{key}: a space before {mark} in {text:?}");
        }
    }
}
