//! The glossary: words that a CEO meets, found in a sentence that holds them, and by whoever looks one up.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::{GlossaryEntry, Lang, near};
use crate::understand::fold::{Folded, fold};

/// The most words that an entry has.
const MOST_WORDS: usize = 6;
/// How many entries are offered to somebody who typed a word that is none.
const MOST_ALIKE: usize = 5;

/// Every entry, and the way to it from its words.
#[derive(Debug, Default)]
pub struct Glossary {
    entries: Vec<GlossaryEntry>,
    /// By language: an entry's folded words, without their plural, and its position.
    words: [HashMap<String, usize>; 2],
}

/// An entry of the glossary that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained<'a> {
    /// Where, in bytes of the text.
    pub span: Range<usize>,
    pub entry: &'a GlossaryEntry,
}

impl GlossaryEntry {
    /// What an address calls the word: lower-case letters and digits, joined by hyphens (`base-de-donnees`).
    pub fn slug(&self, lang: Lang) -> String {
        let folded = fold(self.word.get(lang));
        let words: Vec<&str> = folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
        words.join("-")
    }

    /// The letter that it stands under; `None` for a word that begins with a digit.
    pub fn letter(&self, lang: Lang) -> Option<char> {
        fold(self.word.get(lang)).chars().next().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_uppercase())
    }
}

impl Glossary {
    /// Learns the words of the entries.
    pub(super) fn new(entries: Vec<GlossaryEntry>) -> Self {
        let of = |lang| {
            let known = entries.iter().enumerate().filter(|(_, entry)| !entry.everyday);
            known.map(|(at, entry)| (key(&fold(entry.word.get(lang))), at)).collect()
        };
        Self { words: [of(Lang::Fr), of(Lang::En)], entries }
    }

    /// Every entry, in the order of the data file.
    pub fn entries(&self) -> &[GlossaryEntry] {
        &self.entries
    }

    /// Every entry by its letter in one language, both in the order of the alphabet; what begins with a digit comes first, under `None`.
    pub fn by_letter(&self, lang: Lang) -> BTreeMap<Option<char>, Vec<&GlossaryEntry>> {
        let mut letters: BTreeMap<Option<char>, Vec<&GlossaryEntry>> = BTreeMap::new();
        for entry in &self.entries {
            letters.entry(entry.letter(lang)).or_default().push(entry);
        }
        for entries in letters.values_mut() {
            entries.sort_by_cached_key(|entry| fold(entry.word.get(lang)));
        }
        letters
    }

    /// The words of the glossary that a text in this language holds, in order, each every time. Of two that overlap the longer is taken; a word
    /// in capitals (`API`) is found in capitals alone, and everyday words are not found.
    pub fn explained_in(&self, text: &str, lang: Lang) -> Vec<Explained<'_>> {
        let words = match lang {
            Lang::Fr => &self.words[0],
            Lang::En => &self.words[1],
        };
        let folded = Folded::new(text);
        let tokens = tokens(folded.as_str());
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let longest = (1..=MOST_WORDS.min(tokens.len() - at)).rev().find_map(|length| {
                let (first, last) = (tokens.get(at)?, tokens.get(at + length - 1)?);
                let span = first.start..last.end;
                let entry = self.entries.get(*words.get(&key(folded.as_str().get(span.clone())?))?)?;
                let evidence = folded.original(span)?;
                let span = evidence.start as usize..evidence.end as usize;
                is_written_so(text.get(span.clone())?, entry.word.get(lang)).then_some((Explained { span, entry }, length))
            });
            match longest {
                Some((explained, length)) => {
                    found.push(explained);
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Entries that somebody means who typed this: those called so first, then those that hold it, then those whose sentence does.
    pub fn search(&self, typed: &str, lang: Lang) -> Vec<&GlossaryEntry> {
        let typed = fold(typed);
        let wanted: Vec<&str> = tokens(&typed).into_iter().filter_map(|span| typed.get(span)).map(singular).collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let rank = |entry: &GlossaryEntry| {
            let word = fold(entry.word.get(lang));
            let other = fold(entry.word.get(if lang == Lang::Fr { Lang::En } else { Lang::Fr }));
            let place = match () {
                () if key(&word) == key(&typed) => 0,
                () if word.starts_with(&typed) => 1,
                () if holds(&word, &wanted) => 2,
                () if holds(&other, &wanted) => 3,
                () if holds(&fold(entry.meaning.get(lang)), &wanted) => 4,
                () => return None,
            };
            Some((place, word))
        };
        let mut found: Vec<((u8, String), &GlossaryEntry)> =
            self.entries.iter().filter_map(|entry| rank(entry).map(|rank| (rank, entry))).collect();
        found.sort_by(|one, other| one.0.cmp(&other.0));
        found.into_iter().map(|(_, entry)| entry).collect()
    }

    /// Entries whose word is like the one that was typed, for somebody who found none.
    pub fn alike(&self, typed: &str, lang: Lang) -> Vec<&GlossaryEntry> {
        let words: Vec<String> = self.entries.iter().map(|entry| fold(entry.word.get(lang))).collect();
        let named = words.iter().enumerate().map(|(at, word)| (word.as_str(), at));
        near::like(named, typed, MOST_ALIKE).into_iter().filter_map(|at| self.entries.get(at)).collect()
    }
}

/// Whether each wanted word is the beginning of one of the text's.
fn holds(folded: &str, wanted: &[&str]) -> bool {
    let words: Vec<&str> = tokens(folded).into_iter().filter_map(|span| folded.get(span)).collect();
    wanted.iter().all(|one| words.iter().any(|word| word.starts_with(one)))
}

/// The words of a folded text, as spans.
fn tokens(folded: &str) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    for (at, letter) in folded.char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
        let end = at + letter.len_utf8();
        match spans.last_mut() {
            Some(span) if span.end == at => span.end = end,
            _ => spans.push(at..end),
        }
    }
    spans
}

