//! What may be meant by the beginning of a word: what the vocabulary knows under any of its names, in both languages, and something in this
//! node's index bears.
//!
//! Names of technologies, labels and cities alone: the words of texts are their writers', and names of people nobody's to be offered.

use std::{cmp::Reverse, collections::HashMap, sync::LazyLock};

use domain::{CriterionKind, Evidence};
use matching::vocabulary::{Grade, Lang, vocabulary};
use tantivy::Term;

use super::{
    MOST_CHARACTERS, analyzer,
    concepts::{Concept, LONGEST_NAME, joined, names, spellings},
};
use crate::{Marketplace, Problem, saved_searches::Searcher};

/// How many suggestions there are at most.
pub const MOST: usize = 8;

/// A beginning of fewer letters says nothing.
const LEAST: usize = 2;

/// Something that may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What sort of thing it is.
    pub kind: CriterionKind,
    /// What it is called, in the language that was asked for.
    pub name: String,
    /// Another name of it, where that one begins as was typed and `name` does not.
    pub alias: Option<String>,
    /// Where in `alias`, else in `name`, stands what was typed, in bytes.
    pub begun: Option<Evidence>,
    /// What to search for: one of its names, in the language that was asked for where a search understands one of those.
    pub written: String,
}

/// Suggestions for the beginning of a word, in this language, for somebody who may search: first what is called just so, then what begins so
/// in this language, then what has another name that does; of those alike, what most bear comes first.
pub fn suggest(market: &Marketplace, _searcher: &Searcher, typed: &str, lang: Lang) -> Result<Vec<Suggestion>, Problem> {
    let generation = market.index.current();
    let searcher = generation.reader.searcher();
    let concepts = generation.fields.text.concepts;
    meant(typed, lang, |concept| searcher.doc_freq(&Term::from_field_text(concepts, &concept.id())).map_err(Problem::from))
}

/// The same, where `bearers` counts what bears something.
fn meant(typed: &str, lang: Lang, bearers: impl Fn(&Concept) -> Result<u64, Problem>) -> Result<Vec<Suggestion>, Problem> {
    if typed.chars().count() > MOST_CHARACTERS {
        return Ok(Vec::new());
    }
    let beginning = spelled(typed);
    if beginning.chars().count() < LEAST || analyzer::is_stop_word(&beginning) {
        return Ok(Vec::new());
    }
    let mut found: HashMap<&Concept, Found> = HashMap::new();
    for name in that_begin(&beginning) {
        let (is_same, is_own) = (name.folded == beginning, name.is_of(lang));
        let one = found.entry(&name.concept).or_insert(Found { is_same, is_own, name });
        one.is_same |= is_same;
        if is_own && !one.is_own {
            (one.is_own, one.name) = (true, name);
        }
    }
    let mut borne = Vec::new();
    for one in found.into_values() {
        let count = bearers(&one.name.concept)?;
        if count > 0 {
            borne.push((!one.is_same, !one.is_own, Reverse(count), one.name));
        }
    }
    borne.sort_unstable();
    Ok(borne.into_iter().filter_map(|(_, is_other, _, name)| name.suggestion(!is_other, &beginning, lang)).take(MOST).collect())
}

/// A thing that has a name which begins as was typed.
struct Found {
    /// One of its names is just that.
    is_same: bool,
    /// `name` is what it is called in the language that was asked for.
    is_own: bool,
    name: &'static Name,
}

/// A name under which something may be looked for.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    /// Its words, folded.
    folded: String,
    concept: Concept,
    /// As people write it.
    written: String,
}

impl Name {
    fn new(written: &str, concept: &Concept) -> Option<Self> {
        let folded = spelled(written);
        (!folded.is_empty()).then(|| Self { folded, concept: concept.clone(), written: written.to_owned() })
    }

    /// Whether this is what the thing is called in a language, or a part of that.
    fn is_of(&self, lang: Lang) -> bool {
        called(&self.concept, lang).is_some_and(|label| parts(label).any(|part| part == self.written))
    }

    /// The thing itself, in this language; `is_own` where this is what it is called there.
    fn suggestion(&self, is_own: bool, beginning: &str, lang: Lang) -> Option<Suggestion> {
        let Self { concept, written, .. } = self;
        let label = called(concept, lang)?;
        let (alias, begun, searched) = if is_own {
            (None, begun(label, label.find(written.as_str())?, beginning), written.as_str())
        } else {
            let searched = parts(label).find(|part| means(part, concept)).unwrap_or(written.as_str());
            (Some(written.clone()), begun(written, 0, beginning), searched)
        };
        Some(Suggestion { kind: concept.kind, name: label.to_owned(), alias, begun, written: searched.replace(['(', ')'], "") })
    }
}

