//! What somebody typed, as parts to find: words, and phrases between quotation marks. There is nothing else to learn.

use std::collections::BTreeSet;

use domain::CriterionKind;

use super::{
    analyzer::{self, Word, is_stop_word},
    concepts::{Concept, LONGEST_NAME, names},
};

/// More parts than this are left unread: no search gets better by them.
const MOST_PARTS: usize = 16;

/// How many names a beginning is looked for by.
const OFFERED: usize = 8;

/// What must be found, one way or another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// Folded, in order; never empty.
    pub words: Vec<String>,
    /// Between quotation marks: these words, in this order, and nothing like them.
    pub quoted: bool,
    /// A single word that may still be being typed: it may go on.
    pub growing: bool,
    /// What the vocabulary knows under these words.
    pub concepts: Vec<Concept>,
}

/// What somebody looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Question {
    pub parts: Vec<Part>,
}

impl Question {
    /// Reads what was typed. Words that say nothing are left out, unless there are no others.
    pub(crate) fn read(text: &str) -> Self {
        let mut parts = Vec::new();
        let mut stopped = Vec::new();
        let segments = segments(text);
        let last = segments.len().saturating_sub(1);
        for (at, (segment, quoted)) in segments.iter().enumerate() {
            let words = analyzer::words(segment);
            if *quoted {
                parts.extend((!words.is_empty()).then(|| Part::quoted(&words)));
                continue;
            }
            let is_open = at == last && !segment.ends_with(char::is_whitespace);
            unquoted(&words, is_open, &mut parts, &mut stopped);
        }
        let mut parts = if parts.is_empty() { stopped } else { parts };
        parts.truncate(MOST_PARTS);
        Self { parts }
    }
}

impl Part {
    fn quoted(words: &[Word]) -> Self {
        Self { words: words.iter().map(|word| word.folded.clone()).collect(), quoted: true, growing: false, concepts: Vec::new() }
    }

    fn of(words: &[Word], growing: bool) -> Self {
        let concepts = names().meant_by(words).cloned().collect();
        let growing = growing && matches!(words, [only] if only.folded.len() > 1);
        Self { words: words.iter().map(|word| word.folded.clone()).collect(), quoted: false, growing, concepts }
    }

    /// The same word as the beginning of one, also with what has a name that begins like this.
    pub(crate) fn begun(&self) -> Option<Self> {
        let [word] = self.words.as_slice() else { return None };
        let begins = self.growing && word.len() > 2;
        let named = names().beginning(word, OFFERED).filter(|_| begins).map(|(_, one)| one);
        let concepts: BTreeSet<Concept> = named.chain(&self.concepts).cloned().collect();
        self.growing.then(|| Self { concepts: concepts.into_iter().collect(), ..self.clone() })
    }

    /// The same words as whole ones.
    pub(crate) fn whole(self) -> Self {
        Self { growing: false, ..self }
    }

    fn is_technology(&self) -> bool {
        self.concepts.iter().any(|concept| concept.kind == CriterionKind::Stack)
    }
}

/// The longest names first, then single words.
fn unquoted(words: &[Word], is_open: bool, parts: &mut Vec<Part>, stopped: &mut Vec<Part>) {
    let mut rest = words;
    while !rest.is_empty() {
        let is_name = |length: &usize| rest.get(..*length).is_some_and(|some| names().meant_by(some).next().is_some());
        let length = (2..=LONGEST_NAME.min(rest.len())).rev().find(is_name).unwrap_or(1);
        let (some, after) = rest.split_at(length);
        let part = Part::of(some, is_open && after.is_empty());
        let says_nothing = length == 1 && some.iter().all(|word| is_stop_word(&word.folded)) && !part.is_technology();
        if says_nothing {
            stopped.push(part)
        } else {
            parts.push(part)
        }
        rest = after;
    }
}

/// The text cut at its quotation marks; `true` for what stands between two. A mark that is never closed is none.
fn segments(text: &str) -> Vec<(String, bool)> {
    let is_mark = |letter: char| matches!(letter, '"' | '«' | '»' | '“' | '”' | '„');
    let pieces: Vec<&str> = text.split(is_mark).collect();
    let closed = pieces.len() - 1 - (pieces.len() - 1) % 2;
    pieces.iter().enumerate().map(|(at, piece)| ((*piece).to_owned(), at % 2 == 1 && at < closed)).collect()
}

#[cfg(test)]
mod tests {
    //! Laws:
    //! 1. what stands between quotation marks of any kind is one phrase, without meanings; a mark that is not closed is none;
    //! 2. a name of several words is one part, with what it means;
    //! 3. words that say nothing are left out, unless there are no others;
    //! 4. only the last word may go on, and only while nothing stands behind it;
    //! 5. whatever is typed is read, and gives a bounded number of parts.

    use proptest::prelude::*;

    use super::*;

    fn parts(text: &str) -> Vec<String> {
        Question::read(text).parts.into_iter().map(|part| part.words.join(" ")).collect()
    }

    #[test]
    fn law_1_phrases() {
        for text in ["\"premier produit\" php ", "« premier produit » php ", "“premier produit” php "] {
            let question = Question::read(text);
            let [phrase, word] = question.parts.as_slice() else { panic!("{question:?}") };
            assert!(phrase.quoted && phrase.concepts.is_empty() && phrase.words == ["premier", "produit"]);
            assert!(!word.quoted);
        }
        assert!(Question::read("\"premier produit").parts.iter().all(|part| !part.quoted));
    }

    #[test]
    fn law_2_names_are_one_part() {
        let question = Question::read("ruby on rails à Lyon ");
        let [rails, lyon] = question.parts.as_slice() else { panic!("{question:?}") };
        assert!(rails.concepts.iter().any(|concept| concept.id() == "stack:rails"), "{rails:?}");
        assert!(lyon.concepts.iter().any(|concept| concept.id() == "place:lyon"), "{lyon:?}");
    }

    #[test]
    fn law_3_words_that_say_nothing() {
        assert_eq!(parts("un CTO pour la santé "), ["cto", "sante"]);
        assert_eq!(parts("le la "), ["le", "la"]);
        assert_eq!(parts("  "), Vec::<String>::new());
    }

    #[test]
    fn law_4_only_the_last_word_goes_on() {
        let growing = |text: &str| Question::read(text).parts.iter().map(|part| part.growing).collect::<Vec<_>>();
        assert_eq!(growing("audit kub"), [false, true]);
        assert_eq!(growing("audit kub "), [false, false]);
        assert_eq!(growing("audit \"kub\""), [false, false]);
        let begun = Question::read("kub").parts.first().and_then(Part::begun).expect("one word, being typed");
        assert!(begun.concepts.iter().any(|concept| concept.code == "kubernetes"));
        assert_eq!(begun.whole().begun(), None);
    }

    proptest! {
        #[test]
        fn law_5_anything_is_read(text in "\\PC{0,300}|[a-z \"«»é'’+#.]{0,300}") {
            let question = Question::read(&text);
            prop_assert!(question.parts.len() <= MOST_PARTS);
            prop_assert!(question.parts.iter().all(|part| !part.words.is_empty()));
        }
    }
}
