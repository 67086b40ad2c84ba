//! Folding: what two spellings of one word have in common, with the way back to the text as given.
//!
//! Folded text is lower-case, without accents, ligatures or invisible characters, with plain apostrophes and single spaces. Every folded byte
//! knows the bytes it came from, so a span found in folded text is exact in the original, whatever its Unicode form.

use std::ops::Range;

use domain::Evidence;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A text, folded, and the map back.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    text: String,
    /// For each folded byte, where its source character starts in the original.
    starts: Vec<u32>,
    /// For each folded byte, where its source character and the marks on it end in the original.
    ends: Vec<u32>,
    /// Folded offsets of the spaces that stand for a line break.
    line_breaks: Vec<usize>,
}

/// White space that has been read and not yet written.
#[derive(Default)]
struct Gap {
    start: usize,
    end: usize,
    lines: usize,
    open: bool,
}

impl Folded {
    /// Folds a text. One line break becomes a space, an empty line becomes `\n`, so that a phrase may cross the first and not the second.
    pub fn new(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), ..Self::default() };
        folded.starts.reserve(text.len());
        folded.ends.reserve(text.len());
        let mut gap = Gap::default();
        let mut end = 0;
        while let Some(character) = text[end..].chars().next() {
            let start = end;
            end += character.len_utf8();
            if character.is_whitespace() {
                gap = Gap {
                    start: if gap.open { gap.start } else { start },
                    end,
                    lines: gap.lines + usize::from(character == '\n'),
                    open: true,
                };
                continue;
            }
            if is_dropped(character) {
                if !gap.open
                    && let Some(last) = folded.ends.last_mut()
                {
                    *last = offset(end);
                }
                continue;
            }
            folded.close(&mut gap);
            if character.is_ascii_alphanumeric() {
                end = start + text[start..].bytes().take_while(u8::is_ascii_alphanumeric).count();
                folded.push_plain(&text[start..end], start);
                continue;
            }
            let joins_words =
                is_hyphen(character) && folded.text.ends_with(char::is_alphabetic) && text[end..].starts_with(char::is_alphabetic);
            if joins_words { folded.push(' ', start, end) } else { folded.fold(character, start, end) }
        }
        folded
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The span of the original that a span of the folded text came from; `None` for an empty one or one outside the text.
    pub fn original(&self, span: Range<usize>) -> Option<Evidence> {
        let last = span.end.checked_sub(1).filter(|last| *last >= span.start)?;
        Some(Evidence { start: *self.starts.get(span.start)?, end: *self.ends.get(last)? })
    }

    /// Folded offsets where a line of the original ended, ascending.
    pub fn line_breaks(&self) -> &[usize] {
        &self.line_breaks
    }

    fn close(&mut self, gap: &mut Gap) {
        if gap.open && !self.text.is_empty() {
            if gap.lines > 0 {
                self.line_breaks.push(self.text.len());
            }
            self.push(if gap.lines > 1 { '\n' } else { ' ' }, gap.start, gap.end);
        }
        *gap = Gap::default();
    }

    fn fold(&mut self, character: char, start: usize, end: usize) {
        match character {
            'œ' | 'Œ' => self.push_all("oe", start, end),
            'æ' | 'Æ' => self.push_all("ae", start, end),
            'ß' | 'ẞ' => self.push_all("ss", start, end),
            'ø' | 'Ø' => self.push('o', start, end),
            'ł' | 'Ł' => self.push('l', start, end),
            mark if plain(mark) != mark => self.push(plain(mark), start, end),
            ascii if ascii.is_ascii() => self.push(ascii.to_ascii_lowercase(), start, end),
            other => {
                for part in std::iter::once(other).nfkd().flat_map(char::to_lowercase).filter(|part| !is_combining_mark(*part)) {
                    self.push(plain(part), start, end);
                }
            }
        }
    }

    /// Takes ASCII letters and digits in.
    fn push_plain(&mut self, word: &str, start: usize) {
        let at = self.text.len();
        self.text.push_str(word);
        self.text[at..].make_ascii_lowercase();
        let places = || start..start + word.len();
        self.starts.extend(places().map(offset));
        self.ends.extend(places().map(|place| offset(place + 1)));
    }

    fn push_all(&mut self, letters: &str, start: usize, end: usize) {
        letters.chars().for_each(|letter| self.push(letter, start, end));
    }

    fn push(&mut self, character: char, start: usize, end: usize) {
        self.text.push(character);
        for _ in 0..character.len_utf8() {
            self.starts.push(offset(start));
            self.ends.push(offset(end));
        }
    }
}

