//! Mends what converting a PDF does to words, with the way back to the text as given.
//!
//! - Marks that no font could draw (`(cid:72)`) go.
//! - A technology whose first letter was torn off (`S wift`, `P ython`) is put together.
//! - Words that run into each other (`SkillsPython`, `andJava`) are parted, unless together they are a technology (`JavaScript`).

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use domain::Evidence;

use crate::understand::fold::fold;
use crate::understand::lexicon;
use crate::vocabulary::{term::Term, vocabulary};

/// What stands before a number and a bracket where a character could not be drawn.
const UNDRAWN: &str = "(cid:";
/// A run of letters longer than this is no word, in bytes; it is left alone.
const LONGEST_RUN: usize = 120;

/// The technologies of one word, folded.
static TECHNOLOGIES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let written = vocabulary().technologies().iter().flat_map(lexicon::spellings).map(|(written, _)| written);
    let spellings = written.filter_map(Term::parse).flat_map(|term| term.fragments.into_iter().take(1).flatten());
    spellings.map(|spelling| spelling.words).filter(|words| words.chars().all(char::is_alphanumeric)).collect()
});

/// A text that has been mended.
#[derive(Debug, Clone, Default)]
pub struct Tidied {
    text: String,
    /// For each byte, the byte of the given text that it came from, or that stands before it where a space was put in.
    from: Vec<usize>,
}

impl Tidied {
    /// Mends a text.
    pub fn new(given: &str) -> Self {
        let mut tidied = Self { text: String::with_capacity(given.len()), from: Vec::with_capacity(given.len()) };
        let mut at = 0;
        while let Some(first) = given[at..].chars().next() {
            if let Some(length) = undrawn(&given[at..]) {
                tidied.part(at);
                at += length;
            } else if first.is_alphanumeric() {
                let length = given[at..].find(|character: char| !character.is_alphanumeric()).unwrap_or(given.len() - at);
                at = tidied.word(given, at, length);
            } else {
                tidied.copy(given, at, first.len_utf8());
                at += first.len_utf8();
            }
        }
        tidied
    }

    /// The mended text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where a span of the mended text stands in the given one; `None` for an empty one or one outside.
    pub fn original(&self, span: Range<usize>) -> Option<Evidence> {
        let last = span.end.checked_sub(1).filter(|last| *last >= span.start)?;
        let offset = |byte: usize| u32::try_from(byte).ok();
        Some(Evidence { start: offset(*self.from.get(span.start)?)?, end: offset(self.from.get(last)? + 1)? })
    }

    /// Takes a run of letters and digits; answers with the offset after what was taken.
    fn word(&mut self, given: &str, at: usize, length: usize) -> usize {
        let run = &given[at..at + length];
        let rest = &given[at + length..];
        let is_torn = run.len() == 1 && run.starts_with(|letter: char| letter.is_ascii_uppercase());
        if is_torn && let Some(tail) = rest.strip_prefix(' ') {
            let tail = &tail[..tail.find(|character: char| !character.is_alphanumeric()).unwrap_or(tail.len())];
            let is_word = tail.len() >= 2 && tail.starts_with(|letter: char| letter.is_ascii_lowercase());
            if is_word && tail.len() <= LONGEST_RUN && TECHNOLOGIES.contains(&fold(&format!("{run}{tail}"))) {
                self.copy(given, at, length);
                self.copy(given, at + length + 1, tail.len());
                return at + length + 1 + tail.len();
            }
        }
        if length > LONGEST_RUN {
            self.copy(given, at, length);
            return at + length;
        }
        for (place, piece) in pieces(run).into_iter().enumerate() {
            if place > 0 {
                self.part(at + piece.start);
            }
            self.copy(given, at + piece.start, piece.len());
        }
        at + length
    }

    /// A space before the byte `at`, unless one stands there.
    fn part(&mut self, at: usize) {
        if !self.text.is_empty() && !self.text.ends_with(char::is_whitespace) {
            self.text.push(' ');
            self.from.push(at.saturating_sub(1));
        }
    }

    fn copy(&mut self, given: &str, at: usize, length: usize) {
        self.text.push_str(&given[at..at + length]);
        self.from.extend(at..at + length);
    }
}

/// The length of a mark that stands for a character nobody could draw.
fn undrawn(text: &str) -> Option<usize> {
    let inside = text.strip_prefix(UNDRAWN)?;
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0 && inside[digits..].starts_with(')')).then(|| UNDRAWN.len() + digits + 1)
}

/// Parts a run of letters where a small letter is followed by a capital, and leaves together what is one technology.
fn pieces(run: &str) -> Vec<Range<usize>> {
    let whole = || std::iter::once(0..run.len()).collect();
    let mut starts = vec![0];
    let mut before_is_small = false;
    for (at, letter) in run.char_indices() {
        if before_is_small && letter.is_uppercase() {
            starts.push(at);
        }
        before_is_small = letter.is_lowercase();
    }
    starts.push(run.len());
    if starts.len() == 2 || TECHNOLOGIES.contains(&fold(run)) {
        return whole();
    }
    let mut pieces = Vec::new();
    let mut first = 0;
    while first + 1 < starts.len() {
        let together = (first + 2..starts.len()).rev().find(|end| TECHNOLOGIES.contains(&fold(&run[starts[first]..starts[*end]])));
        let end = together.unwrap_or(first + 1);
        pieces.push(starts[first]..starts[end]);
        first = end;
    }
    // "YouTube", "McDonald", "iPhone": where nothing was glued, nothing is parted but names, and a name reads as well in one piece.
    let is_glued =
        pieces.iter().any(|piece| TECHNOLOGIES.contains(&fold(&run[piece.clone()]))) || pieces.iter().all(|piece| piece.len() >= 5);
    if is_glued { pieces } else { whole() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    // 1. Torn technologies are mended, glued words parted, names left whole.
    // 2. The way back is exact.
    // 3. No text makes it fail.

    #[test]
    fn law_1_words_are_mended() {
        for (given, mended) in [
            ("iOS in S wift, P ython", "iOS in Swift, Python"),
            ("A new plan, C is fine", "A new plan, C is fine"),
            ("databaseProgramming", "database Programming"),
            ("withJavaScriptReact", "with JavaScript React"),
            ("JavaScript, PostgreSQL, YouTube", "JavaScript, PostgreSQL, YouTube"),
            ("Tel Aviv(cid:72)(cid:66)Senior", "Tel Aviv Senior"),
            ("(cid:)", "(cid:)"),
        ] {
            assert_eq!(Tidied::new(given).as_str(), mended);
        }
    }

    #[test]
    fn law_2_the_way_back_is_exact() {
        let given = "é (cid:7) S wift andJava";
        let tidied = Tidied::new(given);
        let back = |word: &str| {
            let start = tidied.as_str().find(word).expect("there");
            tidied.original(start..start + word.len()).and_then(|span| span.words(given)).map(str::to_owned)
        };
        assert_eq!(back("Swift").as_deref(), Some("S wift"));
        assert_eq!(back("Java").as_deref(), Some("Java"));
        assert_eq!(back("é").as_deref(), Some("é"));
    }

    proptest! {
        #[test]
        fn law_3_any_text(given in "(?s:.{0,60})|[A-Za-zé (:cid0-9)]{0,60}") {
            let tidied = Tidied::new(&given);
            for (start, character) in tidied.as_str().char_indices().filter(|(_, character)| *character != ' ') {
                let span = tidied.original(start..start + character.len_utf8()).expect("inside");
                prop_assert!(span.words(&given).is_some());
            }
        }
    }
}
