//! Laws: both languages have the same namespaces, keys and placeholders, and no text is empty; French is typed with its own
//! spaces and apostrophes, or with ordinary ones that the build replaces.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tests::{files, read};

/// Every text of a language, by its namespace and key.
fn texts(language: &str) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for path in files(&format!("app/ui/locales/{language}")) {
        let namespace = path.rsplit('/').next().unwrap().trim_end_matches(".json").to_owned();
        flatten(&namespace, &serde_json::from_str(&read(&path)).unwrap_or_else(|error| panic!("{path}: {error}")), &mut texts);
    }
    assert!(!texts.is_empty());
    texts
}

fn flatten(key: &str, value: &Value, texts: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(group) => group.iter().for_each(|(name, value)| flatten(&format!("{key}.{name}"), value, texts)),
        Value::String(text) => drop(texts.insert(key.to_owned(), text.clone())),
        other => panic!("{key} is no text: {other}"),
    }
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

#[test]
fn french_and_english_say_the_same_things() {
    let (french, english) = (texts("fr"), texts("en"));
    let missing: Vec<&String> =
        french.keys().filter(|key| !english.contains_key(*key)).chain(english.keys().filter(|key| !french.contains_key(*key))).collect();
    assert!(missing.is_empty(), "in one language only: {missing:?}");
    for (key, text) in &french {
        assert_eq!(placeholders(text), placeholders(&english[key]), "{key}");
    }
}

#[test]
fn no_text_is_empty() {
    for language in ["fr", "en"] {
        // Around a marked word there may be nothing.
        let may_be_empty = |key: &str| key.starts_with("public.home.row_") && (key.ends_with("_before") || key.ends_with("_after"));
        let empty = texts(language).into_iter().filter(|(key, text)| text.trim().is_empty() && !may_be_empty(key));
        let empty: Vec<String> = empty.map(|(key, _)| key).collect();
        assert!(empty.is_empty(), "{language}: {empty:?}");
    }
}
