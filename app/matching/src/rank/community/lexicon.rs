//! The words of every story, each kept once: a profile holds their numbers.

use std::collections::HashMap;

use super::columns::Numbered;
use super::credits::Credits;
use crate::rank::words::{self, Words};

/// Every different word that somebody used.
#[derive(Debug, Clone, Default)]
pub(super) struct Lexicon {
    words: Numbered<Box<str>>,
    /// By their first letters: only those can be taken for one another.
    beginnings: HashMap<Box<str>, Vec<u32>>,
}

impl Lexicon {
    /// The numbers of a story's words, ascending.
    pub(super) fn enter(&mut self, story: &Words) -> Box<[u32]> {
        let mut numbers: Vec<u32> = story.iter().map(|word| self.enter_one(word)).collect();
        numbers.sort_unstable();
        numbers.into()
    }

    fn enter_one(&mut self, word: &str) -> u32 {
        let known = self.words.len();
        let number = self.words.number(word.into());
        if self.words.len() > known {
            self.beginnings.entry(words::beginning(word).into()).or_default().push(number);
        }
        number
    }

    /// The words again.
    pub(super) fn story(&self, numbers: &[u32]) -> Words {
        numbers.iter().filter_map(|number| self.words.get(*number)).map(|word| word.to_string()).collect()
    }

    /// What each known word gives to each word of a need; the need's words are numbered as they come.
    pub(super) fn credits(&self, need: &Words) -> Credits {
        let mut credits = Credits::new(self.words.len());
        for (at, word) in need.iter().enumerate() {
            let grams = words::trigrams(word);
            for number in self.beginnings.get(words::beginning(word)).into_iter().flatten() {
                let Some(known) = self.words.get(*number) else { continue };
                let likeness = if &**known == word { words::SAME } else { words::likeness(&grams, known) };
                if likeness > 0 {
                    credits.give(*number, at, words::shared_worth(word, likeness));
                }
            }
        }
        credits
    }
}
