//! How much a criterion counts when it was read: what the words around it say, or else the habit of its kind.

use std::collections::HashMap;

use domain::{CriterionKind, Importance};

use super::lexicon::{Cue, Matches, Span};
use super::sentences::Sentences;

/// The weight of a kind about which the words say nothing more.
///
/// | kind | weight | why |
/// |---|---|---|
/// | rhythm, orientation, the first mission type | must | a CTO who cannot give the days, or is another sort of CTO, does not help |
/// | stage, place | nice | a CEO tells them of the company, rarely of the person |
/// | all else | important | |
pub fn default_for(kind: CriterionKind, first_of_kind: bool) -> Importance {
    match kind {
        CriterionKind::Rhythm | CriterionKind::Orientation => Importance::Must,
        CriterionKind::MissionType if first_of_kind => Importance::Must,
        CriterionKind::Stage | CriterionKind::Place => Importance::Nice,
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
