//! What of a result's own text answers the question, and the passage that shows most of it. Spans are of the text as given, which its reader
//! may see: what is veiled there is marked nowhere.

use std::collections::BTreeSet;

use domain::Evidence;
use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder};

use super::{
    analyzer::{self, Word},
    concepts::{LONGEST_NAME, names},
    question::Part,
    stems::stems,
};

/// How many words a passage has.
const PASSAGE: usize = 36;

/// A passage and its marks, as spans of the passage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    pub text: String,
    pub marks: Vec<Evidence>,
    /// Something stands before it.
    pub cut_before: bool,
    /// Something stands behind it.
    pub cut_after: bool,
}

/// Finds again what a question found.
pub(crate) struct Highlighter {
    parts: Vec<(Part, Option<DFA>, BTreeSet<String>)>,
}

impl Highlighter {
    /// Parts with how many slips each was forgiven.
    pub(crate) fn new(understood: Vec<(Part, u8)>) -> Self {
        let ready = |(part, slips): (Part, u8)| {
            let word = part.words.first().filter(|_| slips > 0);
            let automaton = word.map(|word| LevenshteinAutomatonBuilder::new(slips, true).build_dfa(word));
            let forms = part.words.iter().filter(|_| !part.quoted).filter_map(|word| stems(word)).flatten().collect();
            (part, automaton, forms)
        };
        Self { parts: understood.into_iter().map(ready).collect() }
    }

    /// The spans of a text that answer, in order and apart.
    pub(crate) fn marks(&self, text: &str) -> Vec<Evidence> {
        self.marked(&analyzer::words(text)).into_iter().map(|(span, _)| span).collect()
    }

    /// The passage of a text with most answers, and its beginning where there is none.
    pub(crate) fn passage(&self, text: &str) -> Passage {
        let words = analyzer::words(text);
        let marks = self.marked(&words);
        let start = best_start(&words, &marks);
        let (Some(first), Some(last)) = (words.get(start), words.get((start + PASSAGE).min(words.len()).saturating_sub(1))) else {
            return Passage::default();
        };
        let from = if start == 0 { 0 } else { first.span.start };
        let whole = text.len();
        let to = if start + PASSAGE >= words.len() { whole } else { last.span.end as usize };
        let passage = text.get(from as usize..to).unwrap_or_default();
        let lead = passage.len() - passage.trim_start().len();
        let begin = from as usize + lead;
        let moved = |span: &Evidence| {
            let at = |offset: u32| u32::try_from((offset as usize).checked_sub(begin)?).ok();
            Some(Evidence { start: at(span.start)?, end: at(span.end)? })
        };
        let marks = marks.iter().filter(|(span, _)| span.end as usize <= to).filter_map(|(span, _)| moved(span)).collect();
        Passage { text: passage.trim().to_owned(), marks, cut_before: start > 0, cut_after: to < whole }
    }

    /// Spans with the part that each answers.
    fn marked(&self, words: &[Word]) -> Vec<(Evidence, usize)> {
        let mut found: Vec<(Evidence, usize)> = Vec::new();
        for (at, part) in self.parts.iter().enumerate() {
            found.extend(answers(part, words).into_iter().map(|span| (span, at)));
        }
        found.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut apart: Vec<(Evidence, usize)> = Vec::with_capacity(found.len());
        for (span, part) in found {
            match apart.last_mut() {
                Some((last, _)) if span.start < last.end => last.end = last.end.max(span.end),
                _ => apart.push((span, part)),
            }
        }
        apart
    }
}

fn answers((part, automaton, forms): &(Part, Option<DFA>, BTreeSet<String>), words: &[Word]) -> Vec<Evidence> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let length = part.words.len();
        let is_phrase = words.get(at..at + length).is_some_and(|some| some.iter().map(|one| &one.folded).eq(&part.words));
        if is_phrase {
            found.extend(span_of(words.get(at..at + length).unwrap_or_default()));
        }
        if part.quoted {
            continue;
        }
        let is_form = stems(&word.folded).is_some_and(|stems| stems.iter().any(|stem| forms.contains(stem)));
        let is_beginning = part.growing && part.words.iter().all(|typed| word.folded.starts_with(typed));
        let is_slip = automaton.as_ref().is_some_and(|automaton| matches!(automaton.eval(&word.folded), Distance::Exact(_)));
        if is_form || is_beginning || is_slip {
            found.push(word.span);
        }
        for length in 1..=LONGEST_NAME {
            let Some(some) = words.get(at..at + length) else { break };
            if names().meant_by(some).any(|concept| part.concepts.contains(concept)) {
                found.extend(span_of(some));
            }
        }
    }
    found
}

