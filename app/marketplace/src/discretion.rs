//! Keeping a name out of a text until both sides said yes. What is veiled becomes `…`; spans of the text move with it.

mod identity;
mod withheld;

use domain::{Evidence, forms::is_unseen};
use matching::Need;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

pub(crate) use identity::Identity;
pub(crate) use withheld::{veiled, withheld};

const VEIL: &str = "…";

/// The need without what tells whose it is; the spans of the criteria still mark the same words.
pub(crate) fn veiled_need(mut need: Need, who: &Identity) -> Need {
    let cuts = who.cuts(&need.text);
    if cuts.is_empty() {
        return need;
    }
    for criterion in &mut need.criteria {
        criterion.evidence = criterion.evidence.map(|span| Evidence { start: moved(&cuts, span.start), end: moved(&cuts, span.end) });
    }
    need.text = veil(&need.text, &cuts);
    need
}

/// Where `name` stands in `text` as whole words, whatever the case, the accents and the blanks or hyphens between: byte spans, in order.
fn occurrences(text: &str, name: &str) -> Vec<(usize, usize)> {
    let name: Vec<char> = name.trim().chars().flat_map(plain).collect();
    if name.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut before: Option<char> = None;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let length = prefix_length(rest, &name).filter(|length| {
            let after = rest.get(*length..).and_then(|after| after.chars().next());
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        });
        let step = length.unwrap_or_else(|| rest.chars().next().map_or(1, char::len_utf8));
        if length.is_some() {
            found.push((at, at + step));
        }
        before = rest.get(..step).and_then(|taken| taken.chars().next_back());
        at += step;
    }
    found
}

/// Byte spans in order, those that overlap made one.
fn apart(mut spans: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    spans.sort_unstable();
    let mut apart: Vec<(usize, usize)> = Vec::with_capacity(spans.len());
    for (start, end) in spans {
        match apart.last_mut() {
            Some(last) if start < last.1 => last.1 = last.1.max(end),
            _ => apart.push((start, end)),
        }
    }
    apart
}

/// How many bytes of `text` read like `name`, where it begins with it.
fn prefix_length(text: &str, name: &[char]) -> Option<usize> {
    let mut wanted = name.iter();
    for (at, character) in text.char_indices() {
        // The marks on its last letter belong to it.
        if wanted.as_slice().is_empty() && !is_combining_mark(character) {
            return Some(at);
        }
        for letter in plain(character) {
            if wanted.next() != Some(&letter) {
                return None;
            }
        }
    }
    wanted.as_slice().is_empty().then_some(text.len())
}

/// A letter as names are compared: lower case, without accents and signs that nobody sees; one blank for any, and for a hyphen; one apostrophe.
fn plain(character: char) -> impl Iterator<Item = char> {
    let compared = match character {
        '-' | '\u{2010}' | '\u{2011}' => ' ',
        '\u{2019}' | '\u{2018}' => '\'',
        blank if blank.is_whitespace() => ' ',
        other => other,
    };
    std::iter::once(compared)
        .nfkd()
        .filter(|part| !is_combining_mark(*part) && (*part == ' ' || !is_unseen(*part)))
        .flat_map(char::to_lowercase)
}

fn veil(text: &str, cuts: &[(usize, usize)]) -> String {
    let mut veiled = String::with_capacity(text.len());
    let mut at = 0;
    for (start, end) in cuts {
        veiled.push_str(text.get(at..*start).unwrap_or_default());
        veiled.push_str(VEIL);
        at = *end;
    }
    veiled.push_str(text.get(at..).unwrap_or_default());
    veiled
}

/// Where an offset of the old text lies in the veiled one; inside a veil, it is the veil's beginning.
fn moved(cuts: &[(usize, usize)], offset: u32) -> u32 {
    let offset = offset as usize;
    let mut shift = 0isize;
    for (start, end) in cuts {
        if offset >= *end {
            shift += VEIL.len().cast_signed() - (end - start).cast_signed();
        } else if offset > *start {
            shift -= (offset - start).cast_signed();
            break;
        }
    }
    u32::try_from(offset.cast_signed() + shift).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use domain::{Criterion, CriterionValue, Importance, Origin, Sector};
    use proptest::prelude::*;

    use super::*;

    fn need(text: &str, words: &str) -> Need {
        let start = text.find(words).expect("the words are there");
        let evidence = Evidence { start: start as u32, end: (start + words.len()) as u32 };
        let criterion = Criterion {
            value: CriterionValue::Sector(Sector::Foodtech),
            importance: Importance::Must,
            origin: Origin::Text,
            evidence: Some(evidence),
        };
        Need { text: text.to_owned(), criteria: vec![criterion] }
    }

    fn tablee() -> Identity {
        Identity::of_company(None, Some("La Tablée"))
    }

    #[test]
    fn the_company_is_veiled_and_the_marks_stay_on_their_words() {
        let told = "La Tablée vend des titres. LA TABLÉE grandit, sans attablée.";
        let veiled = veiled_need(need(told, "titres"), &tablee());
        assert_eq!(veiled.text, "… vend des titres. … grandit, sans attablée.");
        let criterion = veiled.criteria.first().expect("a criterion");
        assert_eq!(veiled.words(criterion), Some("titres"));
    }

    #[test]
    fn a_company_is_veiled_however_it_is_written() {
        for written in ["la tablee", "LA-TABLÉE", "La Table\u{301}e", "la\u{a0}tablée"] {
            assert_eq!(tablee().veil(&format!("Chez {written}, vite")), "Chez …, vite", "{written}");
        }
        assert_eq!(Identity::of_company(None, Some("L'Établi")).veil("Chez L’Établi"), "Chez …");
    }

    #[test]
    fn nobody_is_told_who_writes_a_need_nor_how_to_reach_them() {
        let told =
            "Camille Aubry ici, camille@latablee.example, 06 12 34 56 78, (www.latablee.example). La Tablée SAS recrute, le CV à Aubry !";
        let ceo = Identity::of_company(Some("Camille Aubry"), Some("La Tablée SAS"));
        let veiled = veiled_need(need(told, "recrute"), &ceo);
        assert_eq!(veiled.text, "… ici, …, …, (…). … recrute, le CV à … !");
        let criterion = veiled.criteria.first().expect("a criterion");
        assert_eq!(veiled.words(criterion), Some("recrute"));
        assert!(
            Identity::of_company(Some("Camille Aubry"), None).veil(told).contains("La Tablée SAS"),
            "the company is told to whom it invites"
        );
    }

    proptest! {
        #[test]
        fn any_text_and_any_name_leave_spans_on_character_boundaries(text in "\\PC{0,60}", name in "\\PC{1,8}", at in 0usize..60) {
            let boundary = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let mut one = need(&text, "");
            if let Some(criterion) = one.criteria.first_mut() {
                criterion.evidence = Some(Evidence { start: boundary as u32, end: text.len() as u32 });
            }
            let veiled = veiled_need(one, &Identity::of_company(Some(&name), Some(&name)));
            let criterion = veiled.criteria.first().expect("a criterion");
            prop_assert!(veiled.words(criterion).is_some());
        }
    }
}
