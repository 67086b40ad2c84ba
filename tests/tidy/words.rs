//! Law: every word that a person reads comes from the locales. A page, a component or an island holds no text of its own.

use crate::sources::{SOURCES, Source, expect_none};

/// Where views are written.
const VIEWS: [&str; 6] = ["app/ceo/src", "app/cto/src", "app/staff/src", "app/src/site", "app/ui/src/components", "app/ui/src/site"];

/// Literals that are no words of the interface, and why.
const NO_WORDS: [(&str, &str); 2] =
    [("Jetée", "a harbour's name, the same in both languages"), ("Mât", "a harbour's name, the same in both languages")];

/// Attributes that are read, or read out.
const READ: [&str; 5] = ["aria-label=\"", "title=\"", "placeholder=\"", "alt=\"", "label=\""];

fn views() -> impl Iterator<Item = &'static Source> {
    SOURCES.iter().filter(|source| !source.is_test && VIEWS.iter().any(|folder| source.is_in(folder)))
}

/// A text node of a view: a literal that stands alone or between tags, with letters in it.
fn text_nodes(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some(start) = rest.find('"') {
        let before = rest[..start].trim_end();
        let Some(length) = rest[start + 1..].find('"') else { break };
        let (text, after) = (&rest[start + 1..start + 1 + length], rest[start + 2 + length..].trim_start());
        let stands_free = (before.is_empty() || before.ends_with('>') || before.ends_with('}')) && !before.ends_with("=>");
        let ends_free = after.is_empty() || after.starts_with('<') || after.starts_with('{');
        let is_node = stands_free && ends_free && !(before.is_empty() && after.is_empty() && line.trim_start().len() == line.len());
        if is_node && has_words(text) {
            found.push(text.to_owned());
        }
        rest = &rest[start + 2 + length..];
    }
    found
}

/// Two letters in a row, outside of placeholders.
fn has_words(text: &str) -> bool {
    let mut in_placeholder = false;
    let mut row = 0;
    for letter in text.chars() {
        match letter {
            '{' => in_placeholder = true,
            '}' => in_placeholder = false,
            letter if letter.is_alphabetic() && !in_placeholder => {
                row += 1;
                if row == 2 {
                    return true;
                }
                continue;
            }
            _ => {}
        }
        row = 0;
    }
    false
}

#[test]
fn views_take_their_words_from_the_locales() {
    let mut broken = Vec::new();
    for source in views() {
        for (number, line) in source.shipped() {
            broken.extend(text_nodes(line).into_iter().map(|text| format!("{}:{number}: {text:?}", source.path)));
            let attributes = READ
                .iter()
                .filter_map(|attribute| line.split(attribute).nth(1))
                .filter(|value| has_words(value.split('"').next().unwrap_or_default()));
            broken.extend(attributes.map(|_| format!("{}:{number}: {}", source.path, line.trim())));
        }
    }
    expect_none("words that no locale file holds", &broken);
}

#[test]
fn no_french_is_typed_into_the_code() {
    let mut broken = Vec::new();
    for source in views() {
        for (number, line) in source.shipped() {
            let literals = line.split('"').skip(1).step_by(2);
            let literals = literals.filter(|text| NO_WORDS.iter().all(|(word, _)| word != text));
            let french = literals.filter(|text| text.chars().any(|letter| "éèêàâçùûîïôœÉÈÀÇ«»".contains(letter)));
            broken.extend(french.map(|text| format!("{}:{number}: {text:?}", source.path)));
        }
    }
    expect_none("French in the code", &broken);
}

#[test]
fn a_text_node_is_told_from_a_value() {
    assert_eq!(text_nodes("            <p>\"Bonjour\"</p>"), ["Bonjour"]);
    assert_eq!(text_nodes("                \"Bonjour à tous\""), ["Bonjour à tous"]);
    assert!(text_nodes("            {name}\" \"{text}").is_empty());
    assert!(text_nodes("        \"yes\" => true,").is_empty());
    assert!(text_nodes("        Some(one) => \"holds\",").is_empty());
    assert!(text_nodes("            <p class=\"quiet-text\">{words}</p>").is_empty());
}
