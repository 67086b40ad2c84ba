//! A match as somebody may read it: shared words spelled as the need spells them, and none that is a name.
//!
//! The rule of words compares texts in which anything may stand. Where the need and the CTO's text both say a name (the CTO's, an employer's,
//! the company's), the reason would tell that the other one said it too. So such words are taken out of what is read; the points stay.

use std::collections::HashMap;

use matching::{
    Match,
    rank::{Fact, Outcome, compared},
};
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Stands where every shared word was a name.
const VEIL: &str = "…";

/// Shorter parts of a name are articles and initials.
const SHORTEST: usize = 3;

/// Words that begin with as many of the same letters may be taken for each other by the rule.
const BEGINNING: usize = 4;

/// The match with its shared words spelled as in `text`, without those that are a part of a name in `hidden`.
pub(crate) fn readable(mut found: Match, text: &str, hidden: &[&str]) -> Match {
    let hidden: Vec<String> =
        hidden.iter().flat_map(|name| words(name)).map(fold).filter(|part| part.chars().count() >= SHORTEST).collect();
    let folded = fold(text);
    let facts = found.parts.iter_mut().filter_map(|part| match &mut part.outcome {
        Outcome::Known { reasons, .. } => Some(reasons),
        Outcome::Unknown { .. } => None,
    });
    for reason in facts.flatten() {
        if let Fact::WordsShared { words } = &mut reason.fact {
            words.retain(|word| !hidden.iter().any(|part| is_alike(word, part)) && (!is_code(word) || folded.contains(word.as_str())));
            spell(words, text);
            if words.is_empty() {
                words.push(VEIL.to_owned());
            }
        }
    }
    found
}

/// Puts each folded word back as it stands first in the text; one that stands nowhere is left as it is.
fn spell(folded: &mut [String], text: &str) {
    let mut spelled: HashMap<String, &str> = HashMap::new();
    for word in words(text) {
        spelled.entry(compared(word)).or_insert(word);
    }
    for word in folded {
        if let Some(spelling) = spelled.get(word.as_str()) {
            *word = (*spelling).to_owned();
        }
    }
}

/// The rule also tells the trades that both speak of, by a name with a hyphen that perhaps neither wrote.
fn is_code(word: &str) -> bool {
    word.contains('-')
}

fn is_alike(one: &str, other: &str) -> bool {
    let beginning = |word: &str| word.chars().take(BEGINNING).collect::<String>();
    beginning(one) == beginning(other)
}

/// The words of a text, as the rule cuts them; marks stay with their letters.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '+' | '#'))).filter(|word| !word.is_empty())
}

/// Lower case without accents.
fn fold(word: &str) -> String {
    word.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use domain::ProfileId;
    use matching::{Need, Profile, Weights, score};

    use super::*;

    // 1. Shared words are read as the need spells them, in any Unicode.
    // 2. No name, employer, company or address is among them, in whichever spelling.
    // 3. A trade is told where the need writes it as we do.
    // 4. Nothing else changes, and a line is left to read.

    fn shared(need: &str, story: &str, hidden: &[&str]) -> Vec<String> {
        let need = Need { text: need.to_owned(), ..Need::default() };
        let profile = Profile { text: story.to_owned(), ..Profile::unknown(ProfileId::NIL) };
        let found = readable(score(&need, &profile, Weights::current()), &need.text, hidden);
        let facts = found.parts.iter().flat_map(|part| part.reasons()).map(|reason| &reason.fact);
        let words = facts.filter_map(|fact| if let Fact::WordsShared { words } = fact { Some(words.clone()) } else { None });
        words.flatten().collect()
    }

    #[test]
    fn law_1_as_the_need_spells_them() {
        assert_eq!(shared("Des Développeurs, une trésorerie", "developpeurs en TRESORERIE", &[]), ["Développeurs", "trésorerie"]);
        assert_eq!(shared("E\u{301}nergie", "énergie", &[]), ["E\u{301}nergie"]);
        assert_eq!(shared("Une traductrice", "traducteur", &[]), ["traductrice"]);
    }

    #[test]
    fn law_2_nobody_is_named() {
        let need = "Comme Salomé Garnier chez Cantinéo, avec La Tablée : salome@garnier.example. Les Garniers et la facturation.";
        let hidden = ["Salomé Garnier", "Cantinéo", "La Tablée", "salome@garnier.example"];
        assert_eq!(shared(need, need, &hidden), ["facturation"]);
    }

    #[test]
    fn law_3_a_trade_as_the_need_writes_it() {
        assert!(shared("Un profil full-stack", "fullstack", &[]).contains(&"full-stack".to_owned()));
        assert!(!shared("Un profil full stack", "fullstack", &[]).contains(&"full-stack".to_owned()));
    }

    #[test]
    fn law_4_a_line_is_left() {
        assert_eq!(shared("Garnier", "Garnier", &["Salomé Garnier"]), ["…"]);
        let need = Need { text: "Garnier".to_owned(), ..Need::default() };
        let profile = Profile { text: "Garnier".to_owned(), ..Profile::unknown(ProfileId::NIL) };
        let found = score(&need, &profile, Weights::current());
        let read = readable(found.clone(), &need.text, &["Garnier"]);
        assert_eq!((read.ceo, read.cto, read.key), (found.ceo, found.cto, found.key));
    }
}
