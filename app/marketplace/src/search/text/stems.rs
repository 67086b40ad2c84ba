//! What the forms of a word have in common, in French and in English: people write both, often in one sentence, so each word has both stems.

use std::{cell::RefCell, collections::HashMap, sync::LazyLock};

use frostem::{Algorithm, Stemmer};

static FRENCH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::French));
static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::English));

/// So many words are remembered by a thread: more than the texts of a community have in common.
const REMEMBERED: usize = 50_000;

thread_local! {
    /// Taking a stem is slow beside looking it up, and an index that is being made asks for the same words again and again.
    static KNOWN: RefCell<HashMap<Box<str>, [String; 2]>> = RefCell::default();
}

/// The stems of a folded word, each marked with its language, so that a French stem meets no English one by chance. Short words and those
/// with a digit or a sign have no forms, and no stem.
pub(crate) fn stems(word: &str) -> Option<[String; 2]> {
    let has_forms = word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    has_forms.then(|| {
        KNOWN.with_borrow_mut(|known| {
            if let Some(stems) = known.get(word) {
                return stems.clone();
            }
            if known.len() >= REMEMBERED {
                known.clear();
            }
            let stems = taken(word);
            known.insert(word.into(), stems.clone());
            stems
        })
    })
}

fn taken(word: &str) -> [String; 2] {
    // Where accents are folded away, the stemmer's own rules leave some feminine forms longer than the masculine.
    [format!("f{}", bare(&FRENCH.stem(word))), format!("e{}", ENGLISH.stem(word))]
}

/// A French stem without the vowels in which folded forms of one word still differ: `soude`, `soudee`.
fn bare(stem: &str) -> &str {
    let bare = stem.trim_end_matches('e');
    if bare.len() > 2 { bare } else { stem }
}

#[cfg(test)]
mod tests {
    //! Law: the forms of one word share a stem, in French and in English; words that are not each other's forms do not.

    use super::*;

    fn meet(one: &str, other: &str) -> bool {
        let (one, other) = (stems(one), stems(other));
        one.zip(other).is_some_and(|(one, other)| one.iter().zip(&other).any(|(one, other)| one == other))
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for (one, other) in [
            ("equipe", "equipes"),
            ("developpeur", "developpeurs"),
            ("developpeuse", "developpeuses"),
            ("soude", "soudee"),
            ("reprendre", "reprendre"),
            ("recrutement", "recrutements"),
            ("recruter", "recrutement"),
            ("associatif", "associative"),
            ("mobile", "mobiles"),
            ("hiring", "hires"),
            ("audits", "audit"),
            ("companies", "company"),
            ("scaling", "scale"),
        ] {
            assert!(meet(one, other), "{one} {:?}, {other} {:?}", stems(one), stems(other));
        }
    }

    #[test]
    fn other_words_do_not() {
        for (one, other) in [("equipe", "equilibre"), ("audit", "auditoire"), ("mission", "missile"), ("php", "phps"), ("sante", "santal")]
        {
            assert!(!meet(one, other), "{one} {:?}, {other} {:?}", stems(one), stems(other));
        }
    }
}
