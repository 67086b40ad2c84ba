//! How a term of the data files is written, and the fragments it is looked for by.
//!
//! - `titre(s) restaurant(s)`: what is in parentheses may be absent; `(agence|prestataire)` is one of several. Parentheses may hold others.
//! - `internalis*`: the word may go on; `(pilot*|suivre) notre agence` goes on with the next word.
//! - `(build|make) + (a|our) app`: the second part follows at once, as if nothing stood between; the spellings do not multiply.
//! - `agence ... construit`: the second part follows the first in the same sentence, a few words later.
//! - `développeurs`: who builds a product may be a woman; `développeuses` is looked for too, without being written.
//! - `<agency>`: one of a [family](super::load::families) of words, as if it were written out in parentheses.

use std::collections::BTreeMap;

use crate::understand::fold::fold;

/// The largest number of fragments that a term may have.
pub const MAX_FRAGMENTS: usize = 6;

/// One term, ready to be looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// In order; each is one of several spellings.
    pub fragments: Vec<Vec<Spelling>>,
    /// For each fragment, whether it follows the one before as the very next word rather than a few words later.
    pub follows_at_once: Vec<bool>,
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
        let parts = written.split("...").map(|part| part.split(" + ").flat_map(pieces));
        let pieces: Vec<(bool, &str)> = parts.flat_map(|part| part.enumerate().map(|(at, piece)| (at > 0, piece))).collect();
        let fragments: Vec<Vec<Spelling>> = pieces.iter().map(|(_, piece)| spellings(piece)).collect::<Option<_>>()?;
        let follows_at_once = pieces.iter().map(|(at_once, _)| *at_once).collect();
        (fragments.len() <= MAX_FRAGMENTS).then_some(Self { fragments, follows_at_once })
    }
}

/// Writes families of words out; `None` when one is not known.
pub fn written_out(written: &str, families: &BTreeMap<String, String>) -> Option<String> {
    let Some((before, rest)) = written.split_once('<') else { return Some(written.to_owned()) };
    let (name, after) = rest.split_once('>')?;
    Some(format!("{before}{}{}", families.get(name)?, written_out(after, families)?))
}

/// Words of a term that follow each other, cut after each that may go on and is not the last.
fn pieces(part: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut depth, mut goes_on) = (0, 0_usize, false);
    for (at, byte) in part.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            b'*' => goes_on = true,
            b' ' if depth == 0 && goes_on && !part[at..].trim().is_empty() => {
                pieces.push(&part[start..at]);
                (start, goes_on) = (at, false);
            }
            _ => {}
        }
    }
    pieces.push(&part[start..]);
    pieces
}

fn spellings(fragment: &str) -> Option<Vec<Spelling>> {
    let mut found: Vec<Spelling> = expand(fragment)?
        .iter()
        .flat_map(|text| {
            let (words, open) = match text.trim().strip_suffix('*') {
                Some(stem) => (stem, true),
                None => (text.as_str(), false),
            };
            let words = fold(words);
            let of_women = of_women(&words);
            [Some(words), of_women].into_iter().flatten().map(move |words| Spelling { words, open })
        })
        .collect();
    found.sort();
    found.dedup();
    found.iter().all(|spelling| !spelling.words.is_empty()).then_some(found)
}

/// Who builds a product, as French calls men and women.
const BUILDERS: [(&str, &str); 8] = [
    ("developpeur", "developpeuse"),
    ("developpeurs", "developpeuses"),
    ("ingenieur", "ingenieure"),
    ("ingenieurs", "ingenieures"),
    ("programmeur", "programmeuse"),
    ("programmeurs", "programmeuses"),
    ("codeur", "codeuse"),
    ("codeurs", "codeuses"),
];
/// What stands before them, and changes with them.
const BEFORE_BUILDERS: [(&str, &str); 20] = [
    ("un", "une"),
    ("le", "la"),
    ("du", "de la"),
    ("au", "a la"),
    ("ce", "cette"),
    ("cet", "cette"),
    ("mon", "ma"),
    ("son", "sa"),
    ("tous", "toutes"),
    ("aucun", "aucune"),
    ("bon", "bonne"),
    ("bons", "bonnes"),
    ("premier", "premiere"),
    ("premiers", "premieres"),
    ("seul", "seule"),
    ("seuls", "seules"),
    ("nouveau", "nouvelle"),
    ("nouveaux", "nouvelles"),
    ("ancien", "ancienne"),
    ("anciens", "anciennes"),
];
/// What may stand between, and stays as it is.
const BETWEEN: [&str; 10] = ["jeune", "jeunes", "autre", "autres", "les", "nos", "mes", "ses", "des", "notre"];

/// How folded words that speak of men who build a product speak of women; nothing where they do not.
fn of_women(words: &str) -> Option<String> {
    let hers = |word: &str, pairs: &[(&str, &'static str)]| pairs.iter().find(|(his, _)| *his == word).map(|(_, hers)| *hers);
    // From the last word to the first: what stands before a builder is known by then.
    let (mut said, mut before, mut any) = (Vec::new(), false, false);
    for word in words.split(' ').rev() {
        let builder = hers(word, &BUILDERS);
        let changed = builder.or_else(|| hers(word, &BEFORE_BUILDERS).filter(|_| before));
        any |= builder.is_some();
        before = changed.is_some() || (before && BETWEEN.contains(&word));
        said.push(changed.unwrap_or(word));
    }
    said.reverse();
    any.then(|| said.join(" "))
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
    fn who_builds_may_be_a_woman() {
        assert_eq!(words("nos développeurs"), [["nos developpeurs", "nos developpeuses"]]);
        assert_eq!(
            words("(au|du) premier développeur web"),
            [[
                "a la premiere developpeuse web",
                "au premier developpeur web",
                "de la premiere developpeuse web",
                "du premier developpeur web"
            ]]
        );
        assert_eq!(words("un jeune développeur"), [["un jeune developpeur", "une jeune developpeuse"]]);
        assert_eq!(words("un devis"), [["un devis"]]);
    }

    #[test]
    fn a_word_that_may_go_on_is_followed_by_the_next_word() {
        assert_eq!(words("(pilot*|suivre) (l'|notre )agence"), [vec!["pilot", "suivre"], vec!["l'agence", "notre agence"]]);
        assert_eq!(words("(build|make) + our app"), [vec!["build", "make"], vec!["our app"]]);
        let term = Term::parse("recrut* un dev* ... vite").expect("a term");
        assert_eq!(term.follows_at_once, [false, true, false]);
        assert!(term.fragments[1].iter().all(|spelling| spelling.open));
    }

    #[test]
    fn a_family_is_one_of_its_words() {
        let families = BTreeMap::from([("agency".to_owned(), "(agence|esn)".to_owned())]);
        assert_eq!(written_out("notre <agency> ... part", &families).as_deref(), Some("notre (agence|esn) ... part"));
        assert_eq!(written_out("<nobody>", &families), None);
    }

    #[test]
    fn a_broken_term_is_refused() {
        for written in ["", "a (b", "a ((b) c", "a) b", "a ... ", "(|)", "a ... b ... c ... d ... e ... f ... g"] {
            assert_eq!(Term::parse(written), None, "{written:?}");
        }
    }
}
