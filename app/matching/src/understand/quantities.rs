//! Numbers and the words around them, for what is counted: days, euros, dates.

use super::lexicon::Span;

/// A piece of folded text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Token<'a> {
    /// In digits or in letters ("deux", "two").
    Number(f64),
    Word(&'a str),
    Mark(char),
}

/// A text in pieces, with their places.
pub struct Quantities<'a> {
    tokens: Vec<(Token<'a>, Span)>,
}

/// Numbers that people write in letters; "un" and "a" are too common to be numbers by themselves.
const IN_LETTERS: [(&str, f64); 20] = [
    ("un", 1.0),
    ("une", 1.0),
    ("deux", 2.0),
    ("trois", 3.0),
    ("quatre", 4.0),
    ("cinq", 5.0),
    ("six", 6.0),
    ("sept", 7.0),
    ("huit", 8.0),
    ("dix", 10.0),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("ten", 10.0),
    ("twelve", 12.0),
    ("douze", 12.0),
];

impl<'a> Quantities<'a> {
    /// Cuts a folded text into pieces.
    pub fn new(text: &'a str) -> Self {
        let mut tokens = Vec::new();
        let mut at = 0;
        while let Some(first) = text[at..].chars().next() {
            let rest = &text[at..];
            let (token, length) = if first.is_ascii_digit() {
                let (value, length) = number(rest);
                (Some(Token::Number(value)), length)
            } else if first.is_alphabetic() {
                let length = rest.find(|character: char| !character.is_alphabetic()).unwrap_or(rest.len());
                let word = &rest[..length];
                let spelled = IN_LETTERS.iter().find(|(letters, _)| *letters == word).map(|(_, value)| Token::Number(*value));
                (Some(spelled.unwrap_or(Token::Word(word))), length)
            } else if first == ' ' {
                (None, 1)
            } else {
                (Some(Token::Mark(first)), first.len_utf8())
            };
            if let Some(token) = token {
                tokens.push((token, Span { start: at, end: at + length }));
            }
            at += length;
        }
        Self { tokens }
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The position of the first piece that begins at or after an offset.
    pub fn position(&self, offset: usize) -> usize {
        self.tokens.partition_point(|(_, span)| span.start < offset)
    }

    /// The piece at a position.
    pub fn get(&self, at: usize) -> Option<Token<'a>> {
        self.tokens.get(at).map(|(token, _)| *token)
    }

    /// The number at a position.
    pub fn number(&self, at: usize) -> Option<f64> {
        match self.get(at) {
            Some(Token::Number(value)) => Some(value),
            _ => None,
        }
    }

    /// Whether the word at a position is one of these.
    pub fn is_word(&self, at: usize, words: &[&str]) -> bool {
        matches!(self.get(at), Some(Token::Word(word)) if words.contains(&word))
    }

    /// Whether the mark at a position is one of these.
    pub fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        matches!(self.get(at), Some(Token::Mark(mark)) if marks.contains(&mark))
    }

    /// Whether one of these words stands in the `reach` pieces before a position, with no end of a sentence between.
    pub fn word_before(&self, at: usize, reach: usize, words: &[&str]) -> Option<usize> {
        let from = at.saturating_sub(reach);
        let stop = (from..at).rev().find(|before| self.is_mark(*before, &['.', '\n', ';', '!', '?'])).map_or(from, |stop| stop + 1);
        (stop..at).rev().find(|before| self.is_word(*before, words))
    }

    /// The span from one piece to another, both included.
    pub fn span(&self, first: usize, last: usize) -> Option<Span> {
        Some(Span { start: self.tokens.get(first)?.1.start, end: self.tokens.get(last)?.1.end })
    }

    /// A number or a range ("2 à 3", "750-950", "between 2 and 3") that begins at a position, and the position after it.
    pub fn range(&self, at: usize) -> Option<(f64, f64, usize)> {
        let low = self.number(at)?;
        let joined = self.is_mark(at + 1, &['-', '/']) || self.is_word(at + 1, &["a", "ou", "to", "or", "et", "and"]);
        let currency = usize::from(self.is_mark(at + 2, &['€', '$']));
        match self.number(at + 2 + currency) {
            Some(high) if joined && high >= low => Some((low, high, at + 3 + currency)),
            _ => Some((low, low, at + 1)),
        }
    }
}

/// A number in digits and its length: `4 000`, `4.000`, `1,5`, `4k`.
fn number(text: &str) -> (f64, usize) {
    let digits = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let mut length = digits(0);
    let mut written: String = text[..length].to_owned();
    if length <= 3 {
        while text[length..].starts_with([' ', '.', ',', '\'']) && digits(length + 1) == 3 {
            written.push_str(&text[length + 1..length + 4]);
            length += 4;
        }
    }
    let decimals = if text[length..].starts_with(['.', ',']) { digits(length + 1) } else { 0 };
    if (1..=2).contains(&decimals) {
        written.push('.');
        written.push_str(&text[length + 1..length + 1 + decimals]);
        length += 1 + decimals;
    }
    let mut value: f64 = written.parse().unwrap_or(0.0);
    if text[length..].starts_with('k') && !text[length + 1..].starts_with(char::is_alphanumeric) {
        value *= 1000.0;
        length += 1;
    }
    (value, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, value) in [
            ("4 000", 4000.0),
            ("4.000", 4000.0),
            ("1,5", 1.5),
            ("4k€", 4000.0),
            ("750-950", 750.0),
            ("2.5", 2.5),
            ("2026 750", 2026.0),
            ("12 34", 12.0),
        ] {
            assert_eq!(number(text).0, value, "{text:?}");
        }
    }

    #[test]
    fn a_range_has_two_ends() {
        assert_eq!(Quantities::new("2 a 3 jours").range(0), Some((2.0, 3.0, 3)));
        assert_eq!(Quantities::new("deux jours").range(0), Some((2.0, 2.0, 1)));
        assert_eq!(Quantities::new("750€-950€").range(0), Some((750.0, 750.0, 1)));
    }
}
