//! How a term of the data files is written, and the fragments it is looked for by.
//!
//! - `titre(s) restaurant(s)`: what is in parentheses may be absent; `(agence|prestataire)` is one of several. Parentheses may hold others.
//! - `internalis*`: the last word may go on.
//! - `agence ... construit`: the second part follows the first in the same sentence, a few words later.

use crate::understand::fold::fold;

/// The largest number of fragments that a term may have.
pub const MAX_FRAGMENTS: usize = 4;

/// One term, ready to be looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// In order; each is one of several spellings.
    pub fragments: Vec<Vec<Spelling>>,
}

/// Folded words to look for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spelling {
    pub words: String,
    /// The last word may go on.
    pub open: bool,
}

impl Term {
    /// Reads a term as the data files write it; `None` when a parenthesis is left open, a fragment is empty, or there are too many.
    pub fn parse(written: &str) -> Option<Self> {
        let fragments: Vec<Vec<Spelling>> = written.split("...").map(spellings).collect::<Option<_>>()?;
        (fragments.len() <= MAX_FRAGMENTS).then_some(Self { fragments })
    }
}

fn spellings(fragment: &str) -> Option<Vec<Spelling>> {
    let mut found: Vec<Spelling> = expand(fragment)?
        .iter()
        .map(|text| {
            let (words, open) = match text.trim().strip_suffix('*') {
                Some(stem) => (stem, true),
                None => (text.as_str(), false),
            };
            Spelling { words: fold(words), open }
        })
        .collect();
    found.sort();
    found.dedup();
    found.iter().all(|spelling| !spelling.words.is_empty()).then_some(found)
}

/// Every way to write a fragment: one per choice inside its parentheses, which may hold others.
fn expand(fragment: &str) -> Option<Vec<String>> {
    let Some((before, rest)) = fragment.split_once('(') else {
        return (!fragment.contains(')')).then(|| vec![fragment.to_owned()]);
    };
    let (choices, after) = choices(rest)?;
    let optional = (choices.len() == 1).then_some("");
    let tails = expand(after)?;
    let mut heads = Vec::new();
    for choice in choices.into_iter().chain(optional) {
        heads.extend(expand(choice)?.iter().map(|choice| format!("{before}{choice}")));
    }
    Some(heads.iter().flat_map(|head| tails.iter().map(move |tail| format!("{head}{tail}"))).collect())
}

/// The choices of a parenthesis that has just been opened, and what follows it; `None` when it is left open.
fn choices(text: &str) -> Option<(Vec<&str>, &str)> {
    let mut depth = 0_usize;
    let mut choices = Vec::new();
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b'|' if depth == 0 => {
                choices.push(&text[start..at]);
                start = at + 1;
            }
            b')' if depth == 0 => {
                choices.push(&text[start..at]);
                return Some((choices, &text[at + 1..]));
            }
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(written: &str) -> Vec<Vec<String>> {
        let term = Term::parse(written).expect("a term");
        term.fragments.into_iter().map(|fragment| fragment.into_iter().map(|spelling| spelling.words).collect()).collect()
    }

    #[test]
    fn parentheses_hold_what_may_be_absent_or_one_of_several() {
        assert_eq!(words("titre(s) resto"), [["titre resto", "titres resto"]]);
        assert_eq!(words("(une|notre) agence ... Développé*"), [vec!["notre agence", "une agence"], vec!["developpe"]]);
        assert_eq!(words("(ancien(ne)|ex) CTO"), [["ancien cto", "ancienne cto", "ex cto"]]);
    }

    #[test]
    fn a_broken_term_is_refused() {
        for written in ["", "a (b", "a ((b) c", "a) b", "a ... ", "(|)", "a ... b ... c ... d ... e"] {
            assert_eq!(Term::parse(written), None, "{written:?}");
        }
    }
}
