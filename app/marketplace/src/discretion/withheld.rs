//! What people who have not met yet write to each other: without who they are and how to reach them, also where it is spelled so that a reader of
//! addresses would pass it over. In a conversation somebody may try; in a profile nobody does, so this is not part of [`Identity`].

use unicode_normalization::UnicodeNormalization as _;

use super::{Identity, apart, plain, veil};

/// Words of numbers, folded: a telephone number may be spoken.
const NUMBERS: &str = "zero un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente \
    quarante cinquante soixante septante octante nonante cent et double one two three four five seven eight nine ten eleven \
    twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty \
    ninety oh plus";
/// So many of them in a row are a telephone number, where the first is a zero or a plus.
const SPOKEN: usize = 5;

/// How `@` is said where it is not written.
const AT: [&str; 7] = ["arobase", "arrobase", "arobas", "(at)", "[at]", "{at}", "<at>"];
/// How a dot is.
const DOT: [&str; 7] = ["point", "dot", "(dot)", "[dot]", "(point)", "[point]", "{dot}"];

/// Digits in a French telephone number, and in one with its country at most.
const DIGITS: usize = 10;
const MOST_DIGITS: usize = 15;

/// The text without what tells who these are, and without any way to reach anybody.
pub(crate) fn veiled(text: &str, who: &[&Identity]) -> String {
    veil(text, &cuts(text, who))
}

/// What [`veiled`] takes out of the text, as it was written, in its order; each once.
pub(crate) fn withheld(text: &str, who: &[&Identity]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (start, end) in cuts(text, who) {
        let words = text.get(start..end).unwrap_or_default().trim_matches(|c: char| c.is_whitespace() || ",;:.!?".contains(c));
        if !found.iter().any(|known| known == words) {
            found.push(words.to_owned());
        }
    }
    found
}

/// Byte spans, in order and apart from each other.
fn cuts(text: &str, who: &[&Identity]) -> Vec<(usize, usize)> {
    let nobody = Identity::default();
    let mut cuts: Vec<(usize, usize)> = who.iter().copied().chain([&nobody]).flat_map(|who| who.cuts(text)).collect();
    let words = words(text);
    cuts.extend(said_addresses(&words));
    cuts.extend(said_numbers(&words));
    cuts.extend(scattered_numbers(text));
    apart(cuts)
}

/// A word of the text, folded, without the marks of a sentence around it, and where it stands.
struct Word {
    folded: String,
    start: usize,
    end: usize,
}

fn words(text: &str) -> Vec<Word> {
    let at = |part: &str| part.as_ptr().addr() - text.as_ptr().addr();
    let word = |whole: &str| {
        let bare = whole.trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '!' | '?' | '"' | '«' | '»' | '“' | '”' | '…'));
        let bare = bare.trim_end_matches('.');
        Word { folded: bare.chars().flat_map(plain).collect(), start: at(bare), end: at(bare) + bare.len() }
    };
    text.split_whitespace().map(word).filter(|word| word.start < word.end).collect()
}

/// `camille arobase latablee point fr`, `camille (at) latablee.fr`, `latablee point fr`: from the word before the sign to the last after a dot.
fn said_addresses(words: &[Word]) -> Vec<(usize, usize)> {
    let said = |at: usize, signs: &[&str]| words.get(at).is_some_and(|word| signs.contains(&word.folded.as_str()));
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let begins = said(at, &AT) || said(at, &DOT) && words.get(at + 1).is_some_and(|next| is_end(&next.folded));
        if !begins {
            at += 1;
            continue;
        }
        let first = at.saturating_sub(1);
        let mut last = (at + 1).min(words.len() - 1);
        while said(last + 1, &DOT) && last + 2 < words.len() {
            last += 2;
        }
        if let (Some(first), Some(last)) = (words.get(first), words.get(last)) {
            found.push((first.start, last.end));
        }
        at = last + 1;
    }
    found
}

/// The end of an address, as it is said after a dot.
fn is_end(word: &str) -> bool {
    matches!(word, "fr" | "com" | "net" | "org" | "io" | "eu" | "co" | "dev" | "app" | "tech" | "me" | "be" | "ch" | "example")
}

/// `zéro six douze trente-quatre cinquante-six soixante-dix-huit`.
fn said_numbers(words: &[Word]) -> Vec<(usize, usize)> {
    // A hyphen was folded into a blank.
    let counts =
        |word: &Word| word.folded.split(' ').all(|part| NUMBERS.split(' ').any(|number| number == part) || part.parse::<u8>().is_ok());
    let begins = |word: &Word| matches!(word.folded.split(' ').next(), Some("zero" | "oh" | "plus"));
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = words.get(at) {
        let run = words.iter().skip(at).take_while(|word| counts(word)).count();
        if begins(first) && run >= SPOKEN {
            found.extend(words.get(at + run - 1).map(|last| (first.start, last.end)));
        }
        at += run.max(1);
    }
    found
}