/// Every name, collected once, in the order of their letters.
fn every_name() -> &'static [Name] {
    static NAMES: LazyLock<Vec<Name>> = LazyLock::new(collect);
    &NAMES
}

fn collect() -> Vec<Name> {
    let mut found = Vec::new();
    for technology in vocabulary().technologies() {
        let concept = Concept::new(CriterionKind::Stack, technology.id.as_str());
        found.extend(Name::new(&technology.name, &concept));
        found.extend(technology.aliases.iter().chain(&technology.ambiguous).flat_map(|alias| naming(alias, &concept)));
    }
    for kind in CriterionKind::ALL.iter().copied() {
        for label in vocabulary().labels(kind) {
            let concept = Concept::new(kind, label.code.clone());
            let in_both = [Lang::Fr, Lang::En].into_iter().flat_map(|lang| parts(label.name.get(lang)));
            found.extend(in_both.filter_map(|part| Name::new(part, &concept)));
            let sure = label.terms.iter().filter(|(grade, _)| *grade == Grade::Surely);
            found.extend(sure.flat_map(|(_, term)| naming(term, &concept)));
        }
    }
    for city in vocabulary().cities() {
        let concept = Concept::new(CriterionKind::Place, city.id.as_str());
        found.extend([Lang::Fr, Lang::En].into_iter().filter_map(|lang| Name::new(city.name.get(lang), &concept)));
        found.extend(city.aliases.iter().flat_map(|alias| naming(alias, &concept)));
    }
    found.sort();
    found.dedup();
    found
}

/// The names that a term of the data files gives; a long one is a sentence.
fn naming(written: &str, concept: &Concept) -> Vec<Name> {
    let spellings = spellings(written).into_iter().filter(|words| words.split(' ').count() <= LONGEST_NAME);
    spellings.filter_map(|words| Name::new(&words, concept)).collect()
}

/// The names that begin like this.
fn that_begin(prefix: &str) -> impl Iterator<Item = &'static Name> {
    let names = every_name();
    let first = names.partition_point(|name| name.folded.as_str() < prefix);
    names.iter().skip(first).take_while(move |name| name.folded.starts_with(prefix))
}

/// The words of a text as names are compared by.
fn spelled(text: &str) -> String {
    joined(&analyzer::words(text))
}

fn called(concept: &Concept, lang: Lang) -> Option<&'static str> {
    vocabulary().label(concept.kind, &concept.code, lang)
}

/// What something is called may be several names: « Alimentation, restauration ».
fn parts(label: &str) -> impl Iterator<Item = &str> {
    label.split(',').map(str::trim)
}

/// Whether a search reads these words as a name of this.
fn means(words: &str, concept: &Concept) -> bool {
    names().meant_by(&analyzer::words(words)).any(|one| one == concept)
}

/// Where in a text stands what was typed of the name that begins at the byte `from`.
fn begun(text: &str, from: usize, beginning: &str) -> Option<Evidence> {
    let name = text.get(from..)?;
    let start = analyzer::words(name).first()?.span.start as usize;
    let is_enough = |end: &usize| name.get(..*end).is_some_and(|head| spelled(head).starts_with(beginning));
    let end = name.char_indices().map(|(at, letter)| at + letter.len_utf8()).find(is_enough)?;
    Some(Evidence { start: u32::try_from(from + start).ok()?, end: u32::try_from(from + end).ok()? })
}

#[cfg(test)]
mod tests {
    //! Laws:
    //! 1. a thing is met by the beginning of any of its names, also another spelling or the other language's, and named in the language that was
    //!    asked for;
    //! 2. nothing is offered that nobody bears, nor for a single letter, a word that says nothing, or a text;
    //! 3. what is called just so comes first, then what begins so in this language; of those alike, what most bear;
    //! 4. what is marked is what was typed;
    //! 5. what is written into the box is read as what was meant.

    use super::*;

    /// What is offered where everything is borne, by this many.
    fn offered(typed: &str, lang: Lang, bearers: impl Fn(&str) -> u64) -> Vec<Suggestion> {
        meant(typed, lang, |concept| Ok(bearers(&concept.id()))).unwrap()
    }

