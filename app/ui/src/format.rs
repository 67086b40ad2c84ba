//! Numbers, money, days and hours as a reader of each language writes them. French spaces are the typographic ones: U+202F inside
//! numbers, U+00A0 before a unit.

mod clock;
mod date;
mod money;
mod paris;
mod rhythm;
mod score;
mod zoned;

use std::fmt::Display;

pub use clock::{Urgency, late, left, span};
pub use date::{date, date_of, date_short, dated, day_hour, day_month, moment, month, month_name, time, weekday, weekday_date};
pub use money::{amount, euros, hundredths, rate, rate_range};
pub use paris::local;
pub use rhythm::{days, days_a_week, days_a_week_short, half_days};
pub use score::{percent, points, range_figures, range_out_of_100, range_sentence};
pub use zoned::{day_hour_in, elsewhere, occasion, slot, slot_in, time_in};

use crate::Locale;

/// What stands between several values of one kind.
pub const BETWEEN: &str = " · ";

/// A whole number in groups of three: `1 200` with U+202F, or `1,200`.
pub fn number(locale: Locale, number: impl Display) -> String {
    let separator = match locale {
        Locale::Fr => '\u{202f}',
        Locale::En => ',',
    };
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + 4);
    for (at, digit) in digits.char_indices() {
        let left = digits.len() - at;
        if at > 0 && left.is_multiple_of(3) && !grouped.ends_with('-') {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

const IN_WORDS: [[&str; 9]; 2] = [
    ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"],
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
];

/// A number at the beginning of a sentence: `Deux` to `Dix` in words, any other in figures.
pub fn opening_number(locale: Locale, number: u32) -> String {
    let [french, english] = IN_WORDS;
    let words = match locale {
        Locale::Fr => french,
        Locale::En => english,
    };
    let word = number.checked_sub(2).and_then(|at| words.get(usize::try_from(at).ok()?));
    word.map_or_else(|| self::number(locale, number), |word| capital(word))
}

/// `a, b et c`, or `a, b and c`.
pub fn list(locale: Locale, items: &[impl AsRef<str>]) -> String {
    joined(crate::t::shared::and(locale), items)
}

/// `a, b ou c`, or `a, b or c`.
pub fn either(locale: Locale, items: &[impl AsRef<str>]) -> String {
    joined(crate::t::shared::or(locale), items)
}

fn joined(word: &str, items: &[impl AsRef<str>]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", first.join(", "), last.as_ref())
        }
    }
}

/// Before what French `de` and `que` lose their vowel. Not before `h`, which is silent in some names and not in others.
const VOWELS: &str = "aàâäæeéèêëiîïoôöœuùûü";

/// French `de` or `que`, and what follows it: `de Paul`, `d’Élise`.
pub fn elided(word: &str, next: impl Display) -> String {
    let next = next.to_string();
    let before_vowel = next.chars().next().is_some_and(|first| first.to_lowercase().all(|letter| VOWELS.contains(letter)));
    match word.strip_suffix('e') {
        Some(stem) if before_vowel => format!("{stem}’{next}"),
        _ => format!("{word} {next}"),
    }
}

/// A SIREN or SIRET in its usual groups: `732 829 320 00074`, with U+202F.
pub fn company_number(number: &domain::profile::CompanyNumber) -> String {
    let establishment = number.as_str().get(9..).unwrap_or_default();
    let siren = groups_of_three(number.siren());
    if establishment.is_empty() { siren } else { format!("{siren}\u{202f}{establishment}") }
}

fn groups_of_three(digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    digits.chunks(3).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("\u{202f}")
}

/// Words between the quotation marks of the language; those that stand inside become the marks of the second rank.
pub fn quoted(locale: Locale, words: &str) -> String {
    match locale {
        Locale::Fr => format!("«\u{a0}{}\u{a0}»", second_rank(words)),
        Locale::En => format!("“{}”", words.replace('“', "‘").replace('”', "’")),
    }
}

/// The mark that opens a quotation.
pub const fn opening_mark(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "«",
        Locale::En => "“",
    }
}

/// `« a »` within French quotation marks: `“a”`.
fn second_rank(words: &str) -> String {
    let bare = [" ", "\u{a0}", "\u{202f}"]
        .into_iter()
        .fold(words.to_owned(), |words, blank| words.replace(&format!("«{blank}"), "«").replace(&format!("{blank}»"), "»"));
    bare.replace('«', "“").replace('»', "”")
}

/// The same words with a capital first letter.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(number(Locale::Fr, 1_200), "1\u{202f}200");
        assert_eq!(number(Locale::En, 1_234_567), "1,234,567");
        assert_eq!(number(Locale::Fr, 999), "999");
        assert_eq!(number(Locale::En, -100), "-100");
    }

    #[test]
    fn small_numbers_open_a_sentence_in_words() {
        assert_eq!((opening_number(Locale::Fr, 2), opening_number(Locale::En, 10)), ("Deux".to_owned(), "Ten".to_owned()));
        assert_eq!((opening_number(Locale::Fr, 1), opening_number(Locale::En, 11)), ("1".to_owned(), "11".to_owned()));
    }

    #[test]
    fn quotation_marks_do_not_stand_inside_their_like() {
        assert_eq!(quoted(Locale::Fr, "Oui"), "«\u{a0}Oui\u{a0}»");
        assert_eq!(quoted(Locale::Fr, "On dit «\u{a0}non\u{a0}», puis « oui »."), "«\u{a0}On dit “non”, puis “oui”.\u{a0}»");
        assert_eq!(quoted(Locale::En, "They say “no”."), "“They say ‘no’.”");
    }

    #[test]
    fn de_and_que_lose_their_vowel_before_another() {
        assert_eq!(elided("de", "Élise"), "d’Élise");
        assert_eq!(elided("que", "Ondine Énergie"), "qu’Ondine Énergie");
        assert_eq!(elided("de", "Paul"), "de Paul");
        assert_eq!(elided("de", "« Une étape »"), "de « Une étape »");
    }

    #[test]
    fn a_text_elides_what_it_is_filled_with() {
        use crate::t::{explain::cto, staff::today};
        assert_eq!(today::open(Locale::Fr, "Ondine Énergie"), "Ouvrir la mission d’Ondine Énergie");
        assert_eq!(today::open(Locale::Fr, "Paluds"), "Ouvrir la mission de Paluds");
        assert!(cto::technology_missing(Locale::Fr, "Elixir").starts_with("On demande Elixir,"));
    }

    #[test]
    fn a_list_ends_with_and_or_or() {
        assert_eq!(either(Locale::Fr, &["Lyon", "Nantes", "Lille"]), "Lyon, Nantes ou Lille");
        assert_eq!(list(Locale::Fr, &["Lyon", "Nantes", "Lille"]), "Lyon, Nantes et Lille");
        assert_eq!(list(Locale::En, &["Lyon", "Nantes"]), "Lyon and Nantes");
    }
}
