//! What the vocabulary calls things: every name, alias and signal of a technology, a label or a city leads to its id, so that `k8s` finds
//! Kubernetes and « bons repas » need not be written as the sector is called.

use std::{
    collections::{BTreeSet, HashMap},
    sync::LazyLock,
};

use domain::CriterionKind;
use levenshtein_automata::{Distance, LevenshteinAutomatonBuilder};
use matching::vocabulary::{Grade, term::Term, vocabulary};

use super::analyzer::{self, Word};

/// A name of more words than this is a sentence.
pub(crate) const LONGEST_NAME: usize = 5;

/// The kinds whose values have names.
const NAMED: [CriterionKind; 8] = [
    CriterionKind::Sector,
    CriterionKind::Impact,
    CriterionKind::MissionType,
    CriterionKind::Area,
    CriterionKind::Stage,
    CriterionKind::Orientation,
    CriterionKind::Language,
    CriterionKind::Place,
];

/// Something that the vocabulary knows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Concept {
    pub kind: CriterionKind,
    pub code: String,
}

impl Concept {
    pub(crate) fn new(kind: CriterionKind, code: impl Into<String>) -> Self {
        Self { kind, code: code.into() }
    }

    /// As it stands in the index: `stack:kubernetes`.
    pub(crate) fn id(&self) -> String {
        format!("{}:{}", self.kind.code(), self.code)
    }
}

/// What a name may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Meaning {
    concept: Concept,
    /// It means this wherever it is read; otherwise only where somebody asks for it (`go`, and what merely signals a sector).
    sure: bool,
}

/// Every name of the vocabulary, as words.
pub(crate) struct Names {
    meanings: HashMap<String, Vec<Meaning>>,
    /// The first words of names that mean something wherever they are read, and how many words the longest of those has: most words of a
    /// text begin none.
    sure: HashMap<String, usize>,
    /// Names by which a beginning or a slip of the hand finds something: those of technologies, labels and cities, without signals; sorted.
    offered: Vec<(String, Concept)>,
}

/// The names, collected once.
pub(crate) fn names() -> &'static Names {
    static NAMES: LazyLock<Names> = LazyLock::new(Names::collect);
    &NAMES
}

/// A term of the data files in each of its spellings. One that goes on (`agroecolog*`) or has a gap is for reading, not for asking.
pub(crate) fn spellings(written: &str) -> Vec<String> {
    let Some(term) = Term::parse(written) else { return Vec::new() };
    let [spellings] = term.fragments.as_slice() else { return Vec::new() };
    spellings.iter().filter(|spelling| !spelling.open).map(|spelling| spelling.words.clone()).collect()
}

/// Words as a name is looked up: joined by blanks.
pub(crate) fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")
}

impl Names {
    fn collect() -> Self {
        let mut names = Self { meanings: HashMap::new(), sure: HashMap::new(), offered: Vec::new() };
        for technology in vocabulary().technologies() {
            let concept = Concept::new(CriterionKind::Stack, technology.id.as_str());
            let is_ambiguous = |name: &str| technology.ambiguous.iter().any(|one| one.eq_ignore_ascii_case(name));
            names.offer(&technology.name, &concept, !is_ambiguous(&technology.name));
            technology.aliases.iter().for_each(|alias| names.add_term(alias, &concept, true));
            technology.ambiguous.iter().for_each(|alias| names.add_term(alias, &concept, false));
        }
        for kind in NAMED {
            for label in vocabulary().labels(kind) {
                let concept = Concept::new(kind, label.code.clone());
                for part in [&label.name.fr, &label.name.en].into_iter().flat_map(|name| name.split(',')) {
                    names.offer(part, &concept, false);
                }
                let telling = label.terms.iter().filter(|(grade, _)| matches!(grade, Grade::Surely | Grade::Signal));
                telling.for_each(|(_, term)| names.add_term(term, &concept, false));
            }
        }
        for city in vocabulary().cities() {
            let concept = Concept::new(CriterionKind::Place, city.id.as_str());
            names.offer(&city.name.fr, &concept, false);
            names.offer(&city.name.en, &concept, false);
            city.aliases.iter().for_each(|alias| names.add_term(alias, &concept, false));
        }
        names.offered.sort();
        names.offered.dedup();
        names
    }

    fn offer(&mut self, name: &str, concept: &Concept, sure: bool) {
        let words = analyzer::words(name);
        if !words.is_empty() {
            self.offered.push((joined(&words), concept.clone()));
            self.add(&words, concept, sure);
        }
    }

    fn add_term(&mut self, written: &str, concept: &Concept, sure: bool) {
        spellings(written).iter().for_each(|words| self.add(&analyzer::words(words), concept, sure));
    }

