//! `locales/{fr,en}/{namespace}.json` to `pub mod namespace { pub fn key(locale, …) }`.
//!
//! A text without `{placeholders}` becomes a `&'static str`, one with them a `String`. `key_one` and `key_other` together become one
//! function `key(locale, count, …)`. Placeholders become arguments in alphabetical order, `count` first. Both languages must hold the
//! same keys with the same placeholders. A French `de` or `que` before a placeholder loses its vowel where what is filled in begins
//! with one.

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fmt::Write as _,
    fs,
    path::Path,
};

use serde_json::Value;

use crate::typography;

/// One level of keys.
type Tree = BTreeMap<String, Node>;

enum Node {
    Text(String),
    Group(Tree),
}

/// Writes the functions of every namespace; each difference between the languages is an error of the build.
pub fn generate(folder: &Path) -> Result<String, Box<dyn Error>> {
    let (french, english) = (read(&folder.join("fr"))?, read(&folder.join("en"))?);
    let mut wrong = Vec::new();
    let mut code = String::new();
    write_group(&french, &english, "", &mut code, &mut wrong)?;
    for difference in wrong {
        println!("cargo::error=locales: {difference}");
    }
    Ok(code)
}

fn read(folder: &Path) -> Result<Tree, Box<dyn Error>> {
    let mut namespaces = Tree::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let (Some(name), Some("json")) = (path.file_stem().and_then(|name| name.to_str()), path.extension().and_then(|end| end.to_str()))
        else {
            continue;
        };
        let value: Value = serde_json::from_str(&fs::read_to_string(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
        namespaces.insert(name.to_owned(), node(value).ok_or_else(|| format!("{}: only texts and groups of texts", path.display()))?);
    }
    Ok(namespaces)
}

fn node(value: Value) -> Option<Node> {
    match value {
        Value::String(text) => Some(Node::Text(text)),
        Value::Object(entries) => {
            entries.into_iter().map(|(key, value)| Some((key, node(value)?))).collect::<Option<Tree>>().map(Node::Group)
        }
        _ => None,
    }
}

fn write_group(french: &Tree, english: &Tree, at: &str, code: &mut String, wrong: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    for key in english.keys().filter(|key| !french.contains_key(*key)) {
        wrong.push(format!("{at}{key}: not in French"));
    }
    for (key, node) in french {
        match (node, english.get(key)) {
            (_, None) => wrong.push(format!("{at}{key}: not in English")),
            (Node::Group(fr), Some(Node::Group(en))) => {
                writeln!(code, "pub mod {key} {{")?;
                write_group(fr, en, &format!("{at}{key}."), code, wrong)?;
                writeln!(code, "}}")?;
            }
            (Node::Text(fr), Some(Node::Text(en))) => {
                let text = |key: String| match (french.get(&key), english.get(&key)) {
                    (Some(Node::Text(fr)), Some(Node::Text(en))) => Some((fr, en)),
                    _ => None,
                };
                let plural = key.strip_suffix("_one").and_then(|base| Some((base, text(format!("{base}_other"))?)));
                let is_other = key.strip_suffix("_other").is_some_and(|base| text(format!("{base}_one")).is_some());
                // A plural form may say "one" instead of the number.
                let names = |text: &str| {
                    placeholders(text)
                        .into_iter()
                        .filter(|name| !(name == "count" && (plural.is_some() || is_other)))
                        .collect::<BTreeSet<_>>()
                };
                if names(fr) != names(en) {
                    wrong.push(format!("{at}{key}: the placeholders differ"));
                }
                match plural {
                    Some((base, (fr_other, en_other))) => write_plural(base, [fr, fr_other, en, en_other], code)?,
                    None if is_other => {}
                    None => write_text(key, fr, en, code)?,
                }
            }
            _ => wrong.push(format!("{at}{key}: a group in one language, a text in the other")),
        }
    }
    Ok(())
}

fn write_text(key: &str, fr: &str, en: &str, code: &mut String) -> Result<(), Box<dyn Error>> {
    let fr = &typography::french(fr);
    let names = placeholders(fr);
    writeln!(code, "/// {}", doc(fr))?;
    if names.is_empty() {
        writeln!(
            code,
            "pub fn {key}(locale: crate::Locale) -> &'static str {{ match locale {{ crate::Locale::Fr => {fr:?}, crate::Locale::En => {en:?} }} }}"
        )?;
    } else {
        let arguments: String = names.iter().map(|name| format!(", {name}: impl std::fmt::Display")).collect();
        let (fr, elided) = with_elisions(fr);
        writeln!(
            code,
            "pub fn {key}(locale: crate::Locale{arguments}) -> String {{ match locale {{ crate::Locale::Fr => format!({fr:?}{elided}), crate::Locale::En => format!({en:?}) }} }}"
        )?;
    }
    Ok(())
}

fn write_plural(key: &str, [fr_one, fr_other, en_one, en_other]: [&str; 4], code: &mut String) -> Result<(), Box<dyn Error>> {
    let (fr_one, fr_other) = (&*typography::french(fr_one), &*typography::french(fr_other));
    let mut names: BTreeSet<String> = [fr_one, fr_other, en_one, en_other].iter().flat_map(|text| placeholders(text)).collect();
    names.remove("count");
    let arguments: String = names.iter().map(|name| format!(", {name}: impl std::fmt::Display")).collect();
    // A form may leave a placeholder out ("one day"), so each is named for `format!` only where it stands.
    let arm = |locale: &str, one: bool, text: &str| {
        let (words, elided) = if locale == "Fr" { with_elisions(text) } else { (text.to_owned(), String::new()) };
        let made = if placeholders(text).is_empty() { format!("{text:?}.to_owned()") } else { format!("format!({words:?}{elided})") };
        format!("(crate::Locale::{locale}, {one}) => {made}")
    };
    writeln!(code, "/// {}", doc(fr_other))?;
    writeln!(code, "pub fn {key}(locale: crate::Locale, count: u32{arguments}) -> String {{")?;
    writeln!(code, "let one = locale.is_one(count); let count = crate::format::number(locale, count); let _ = &count;")?;
    let arms = [arm("Fr", true, fr_one), arm("Fr", false, fr_other), arm("En", true, en_one), arm("En", false, en_other)];
    writeln!(code, "match (locale, one) {{ {} }} }}", arms.join(", "))?;
    Ok(())
}

/// A French text in which `de {name}` and `que {name}` are one placeholder each, and the arguments of `format!` that fill them.
fn with_elisions(text: &str) -> (String, String) {
    let (mut words, mut arguments) = (text.to_owned(), String::new());
    for name in placeholders(text) {
        for elided in ["de", "que"] {
            let joined = elide(&words, elided, &name);
            if joined != words {
                words = joined;
                arguments.push_str(&format!(", {elided}_{name} = crate::format::elided({elided:?}, &{name})"));
            }
        }
    }
    (words, arguments)
}

/// `de {name}` as `{de_name}`, but where it ends a longer word: `demande {name}`.
fn elide(text: &str, elided: &str, name: &str) -> String {
    let (apart, joined) = (format!("{elided} {{{name}}}"), format!("{{{elided}_{name}}}"));
    let mut pieces = text.split(apart.as_str());
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |made, piece| {
        let ends_a_word = made.chars().next_back().is_some_and(char::is_alphabetic);
        let between = if ends_a_word { apart.as_str() } else { joined.as_str() };
        made + between + piece
    })
}

/// The names between braces.
fn placeholders(text: &str) -> BTreeSet<String> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect()
}

/// The French text as a line of documentation.
fn doc(text: &str) -> String {
    text.replace('\n', " ").replace(['<', '>', '[', ']', '`'], "'")
}
