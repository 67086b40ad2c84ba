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

/// What some words say of weights.
#[derive(Debug, Clone, Copy)]
struct Said {
    importance: Importance,
    /// They may as well tell of a duty of the company.
    of_duty: bool,
}

impl Said {
    fn plainly(importance: Importance) -> Self {
        Self { importance, of_duty: false }
    }
}

/// Words of necessity that tell of a duty as often as of a condition. Folded.
const OF_DUTY: [&str; 7] = ["il faut", "must", "has to", "necessary", "necessairement", "essential", "crucial"];

/// What a text says of weights, by place.
pub struct Weights<'a> {
    sentences: &'a Sentences,
    /// Per clause.
    clauses: HashMap<usize, Said>,
    /// From an offset to the end of its sentence, ascending: "ideally …", "required: …".
    ahead: Vec<(usize, Said)>,
}

impl<'a> Weights<'a> {
    /// Gathers the cues of a text. "Not indispensable" is a plus, so in one clause a plus wins.
    pub fn new(text: &str, matches: &Matches, sentences: &'a Sentences) -> Self {
        let mut clauses = HashMap::new();
        let mut ahead: Vec<(usize, Said)> =
            matches.cues(Cue::NiceAhead).iter().map(|span| (span.end, Said::plainly(Importance::Nice))).collect();
        for (cue, importance) in [(Cue::Must, Importance::Must), (Cue::Nice, Importance::Nice)] {
            for span in matches.cues(cue) {
                let words = text.get(span.start..span.end).unwrap_or_default();
                let said = Said { importance, of_duty: OF_DUTY.contains(&words) };
                clauses.insert(sentences.clause(span.start), said);
                if text[span.end..].trim_start_matches(' ').starts_with(':') {
                    ahead.push((span.end, said));
                }
            }
        }
        ahead.sort_unstable_by_key(|(from, _)| *from);
        Self { sentences, clauses, ahead }
    }

    /// What the words around a span say of its weight.
    pub fn said_of(&self, span: Span) -> Option<Importance> {
        self.said(span).map(|said| said.importance)
    }

    /// The same for a label. What a company must do is no condition on a person: "we must obtain a certification" asks for a kind of mission,
    /// and makes no `must` of the sector that its words name.
    pub fn said_of_label(&self, span: Span) -> Option<Importance> {
        self.said(span).map(|said| if said.of_duty { said.importance.max(Importance::Important) } else { said.importance })
    }

    fn said(&self, span: Span) -> Option<Said> {
        let in_clause = || self.clauses.get(&self.sentences.clause(span.start)).copied();
        let last = self.ahead.partition_point(|(from, _)| *from <= span.start).checked_sub(1).and_then(|last| self.ahead.get(last));
        let ahead = last.filter(|(from, _)| self.sentences.sentence(*from) == self.sentences.sentence(span.start)).map(|(_, said)| *said);
        in_clause().or(ahead)
    }
}

#[cfg(test)]
mod tests {
    use domain::{CriterionKind, Importance};

    use crate::understand;

    fn weights(text: &str, kind: CriterionKind) -> Vec<Importance> {
        let read = understand(text, "2026-11-25".parse().expect("a day"));
        read.criteria.iter().filter(|one| one.value.kind() == kind).map(|one| one.importance).collect()
    }

    // 1. Nothing is a must by itself, but a language that is named alone.
    // 2. A duty of the company makes no must of what its words name; a condition on the person does.
    // 3. A city counts as much as the text wants somebody to come.
    // 4. A tool of every office is a nice to have, unless it is asked for; so is a purpose that rests on one word.

    #[test]
    fn law_1_nothing_is_a_must_by_itself() {
        let text = "Nous cherchons quelqu’un pour auditer notre code Symfony, deux jours par semaine.";
        for kind in [CriterionKind::MissionType, CriterionKind::Rhythm, CriterionKind::Stack] {
            assert_eq!(weights(text, kind), [Importance::Important], "{kind:?}");
        }
        assert_eq!(weights("L’équipe travaille en anglais.", CriterionKind::Language), [Importance::Must]);
    }

    #[test]
    fn law_2_a_duty_is_no_condition() {
        let text = "We run an online patient record for hospitals and must obtain the ISO 27001 certification.";
        assert_eq!(weights(text, CriterionKind::Sector), [Importance::Important]);
        assert_eq!(weights("Une expérience des hôpitaux est indispensable.", CriterionKind::Sector), [Importance::Must]);
        assert_eq!(weights("Il faut connaître Symfony.", CriterionKind::Stack), [Importance::Must]);
    }

    #[test]
    fn law_3_a_city_counts_as_much_as_somebody_has_to_come() {
        let city = |text| weights(text, CriterionKind::Place);
        assert_eq!(city("Notre startup est à Nantes."), [Importance::Nice]);
        assert_eq!(city("À Lyon ou à distance."), [Importance::Important; 2]);
        assert_eq!(city("Sur place à Toulouse, pas de télétravail."), [Importance::Must]);
        assert_eq!(city("Mission sur place à Lyon, avec bonus."), [Importance::Must]);
        assert_eq!(city("Bordeaux, idéalement sur place deux jours par semaine."), [Importance::Important]);
        assert_eq!(city("We are in Paris. On site, ideally."), [Importance::Important]);
    }

    #[test]
    fn law_4_what_is_named_in_passing_is_a_nice_to_have() {
        let stack = |text| weights(text, CriterionKind::Stack);
        assert_eq!(stack("Nos équipes utilisent Microsoft Teams et Google Sheets."), [Importance::Nice; 2]);
        assert_eq!(stack("Notre site est en Symfony."), [Importance::Important]);
        assert_eq!(stack("Il faut connaître Google Sheets."), [Importance::Must]);
        let purpose = |text| weights(text, CriterionKind::Impact);
        assert_eq!(purpose("Our app is for schools. We need a CTO."), [Importance::Nice]);
        assert_eq!(purpose("Télémédecine. Je cherche un CTO."), [Importance::Important]);
    }
}