/// Folded words without their plural, joined by single blanks.
fn key(folded: &str) -> String {
    let words: Vec<&str> = tokens(folded).into_iter().filter_map(|span| folded.get(span)).map(singular).collect();
    words.join(" ")
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s').filter(|stem| stem.len() > 2).unwrap_or(word)
}

/// Abbreviations are written in capitals, or they are another word.
fn is_written_so(written: &str, word: &str) -> bool {
    let capitals = |text: &str| text.chars().filter(|letter| letter.is_uppercase()).count();
    capitals(word) < 2 || capitals(written) >= capitals(word)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::vocabulary::vocabulary;

    fn explained(text: &str, lang: Lang) -> Vec<&str> {
        vocabulary().glossary().explained_in(text, lang).into_iter().map(|found| &text[found.span]).collect()
    }

    #[test]
    fn words_are_found_where_they_stand() {
        assert_eq!(explained("L’API lit nos bases de données.", Lang::Fr), ["API", "bases de données"]);
        assert_eq!(explained("Our databases sit behind a REST API.", Lang::En), ["databases", "REST API"]);
        assert_eq!(explained("Un CTO à temps partagé, deux CTOs", Lang::Fr), ["CTO à temps partagé", "CTOs"]);
    }

    #[test]
    fn what_is_also_an_ordinary_word_is_left_alone() {
        assert!(explained("L’équipe invite deux personnes, un lot chacune, en rag.", Lang::Fr).is_empty());
        assert!(explained("", Lang::Fr).is_empty());
    }

    #[test]
    fn a_word_is_found_by_its_beginning_in_either_language_and_by_its_sentence() {
        let found = |typed, lang| -> Vec<&str> {
            vocabulary().glossary().search(typed, lang).into_iter().map(|entry| entry.word.get(lang)).collect()
        };
        assert_eq!(found("mvp", Lang::Fr).first(), Some(&"MVP"));
        assert_eq!(found("dette", Lang::Fr).first(), Some(&"Dette technique"));
        assert!(found("hosting", Lang::Fr).contains(&"Hébergement"), "{:?}", found("hosting", Lang::Fr));
        assert!(found("serveurs", Lang::Fr).contains(&"Back-end"), "by its sentence");
        assert!(found("  ", Lang::Fr).is_empty() && found("zzqqzz", Lang::En).is_empty());
        let alike: Vec<&str> =
            vocabulary().glossary().alike("hebergemant", Lang::Fr).into_iter().map(|entry| entry.word.get(Lang::Fr)).collect();
        assert_eq!(alike.first(), Some(&"Hébergement"));
    }

    #[test]
    fn every_word_has_an_address_of_its_own() {
        for lang in [Lang::Fr, Lang::En] {
            let slugs: BTreeSet<String> = vocabulary().glossary().entries().iter().map(|entry| entry.slug(lang)).collect();
            assert_eq!(slugs.len(), vocabulary().glossary().entries().len());
            assert!(slugs.iter().all(|slug| !slug.is_empty()));
            let listed: usize = vocabulary().glossary().by_letter(lang).values().map(Vec::len).sum();
            assert_eq!(listed, slugs.len());
        }
    }
}