/// Folds a term of the vocabulary, for which the way back is not needed.
pub fn fold(text: &str) -> String {
    Folded::new(text).text
}

/// The places of words in a text, in bytes, where they stand as whole words. Words that begin or end with a sign are whole on that side.
pub fn whole<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = Range<usize>> {
    let goes_on = |before: &str, after: &str| before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
    let places = text.match_indices(words).map(|(at, words)| at..at + words.len());
    places.filter(move |place| !goes_on(&text[..place.start], words) && !goes_on(words, &text[place.end..]))
}

fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}')
}

/// The plain form of an apostrophe or a dash; any other character as it is.
fn plain(mark: char) -> char {
    match mark {
        '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{00B4}' | '`' => '\'',
        dash if is_hyphen(dash) || matches!(dash, '\u{2013}' | '\u{2014}' | '\u{2212}') => '-',
        other => other,
    }
}

/// Marks that sit on the letter before, and characters that nobody sees.
fn is_dropped(character: char) -> bool {
    !character.is_ascii()
        && (is_combining_mark(character) || matches!(character, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words_behind<'a>(text: &'a str, folded_word: &str) -> Option<&'a str> {
        let folded = Folded::new(text);
        let start = folded.as_str().find(folded_word)?;
        folded.original(start..start + folded_word.len())?.words(text)
    }

    #[test]
    fn accents_ligatures_and_apostrophes_fold_away() {
        assert_eq!(fold("L’Œuvre  d’un CŒUR\u{a0}: Être à l'heure"), "l'oeuvre d'un coeur : etre a l'heure");
        assert_eq!(fold("titres-restaurant"), "titres restaurant");
        assert_eq!(fold("750-950 et 2–3"), "750-950 et 2-3");
        assert_eq!(fold("x₋y"), "x-y", "what a character is made of is plain, too");
    }

    #[test]
    fn words_are_found_where_they_are_whole() {
        for (text, words, places) in [
            ("ada, adage et Nevada: ada", "ada", vec![0, 22]),
            ("envie d'or, envie d'", "envie d'", vec![0, 12]),
            ("été étés", "été", vec![0]),
            ("c++11 c++", "c++", vec![0, 6]),
        ] {
            assert_eq!(whole(text, words).map(|place| place.start).collect::<Vec<_>>(), places, "{words}");
        }
    }

    #[test]
    fn a_decomposed_word_keeps_its_marks_in_the_span() {
        assert_eq!(words_behind("une e\u{301}quipe soude\u{301}e\u{301} !", "soudee"), Some("soude\u{301}e\u{301}"));
        assert_eq!(words_behind("👩‍💻 chez nous : Œuvre", "oeuvre"), Some("Œuvre"));
        assert_eq!(words_behind("ﬁnance verte", "finance"), Some("ﬁnance"));
        assert_eq!(words_behind("sym\u{ad}fony", "symfony"), Some("sym\u{ad}fony"));
    }

    #[test]
    fn an_empty_line_parts_and_a_line_break_does_not() {
        let folded = Folded::new("une équipe\nsoudée\n\n\nÀ Lyon");
        assert_eq!(folded.as_str(), "une equipe soudee\na lyon");
        assert_eq!(folded.line_breaks(), [10, 17]);
    }

    proptest! {
        #[test]
        fn every_folded_character_lies_on_boundaries_of_the_original(text in "\\PC*|(?s:.{0,60})|[a-zéœﬁ\u{301}👩\u{200d} \n’-]{0,60}") {
            let folded = Folded::new(&text);
            let mut before = 0;
            for (start, character) in folded.as_str().char_indices() {
                let span = folded.original(start..start + character.len_utf8()).expect("inside");
                prop_assert!(span.words(&text).is_some_and(|words| !words.is_empty()));
                prop_assert!(span.start >= before, "the map never goes back");
                before = span.start;
            }
            let refolded = fold(folded.as_str());
            prop_assert_eq!(fold(&refolded), refolded, "folding settles");
        }
    }
}
