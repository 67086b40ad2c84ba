//! The words of every story, each kept once: a profile holds their numbers.

use std::collections::HashMap;

use super::columns::Numbered;
use super::credits::{Credit, Credits};
use crate::rank::words::{self, Trigram, Words};

/// Every different word that somebody used.
#[derive(Debug, Clone, Default)]
pub(super) struct Lexicon {
    words: Numbered<Box<str>>,
    /// By number: what words that are nearly the same are known by.
    trigrams: Vec<Box<[Trigram]>>,
    /// By their first letters: only those can be taken for one another.
    beginnings: HashMap<Box<str>, Vec<u32>>,
    /// Words that say nothing; most of a text is made of few of them.
    silent: Numbered<Box<str>>,
}

impl Lexicon {
    /// The numbers of a story's words, ascending.
    pub(super) fn enter(&mut self, story: &str) -> Vec<u32> {
        let mut numbers = Vec::with_capacity(story.len() / 8);
        words::each(story, |word| numbers.extend(self.number(word)));
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// The number of a word that says something, a new one where it was not known.
    fn number(&mut self, word: &str) -> Option<u32> {
        if let Some(number) = self.words.known(word) {
            return Some(number);
        }
        if self.silent.known(word).is_some() {
            return None;
        }
        if !words::is_telling(word) {
            self.silent.number(word.into());
            return None;
        }
        let number = self.words.number(word.into());
        self.trigrams.push(words::trigrams(word).into());
        self.beginnings.entry(words::beginning(word).into()).or_default().push(number);
        Some(number)
    }

    /// The words again.
    pub(super) fn story(&self, numbers: &[u32]) -> Words {
        numbers.iter().filter_map(|number| self.words.get(*number)).map(|word| word.to_string()).collect()
    }

    /// What each known word gives to each word of a need; the need's words are numbered as they come.
    pub(super) fn credits(&self, need: &Words) -> Credits {
        let mut given = Vec::new();
        for (wish, word) in need.iter().enumerate() {
            let grams = words::trigrams(word);
            let same = self.words.known(word);
            for number in self.beginnings.get(words::beginning(word)).into_iter().flatten() {
                let Some(known) = self.trigrams.get(*number as usize) else { continue };
                let likeness = if same == Some(*number) { words::SAME } else { words::likeness(&grams, known) };
                if likeness > 0 {
                    given.push(Credit { thing: *number, wish, value: words::shared_worth(word, likeness) });
                }
            }
        }
        Credits::new(given)
    }
}