/// A telephone number whose digits stand further apart than anybody writes them, or behind other signs than usual: `0 6.1 2_34 * 56 - 78`. Digits that
/// are parted by letters, or by more than three signs, belong to different numbers; dates and amounts begin with no zero or have other lengths.
fn scattered_numbers(text: &str) -> Vec<(usize, usize)> {
    const FARTHEST: usize = 3;
    let mut found = Vec::new();
    let (mut start, mut end, mut digits, mut apart, mut is_abroad) = (0, 0, String::new(), 0, false);
    let mut close = |start: usize, end: usize, digits: &str, is_abroad: bool| {
        let is_french = digits.len() == DIGITS && digits.starts_with('0') && !digits.starts_with("00");
        let has_country = is_abroad && (9..=MOST_DIGITS).contains(&digits.len());
        if is_french || has_country {
            found.push((start, end));
        }
    };
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        // Also of another width.
        let digit = std::iter::once(character).nfkd().next().and_then(|digit| digit.to_digit(10));
        if let Some(digit) = digit.and_then(|digit| char::from_digit(digit, 10)) {
            if digits.is_empty() {
                (start, is_abroad) = if before == '+' { (at - 1, true) } else { (at, false) };
            }
            digits.push(digit);
            (end, apart) = (at + character.len_utf8(), 0);
        } else {
            apart += 1;
            if character.is_alphabetic() || character == '\n' || character == '+' || apart > FARTHEST {
                close(start, end, &digits, is_abroad);
                digits.clear();
            }
        }
        before = character;
    }
    close(start, end, &digits, is_abroad);
    found
}

#[cfg(test)]
mod tests {
    //! Laws: 1. no way to reach somebody that a person would understand is left, however it is spelled; 2. what is no such thing stays; 3. what is said
    //! to be withheld is what is gone; 4. whatever is written between them, no secret is left.

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn law_1_no_way_to_reach_somebody_is_left() {
        for way in [
            "camille@latablee.fr",
            "camille arobase latablee point fr",
            "camille (at) latablee (dot) fr",
            "camille [at] latablee.fr",
            "Camille Arobase La-Tablée Point COM",
            "latablee point fr",
            "06 12 34 56 78",
            "06 - 12 - 34 - 56 - 78",
            "06_12_34_56_78",
            "0 6 1 2 3 4 5 6 7 8",
            "06, 12, 34, 56, 78",
            "０６１２３４５６７８",
            "latablee\u{200b}.fr",
            "lata\u{ad}blee.fr",
            "+33 / 6 / 12 / 34 / 56 / 78",
            "zéro six douze trente-quatre cinquante-six soixante-dix-huit",
            "oh six twelve thirty four fifty six seventy",
            "https://latablee.example/contact",
            "@camille_aubry",
        ] {
            let read = veiled(&format!("Joignez-moi : {way}"), &[]);
            assert_eq!(read, "Joignez-moi : …", "{way}");
        }
    }

    #[test]
    fn law_2_what_is_no_such_thing_stays() {
        for text in [
            "Le point fort de votre texte : deux jours par semaine, à distance.",
            "Un point com’ chaque lundi, et un point d’étape le 12.",
            "De 2018 à 2023, 1 000 000 000 de lignes, le 01/02/2019, 30 000 paniers par mois.",
            "01/2019 - 06/2021 puis 2022",
            "Zéro dette, deux personnes, trois mois.",
            "Node.js, ASP.NET, Fly.io : vingt et un services, zéro test.",
            "Budget : 1 200 € HT, 850 à 900 € par jour. Version 0.10.24.1 ?",
        ] {
            assert_eq!(veiled(text, &[]), text);
        }
    }

    #[test]
    fn law_3_what_is_withheld_is_what_is_gone() {
        let camille = Identity::of_company(Some("Camille Aubry"), Some("La Tablée SAS"));
        let text = "Camille, de La Tablée : 06 12 34 56 78 ou camille (at) latablee.fr. Camille";
        assert_eq!(veiled(text, &[&camille]), "…, de … : … ou … …");
        assert_eq!(withheld(text, &[&camille]), ["Camille", "La Tablée", "06 12 34 56 78", "camille (at) latablee.fr"]);
        assert!(withheld("Deux jours par semaine ?", &[&camille]).is_empty());
    }

    /// A secret, as somebody might write it.
    fn secret() -> impl Strategy<Value = String> {
        let pairs = prop::collection::vec("[0-9]{2}", 4);
        let between = prop::sample::select(vec![" ", ".", "-", "", " . ", "_", " - "]);
        prop_oneof![
            (
                "[a-z]{3,8}",
                "[a-z]{3,8}",
                prop::sample::select(vec!["@", " (at) ", " arobase ", " [at] "]),
                prop::sample::select(vec![".fr", " point fr", " dot com"])
            )
                .prop_map(|(local, host, at, end)| format!("{local}{at}{host}{end}")),
            (pairs, between).prop_map(|(pairs, between)| format!("06{between}{}", pairs.join(between))),
            "https?://[a-z]{3,9}\\.example/[a-z]{0,6}",
        ]
    }

    proptest! {
        #[test]
        fn law_4_no_secret_is_left_whatever_is_written_around(
            before in "[a-zà-ü ,.!?\n]{0,30}", secret in secret(), after in "[a-zà-ü ,.!?\n]{0,30}",
        ) {
            let text = format!("{before} {secret}\n{after}");
            let read = veiled(&text, &[]);
            let squeezed = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert!(!squeezed(&read).contains(&squeezed(&secret)), "{secret:?} in {read:?}");
            prop_assert!(!withheld(&text, &[]).is_empty());
            prop_assert_eq!(veiled(&read, &[]), read, "a veil hides nothing more");
        }

        #[test]
        fn any_text_is_answered(text in "\\PC{0,120}") {
            let gone = withheld(&text, &[]);
            prop_assert_eq!(gone.is_empty(), veiled(&text, &[]) == text || gone.iter().all(|words| words == "…"));
        }
    }
}
