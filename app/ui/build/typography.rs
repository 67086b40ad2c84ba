//! French spaces and apostrophes. Nobody sees the difference between three blanks in an editor, so the locale files may be written with
//! ordinary ones, and the build sets them: U+00A0 before `:`, inside « » and between a number and its unit, U+202F before `; ? ! %` and
//! inside numbers, and ’ for '.

/// What is counted: none of them stands at the beginning of a line, without its number.
const UNITS: [&str; 14] =
    ["jours", "jour", "j", "ans", "an", "mois", "h", "km", "semaines", "semaine", "heures", "heure", "minutes", "minute"];

/// Sets a French text as French is set. A blank that is missing is not added.
pub fn french(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let set = |(at, letter): (usize, &char)| {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        match (before, letter, letters.get(at + 1)) {
            (_, ' ' | '\u{a0}' | '\u{202f}', Some(';' | '?' | '!' | '%')) => '\u{202f}',
            (_, ' ' | '\u{202f}', Some(':' | '»')) | (Some('«'), ' ' | '\u{202f}', _) => '\u{a0}',
            (Some('0'..='9' | '}'), ' ', _) if counts(letters.get(at + 1..).unwrap_or_default()) => '\u{a0}',
            (Some('0'..='9'), ' ' | '\u{a0}', Some('0'..='9')) if is_in_number(&letters, at) => '\u{202f}',
            (Some('0'..='9' | '}'), ' ', Some('€')) => '\u{a0}',
            (_, '\'', _) => '’',
            (_, letter, _) => *letter,
        }
    };
    letters.iter().enumerate().map(set).collect()
}

/// Whether the blank at this place stands between the groups of a number over a thousand: after one to three digits, and before three. What has
/// more of them in a row is a year, a date or a code.
fn is_in_number(text: &[char], blank: usize) -> bool {
    let (before, after) = (text.get(..blank).unwrap_or_default(), text.get(blank + 1..).unwrap_or_default());
    let is_digit = |letter: &&char| letter.is_ascii_digit();
    (1..=3).contains(&before.iter().rev().take_while(is_digit).count()) && after.iter().take_while(is_digit).count() == 3
}

/// Whether a text begins with a unit.
fn counts(text: &[char]) -> bool {
    let length = text.iter().take_while(|letter| letter.is_alphabetic()).count();
    let word: String = text.iter().take(length).collect();
    UNITS.contains(&word.as_str())
}
