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
    /// The positions of numbers, ascending.
    numbers: Vec<usize>,
    /// Those of numbers in letters.
    letters: Vec<usize>,
}

/// Numbers that people write in letters, and the words for none. Compound ones ("sept cents", "forty five") are put together by [`compound`].
fn in_letters(word: &str) -> Option<f64> {
    Some(match word {
        "zero" | "aucun" | "aucune" | "no" => 0.0,
        "un" | "une" | "one" => 1.0,
        "deux" | "two" => 2.0,
        "trois" | "three" => 3.0,
        "quatre" | "four" => 4.0,
        "cinq" | "five" => 5.0,
        "six" => 6.0,
        "sept" | "seven" => 7.0,
        "huit" | "eight" => 8.0,
        "neuf" | "nine" => 9.0,
        "dix" | "ten" => 10.0,
        "onze" | "eleven" => 11.0,
        "douze" | "twelve" => 12.0,
        "treize" | "thirteen" => 13.0,
        "quatorze" | "fourteen" => 14.0,
        "quinze" | "fifteen" => 15.0,
        "seize" | "sixteen" => 16.0,
        "seventeen" => 17.0,
        "eighteen" => 18.0,
        "nineteen" => 19.0,
        "vingt" | "vingts" | "twenty" => 20.0,
        "trente" | "thirty" => 30.0,
        "quarante" | "forty" => 40.0,
        "cinquante" | "fifty" => 50.0,
        "soixante" | "sixty" => 60.0,
        "septante" | "seventy" => 70.0,
        "octante" | "huitante" | "eighty" => 80.0,
        "nonante" | "ninety" => 90.0,
        "cent" | "cents" | "hundred" => HUNDRED,
        "mille" | "thousand" => THOUSAND,
        _ => return None,
    })
}

const HUNDRED: f64 = 100.0;
const THOUSAND: f64 = 1000.0;

/// The one number that two in letters make when nothing stands between them: "sept cents", "quatre-vingts", "twenty-five".
fn compound(first: f64, second: f64) -> Option<f64> {
    let (hundreds, rest) = (first % THOUSAND, first % HUNDRED);
    let counts = |unit: f64| (2.0..10.0).contains(&unit);
    let times_hundred = second == HUNDRED && counts(hundreds);
    let times = second == THOUSAND && (2.0..THOUSAND).contains(&first) || first == 4.0 && second == 20.0;
    let is_ten = (20.0..=90.0).contains(&rest) && rest % 10.0 == 0.0;
    let adds_units = is_ten && (1.0..10.0).contains(&second);
    let adds_teens = (rest == 60.0 || rest == 80.0) && (10.0..20.0).contains(&second);
    let adds_rest = first >= HUNDRED && rest == 0.0 && (1.0..HUNDRED).contains(&second);
    let adds_hundreds = first >= THOUSAND && hundreds == 0.0 && (HUNDRED..THOUSAND).contains(&second);
    if times_hundred {
        Some(first - hundreds + hundreds * HUNDRED)
    } else if times {
        Some(first * second)
    } else {
        (adds_units || adds_teens || adds_rest || adds_hundreds).then_some(first + second)
    }
}

