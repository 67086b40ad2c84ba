//! The simple method beside the reader: names looked up letter by letter, without context, negation or numbers.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, MatchKind};
use domain::CriterionKind;
use matching::understand::fold::fold;
use matching::vocabulary::{Grade, Lang, term::Term, vocabulary};

use super::slot::{Answer, Slot};

/// The kinds that have names, and where their findings go.
const KINDS: [(CriterionKind, Slot); 5] = [
    (CriterionKind::Sector, Slot::Sector),
    (CriterionKind::MissionType, Slot::MissionType),
    (CriterionKind::Impact, Slot::Impact),
    (CriterionKind::Stage, Slot::Stage),
    (CriterionKind::Orientation, Slot::Orientation),
];

/// Every name of the vocabulary, ready to be looked up.
pub(super) struct Literal {
    /// None where the automaton cannot be made: nothing is found then.
    names: Option<AhoCorasick>,
    /// What each pattern names.
    named: Vec<(Slot, String)>,
}

impl Literal {
    pub(super) fn new() -> Self {
        let mut patterns: BTreeMap<String, (Slot, String)> = BTreeMap::new();
        for technology in vocabulary().technologies() {
            let spellings = technology.aliases.iter().chain(&technology.ambiguous).flat_map(|alias| spellings(alias));
            for spelling in spellings.chain([fold(&technology.name)]) {
                patterns.insert(spelling, (Slot::Stack, technology.name.clone()));
            }
        }
        for (kind, slot) in KINDS {
            for label in vocabulary().labels(kind) {
                let names = [Lang::Fr, Lang::En].map(|lang| fold(label.name.get(lang)));
                let telling = label.terms.iter().filter(|(grade, _)| *grade >= Grade::Signal);
                for spelling in telling.flat_map(|(_, term)| spellings(term)).chain(names) {
                    patterns.entry(spelling).or_insert_with(|| (slot, label.code.clone()));
                }
            }
        }
        let (spellings, named): (Vec<String>, Vec<(Slot, String)>) =
            patterns.into_iter().filter(|(spelling, _)| !spelling.is_empty()).unzip();
        Self { names: AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(spellings).ok(), named }
    }

    /// Every name that stands in the text as words of its own, in the order of the text; of stage and orientation the first.
    pub(super) fn read(&self, text: &str) -> BTreeMap<Slot, Answer> {
        let folded = fold(text);
        let mut answers: BTreeMap<Slot, Answer> = Slot::ALL.iter().map(|slot| (*slot, slot.nothing())).collect();
        let mut seen = BTreeSet::new();
        let found = self.names.iter().flat_map(|names| names.find_iter(&folded));
        for found in found.filter(|found| stands_alone(&folded, found.start(), found.end())) {
            let Some((slot, label)) = self.named.get(found.pattern().as_usize()) else { continue };
            match answers.get_mut(slot) {
                Some(Answer::Labels(labels)) if seen.insert((slot, label)) => labels.push(label.clone()),
                Some(Answer::Word(word @ None)) => *word = Some(label.clone()),
                _ => {}
            }
        }
        answers
    }
}

fn spellings(written: &str) -> Vec<String> {
    let fragments = Term::parse(written).map(|term| term.fragments).unwrap_or_default();
    match <[_; 1]>::try_from(fragments) {
        Ok([whole]) => whole.into_iter().filter(|spelling| !spelling.open).map(|spelling| spelling.words).collect(),
        Err(_) => Vec::new(),
    }
}

fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    !text[..start].ends_with(char::is_alphanumeric) && !text[end..].starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_words_and_nothing_is_understood() {
        let answers = Literal::new().read("Sans PHP ni Symfony ; pas de phpunitaire.");
        assert_eq!(answers[&Slot::Stack], Answer::Labels(vec!["PHP".to_owned(), "Symfony".to_owned()]));
        assert_eq!(answers[&Slot::StackNegative], Slot::StackNegative.nothing());
    }
}
