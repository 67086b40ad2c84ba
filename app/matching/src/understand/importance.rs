//! How much a criterion counts when it was read: what the words around it say, or else the habit of its kind.

use std::collections::HashMap;

use domain::{CriterionValue, Importance, Place};

use super::lexicon::{Cue, Matches, Span};
use super::sentences::Sentences;

/// The weight of a kind about which the words say nothing more.
///
/// | kind | weight | why |
/// |---|---|---|
/// | language, where one alone is named | must | whoever does not speak it cannot work there; of several, each helps |
/// | stage, a city | nice | a CEO tells them of the company, rarely of the person |
/// | all else | important | it counts, and only the CEO can say that nothing makes up for it |
///
/// A label that the words only touch is less than its kind: see [`super::labels`].
pub fn default_for(value: &CriterionValue) -> Importance {
    match value {
        CriterionValue::Stage(_) | CriterionValue::Place(Place::City(_)) => Importance::Nice,
        _ => Importance::Important,
    }
}

/// What a text says of weights, by place.
pub struct Weights<'a> {
    sentences: &'a Sentences,
    /// Per clause.
    clauses: HashMap<usize, Importance>,
    /// From an offset to the end of its sentence, ascending: "ideally …", "required: …".
    ahead: Vec<(usize, Importance)>,
}

impl<'a> Weights<'a> {
    /// Gathers the cues of a text. "Not indispensable" is a plus, so in one clause a plus wins.
    pub fn new(text: &str, matches: &Matches, sentences: &'a Sentences) -> Self {
        let mut clauses = HashMap::new();
        let mut ahead: Vec<(usize, Importance)> = matches.cues(Cue::NiceAhead).iter().map(|span| (span.end, Importance::Nice)).collect();
        for (cue, importance) in [(Cue::Must, Importance::Must), (Cue::Nice, Importance::Nice)] {
            for span in matches.cues(cue) {
                clauses.insert(sentences.clause(span.start), importance);
                if text[span.end..].trim_start_matches(' ').starts_with(':') {
                    ahead.push((span.end, importance));
                }
            }
        }
        ahead.sort_unstable();
        Self { sentences, clauses, ahead }
    }

    /// What the words around a span say of its weight.
    pub fn said_of(&self, span: Span) -> Option<Importance> {
        let in_clause = || self.clauses.get(&self.sentences.clause(span.start)).copied();
        let last = self.ahead.partition_point(|(from, _)| *from <= span.start).checked_sub(1).and_then(|last| self.ahead.get(last));
        let ahead = last
            .filter(|(from, _)| self.sentences.sentence(*from) == self.sentences.sentence(span.start))
            .map(|(_, importance)| *importance);
        in_clause().or(ahead)
    }
}