impl<'a> Quantities<'a> {
    /// Cuts a folded text into pieces.
    pub fn new(text: &'a str) -> Self {
        let mut tokens: Vec<(Token<'a>, Span)> = Vec::with_capacity(text.len() / 4);
        let mut letters: Vec<usize> = Vec::new();
        let mut at = 0;
        while let Some(first) = text[at..].chars().next() {
            let rest = &text[at..];
            let (token, length) = if first.is_ascii_digit() {
                let (value, length) = number(rest);
                (Token::Number(value), length)
            } else if first.is_alphabetic() {
                let length = rest.find(|character: char| !character.is_alphabetic()).unwrap_or(rest.len());
                let word = &rest[..length];
                let spelled = in_letters(word).filter(|_| !text[..at].ends_with("quelqu'"));
                (spelled.map_or(Token::Word(word), Token::Number), length)
            } else if first == ' ' {
                at += 1;
                continue;
            } else {
                (Token::Mark(first), first.len_utf8())
            };
            let span = Span { start: at, end: at + length };
            at = span.end;
            if let Token::Number(second) = token
                && first.is_alphabetic()
            {
                let follows = letters.last().is_some_and(|last| last + 1 == tokens.len());
                if let Some((Token::Number(value), before)) = tokens.last_mut().filter(|_| follows)
                    && span.start == before.end + 1
                    && let Some(whole) = compound(*value, second)
                {
                    (*value, before.end) = (whole, span.end);
                    continue;
                }
                letters.push(tokens.len());
            }
            tokens.push((token, span));
        }
        let is_number = |at: &usize| matches!(tokens[*at].0, Token::Number(_));
        Self { numbers: (0..tokens.len()).filter(is_number).collect(), tokens, letters }
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

    /// The positions of numbers, ascending.
    pub fn numbers(&self) -> impl Iterator<Item = usize> {
        self.numbers.iter().copied()
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
        let Some(Token::Word(word)) = self.get(at) else { return false };
        // Most words differ in length or in their first letter: that is known without a comparison of all.
        words.iter().any(|one| one.len() == word.len() && one.as_bytes().first() == word.as_bytes().first() && *one == word)
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

    /// Whether one of these words stands in the `reach` pieces after a position, with no end of a sentence between.
    pub fn word_after(&self, at: usize, reach: usize, words: &[&str]) -> Option<usize> {
        (at..at + reach).take_while(|next| !self.is_mark(*next, &['.', '\n', ';', '!', '?'])).find(|next| self.is_word(*next, words))
    }

    /// The span from one piece to another, both included.
    pub fn span(&self, first: usize, last: usize) -> Option<Span> {
        Some(Span { start: self.tokens.get(first)?.1.start, end: self.tokens.get(last)?.1.end })
    }

    /// A number or a range ("2 à 3", "750-950", "between 2 and 3", "deux-trois") that begins at a position, and the position after it.
    pub fn range(&self, at: usize) -> Option<(f64, f64, usize)> {
        let low = self.number(at)?;
        if let Some(high) = self.number(at + 1).filter(|high| *high == low + 1.0 && self.is_in_letters(at) && self.is_in_letters(at + 1)) {
            return Some((low, high, at + 2));
        }
        let joined = self.is_mark(at + 1, &['-', '/', '~']) || self.is_word(at + 1, &["a", "ou", "to", "or", "et", "and", "voire"]);
        let before = at.checked_sub(1).is_none_or(|before| !self.is_mark(before, &['/']));
        let currency = usize::from(self.is_mark(at + 2, &['€', '$']));
        match self.number(at + 2 + currency) {
            Some(high) if joined && before && high >= low && !(self.is_mark(at + 1, &['/']) && self.is_date(at)) => {
                Some((low, high, at + 3 + currency))
            }
            _ => Some((low, low, at + 1)),
        }
    }

    /// `01/12/2026`
    fn is_date(&self, at: usize) -> bool {
        self.is_mark(at + 3, &['/']) && self.number(at + 4).is_some()
    }

    fn is_in_letters(&self, at: usize) -> bool {
        self.letters.binary_search(&at).is_ok()
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
        assert_eq!(Quantities::new("deux trois jours").range(0), Some((2.0, 3.0, 2)));
    }

    #[test]
    fn numbers_in_letters_are_put_together() {
        for (text, value) in [
            ("sept cents", 700.0),
            ("mille", 1000.0),
            ("quatre vingts", 80.0),
            ("quatre vingt dix", 90.0),
            ("soixante quinze", 75.0),
            ("cinq cent cinquante", 550.0),
            ("mille deux cents", 1200.0),
            ("twenty five", 25.0),
            ("six hundred", 600.0),
        ] {
            let tokens = Quantities::new(text);
            assert_eq!((tokens.number(0), tokens.len()), (Some(value), 1), "{text:?}");
        }
        assert_eq!(Quantities::new("deux, trois").number(0), Some(2.0));
    }
}