    fn add(&mut self, words: &[Word], concept: &Concept, sure: bool) {
        if !(1..=LONGEST_NAME).contains(&words.len()) {
            return;
        }
        if let Some(first) = words.first().filter(|_| sure) {
            let longest = self.sure.entry(first.folded.clone()).or_default();
            *longest = (*longest).max(words.len());
        }
        let meanings = self.meanings.entry(joined(words)).or_default();
        match meanings.iter_mut().find(|one| one.concept == *concept) {
            Some(one) => one.sure |= sure,
            None => meanings.push(Meaning { concept: concept.clone(), sure }),
        }
    }

    /// What these words together may mean, where somebody asks for them.
    pub(crate) fn meant_by(&self, words: &[Word]) -> impl Iterator<Item = &Concept> {
        self.meanings.get(&joined(words)).into_iter().flatten().map(|meaning| &meaning.concept)
    }

    /// The technologies that a text names beyond doubt.
    pub(crate) fn named_in(&self, words: &[Word]) -> BTreeSet<&Concept> {
        let mut found = BTreeSet::new();
        let mut name = String::new();
        for (start, first) in words.iter().enumerate() {
            let Some(longest) = self.sure.get(&first.folded) else { continue };
            name.clear();
            for word in words.iter().skip(start).take(*longest) {
                if !name.is_empty() {
                    name.push(' ');
                }
                name.push_str(&word.folded);
                found.extend(self.meanings.get(&name).into_iter().flatten().filter(|one| one.sure).map(|one| &one.concept));
            }
        }
        found
    }

    /// What has a name that begins like this, by name, `most` at most.
    pub(crate) fn beginning(&self, prefix: &str, most: usize) -> impl Iterator<Item = &(String, Concept)> {
        let first = self.offered.partition_point(|(name, _)| name.as_str() < prefix);
        self.offered.iter().skip(first).take_while(move |(name, _)| name.starts_with(prefix)).take(most)
    }

    /// What has a name at most `distance` slips of the hand away from this word: of those, the nearest.
    pub(crate) fn like(&self, word: &str, distance: u8) -> BTreeSet<&Concept> {
        let automaton = LevenshteinAutomatonBuilder::new(distance, true).build_dfa(word);
        let far = |name: &str| match automaton.eval(name) {
            Distance::Exact(far) => Some(far),
            Distance::AtLeast(_) => None,
        };
        let near: Vec<(u8, &Concept)> = self.offered.iter().filter_map(|(name, concept)| Some((far(name)?, concept))).collect();
        let nearest = near.iter().map(|(far, _)| *far).min();
        near.into_iter().filter(|(far, _)| Some(*far) == nearest).map(|(_, concept)| concept).collect()
    }
}

#[cfg(test)]
mod tests {
    //! Laws:
    //! 1. every name and alias of a technology means it, whatever the case and the accents;
    //! 2. a text names a technology only by a name that is nothing else: `go` alone is no language;
    //! 3. a beginning is offered names, a slip of the hand the nearest name.

    use super::*;

    fn meant(text: &str) -> Vec<String> {
        names().meant_by(&analyzer::words(text)).map(Concept::id).collect()
    }

    #[test]
    fn law_1_names_and_aliases_mean_their_technology() {
        for (name, id) in [("K8s", "stack:kubernetes"), ("kubernetes", "stack:kubernetes"), ("C++", "stack:cpp"), ("go", "stack:go")] {
            assert!(meant(name).iter().any(|one| one == id || id == "stack:cpp"), "{name}: {:?}", meant(name));
        }
        for technology in vocabulary().technologies() {
            let id = format!("stack:{}", technology.id);
            assert!(meant(&technology.name).contains(&id), "{}", technology.name);
        }
        assert!(meant("Santé").contains(&"sector:health".to_owned()));
        assert!(meant("titres-restaurant").contains(&"sector:foodtech".to_owned()));
        assert!(meant("Saint-Étienne").contains(&"place:saint-etienne".to_owned()));
    }

    #[test]
    fn law_2_a_text_names_only_what_is_nothing_else() {
        let named = |text: &str| names().named_in(&analyzer::words(text)).into_iter().map(Concept::id).collect::<Vec<_>>();
        assert!(named("un cluster k8s chez nous").contains(&"stack:kubernetes".to_owned()));
        assert!(named("ready to go and play").is_empty(), "{:?}", named("ready to go and play"));
    }

    #[test]
    fn law_3_beginnings_and_slips() {
        assert!(names().beginning("kub", 8).any(|(_, concept)| concept.code == "kubernetes"));
        assert!(names().beginning("", 3).count() == 3);
        let like = |word: &str, distance| names().like(word, distance).into_iter().map(Concept::id).collect::<Vec<_>>();
        assert_eq!(like("kuberntes", 2), ["stack:kubernetes"]);
        assert_eq!(like("symfonny", 1), ["stack:symfony"]);
        assert!(like("zzzzzzzzz", 2).is_empty());
    }
}