    /// The one thing that is offered where nothing but this is borne: what it is called, its other name, what is marked, what to search for.
    fn only(id: &str, typed: &str, lang: Lang) -> (String, Option<String>, String, String) {
        let found = offered(typed, lang, |one| u64::from(one == id));
        let [suggestion] = found.as_slice() else { panic!("{id} by {typed}: {found:?}") };
        let Suggestion { name, alias, begun, written, .. } = suggestion.clone();
        let marked = begun.and_then(|begun| begun.words(alias.as_deref().unwrap_or(&name))).unwrap_or_default().to_owned();
        (name, alias, marked, written)
    }

    fn own(name: &str, marked: &str, written: &str) -> (String, Option<String>, String, String) {
        (name.to_owned(), None, marked.to_owned(), written.to_owned())
    }

    fn other(name: &str, alias: &str, marked: &str, written: &str) -> (String, Option<String>, String, String) {
        (name.to_owned(), Some(alias.to_owned()), marked.to_owned(), written.to_owned())
    }

    #[test]
    fn laws_1_and_4_any_name_leads_to_its_thing() {
        for lang in [Lang::Fr, Lang::En] {
            assert_eq!(only("stack:kubernetes", "kub", lang), own("Kubernetes", "Kub", "Kubernetes"));
            assert_eq!(only("stack:kubernetes", "K8", lang), other("Kubernetes", "k8s", "k8", "Kubernetes"));
            assert_eq!(only("place:saint-etienne", "saint-et", lang), own("Saint-Étienne", "Saint-Ét", "Saint-Étienne"));
        }
        assert_eq!(only("sector:health", "SANT", Lang::Fr), own("Santé", "Sant", "Santé"));
        assert_eq!(only("sector:health", "health", Lang::Fr), other("Santé", "Health care", "Health", "Santé"));
        assert_eq!(only("sector:health", "sant", Lang::En), other("Health care", "Santé", "Sant", "Health care"));
        let food = "Alimentation, restauration, titres-restaurant";
        assert_eq!(only("sector:foodtech", "restau", Lang::Fr), own(food, "restau", "restauration"));
        assert_eq!(only("sector:foodtech", "meal", Lang::Fr), other(food, "meal card", "meal", "Alimentation"));
    }

    #[test]
    fn law_2_what_nobody_bears_and_what_says_nothing() {
        assert!(offered("kub", Lang::Fr, |_| 0).is_empty());
        let long = "kubernetes ".repeat(30);
        for typed in ["", " ", "k", "é", "de", "the", "\"", "\u{202e}", "zzzzzz", long.as_str()] {
            assert!(offered(typed, Lang::Fr, |_| 1).is_empty(), "{typed:?}");
        }
        assert_eq!(offered("co", Lang::Fr, |_| 1).len(), MOST);
    }

    #[test]
    fn law_3_the_same_then_its_own_then_the_most_frequent() {
        let names = |typed: &str, lang, bearers: fn(&str) -> u64| -> Vec<String> {
            offered(typed, lang, bearers).into_iter().map(|one| one.name).collect()
        };
        assert_eq!(names("go", Lang::Fr, |id| if id == "stack:go" { 1 } else { 9 }).first().map(String::as_str), Some("Go"));
        assert_eq!(
            names("js", Lang::Fr, |id| if id == "stack:javascript" { 1 } else { 9 }).first().map(String::as_str),
            Some("JavaScript")
        );
        let most = |id: &str| match id {
            "stack:kubernetes" => 7,
            "stack:kubeflow" => 3,
            _ => 0,
        };
        assert_eq!(names("kub", Lang::Fr, most), ["Kubernetes", "Kubeflow"]);
    }

    #[test]
    fn laws_1_4_and_5_hold_for_every_name() {
        let is_said = |name: &&Name| name.folded.chars().count() >= LEAST && !analyzer::is_stop_word(&name.folded);
        for name in every_name().iter().filter(is_said) {
            for lang in [Lang::Fr, Lang::En] {
                let found = meant(&name.written, lang, |concept| Ok(u64::from(*concept == name.concept))).unwrap();
                let [suggestion] = found.as_slice() else { panic!("{name:?}: {found:?}") };
                let marked = suggestion.begun.and_then(|begun| begun.words(suggestion.alias.as_ref().unwrap_or(&suggestion.name)));
                assert!(marked.is_some_and(|marked| spelled(marked).starts_with(&name.folded)), "{name:?}: {suggestion:?}");
                let is_a_name = analyzer::words(&suggestion.written).len() <= LONGEST_NAME;
                assert!(!is_a_name || means(&suggestion.written, &name.concept), "{name:?}: {suggestion:?}");
            }
        }
    }
}