fn span_of(words: &[Word]) -> Option<Evidence> {
    Some(Evidence { start: words.first()?.span.start, end: words.last()?.span.end })
}

/// The word at which the passage with most different answers begins: a few words before the first of them.
fn best_start(words: &[Word], marks: &[(Evidence, usize)]) -> usize {
    let place = |span: &Evidence| words.partition_point(|word| word.span.start < span.start);
    let places: Vec<(usize, usize)> = marks.iter().map(|(span, part)| (place(span), *part)).collect();
    let richness = |from: usize| {
        let inside = places.iter().filter(|(at, _)| (from..from + PASSAGE - 6).contains(at));
        (inside.clone().map(|(_, part)| part).collect::<BTreeSet<_>>().len(), inside.count())
    };
    let best = places.iter().map(|(at, _)| *at).max_by_key(|at| (richness(*at), std::cmp::Reverse(*at)));
    let last = words.len().saturating_sub(PASSAGE);
    best.map_or(0, |at| at.saturating_sub(6).min(last))
}

#[cfg(test)]
mod tests {
    //! Laws:
    //! 1. what is marked is what answers: the word, its forms, other names of the same thing, what it was taken for;
    //! 2. a phrase marks the phrase alone;
    //! 3. marks lie on whole characters of the passage, in order and apart, whatever the text;
    //! 4. the passage is where most answers are.

    use proptest::prelude::*;

    use super::*;
    use crate::search::text::question::Question;

    fn highlighter(question: &str, slips: u8) -> Highlighter {
        Highlighter::new(Question::read(question).parts.into_iter().map(|part| (part, slips)).collect())
    }

    fn marked(question: &str, slips: u8, text: &str) -> Vec<String> {
        highlighter(question, slips).marks(text).iter().filter_map(|span| span.words(text)).map(str::to_owned).collect()
    }

    #[test]
    fn law_1_what_answers_is_marked() {
        let text = "Nos équipes déploient Kubernetes à l’hôpital, l’équipe teste.";
        assert_eq!(marked("équipe ", 0, text), ["équipes", "équipe"]);
        assert_eq!(marked("k8s ", 0, text), ["Kubernetes"]);
        assert_eq!(marked("kub", 0, text), ["Kubernetes"]);
        assert_eq!(marked("kub ", 0, text), Vec::<String>::new());
        assert_eq!(marked("déplioent ", 2, text), ["déploient"]);
        assert_eq!(marked("php ", 0, text), Vec::<String>::new());
    }

    #[test]
    fn law_2_a_phrase_is_marked_as_a_whole() {
        let text = "Une première version. La version première.";
        assert_eq!(marked("« première version »", 0, text), ["première version"]);
    }

    #[test]
    fn law_4_the_passage_is_where_the_answers_are() {
        let text = format!("{}Puis Symfony et PostgreSQL. {}", "Rien du tout ici. ".repeat(40), "Encore rien. ".repeat(40));
        let passage = highlighter("symfony postgresql ", 0).passage(&text);
        assert!(passage.cut_before && passage.cut_after);
        let words: Vec<_> = passage.marks.iter().filter_map(|span| span.words(&passage.text)).collect();
        assert_eq!(words, ["Symfony", "PostgreSQL"]);
        assert!(passage.text.chars().count() < 400);
    }

    proptest! {
        #[test]
        fn law_3_marks_lie_on_the_passage(text in "\\PC{0,200}|[a-zé ’,.\u{301}👩-]{0,400}", question in "[a-zé \"]{0,20}", slips in 0u8..3) {
            let highlighter = highlighter(&question, slips);
            let passage = highlighter.passage(&text);
            let mut end = 0;
            for span in &passage.marks {
                prop_assert!(span.words(&passage.text).is_some_and(|words| !words.is_empty()), "{:?}", passage);
                prop_assert!(span.start >= end);
                end = span.end;
            }
        }
    }
}
