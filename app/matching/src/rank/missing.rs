//! What a CTO has not said although a mission asks for it, and what an answer could be worth at best.
//!
//! The best answer to a question makes the rules that ask it give all of their weight; so nothing has to be guessed, and the result is a bound that
//! no real answer passes. Questions of one kind are answered together: who says their sectors answers for every mission.

use std::collections::BTreeMap;

use domain::CriterionKind;

use super::{Match, Part, Question, Score, Side, Weights, outcome::share};

/// One thing that is not known of the CTO, for one need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What it is about; `None` is the CTO's own account of their work.
    pub kind: Option<CriterionKind>,
    /// What the need asks of it.
    pub questions: Vec<Question>,
    /// What the order would go by with the best answer, in micro-points; never below the present key.
    pub key: u32,
    /// Whether the match would be good with the best answer.
    pub good: bool,
}

/// What the CTO could say to make a match surer, by kind. What only the CEO can answer is left out.
pub fn missing(found: &Match, weights: &Weights) -> Vec<Missing> {
    let is_the_ctos = |part: &&Part| {
        let questions = part.questions();
        !questions.is_empty() && questions.iter().all(|question| question.asked_of() == Side::Cto)
    };
    let mut by_kind: BTreeMap<Option<CriterionKind>, Vec<&Part>> = BTreeMap::new();
    for part in found.parts.iter().filter(is_the_ctos) {
        by_kind.entry(part.rule.reads()).or_default().push(part);
    }
    by_kind.into_iter().map(|(kind, parts)| answered(found, weights, kind, &parts)).collect()
}

fn answered(found: &Match, weights: &Weights, kind: Option<CriterionKind>, parts: &[&Part]) -> Missing {
    let with_answer = |side: Side| {
        let gained: u32 = parts.iter().filter(|part| part.side == side).map(|part| part.open()).sum();
        let Score { low, high } = found.score(side);
        Score { low: low + gained, high }
    };
    let believed = |score: Score| score.low + share(score.high - score.low, weights.lambda);
    let key = weights.key_of(believed(with_answer(Side::Ceo)), believed(with_answer(Side::Cto)));
    let mut questions: Vec<Question> = parts.iter().flat_map(|part| part.questions()).cloned().collect();
    questions.sort();
    questions.dedup();
    Missing { kind, questions, key, good: !found.is_blocked() && key >= weights.good_from }
}

#[cfg(test)]
mod tests {
    use domain::Sector;
    use proptest::prelude::*;

    use super::*;
    use crate::profile::KnownSector;
    use crate::rank::tests::{asking, code, compared, cto, known, properties};

    // 1. The best answer is a bound: no answer gives more, and one that fits wholly gives as much.
    // 2. It never lowers the key.
    // 3. What is known, and what only the CEO can say, is not missing.

    #[test]
    fn law_1_a_real_answer_reaches_the_bound_and_no_more() {
        let need = asking(&["must sector health", "important stack rust", "nice rate 800-"]);
        let silent = crate::Profile { rate: code("700"), ..cto() };
        let bound = missing(&compared(&need, &silent), Weights::current());
        let of_sector = bound.iter().find(|one| one.kind == Some(CriterionKind::Sector)).expect("a sector is missing");
        let saying = |sector, years| crate::Profile { sectors: vec![KnownSector { sector, years: Some(years) }], ..silent.clone() };
        assert_eq!(compared(&need, &saying(Sector::Health, 5)).key, of_sector.key);
        for less in [saying(Sector::Health, 0), saying(Sector::Biotech, 9), saying(Sector::Gaming, 9)] {
            assert!(compared(&need, &less).key < of_sector.key);
        }
    }

    proptest! {
        #[test]
        fn law_2_an_answer_never_lowers_the_key(need in properties::needs(), profile in properties::profiles()) {
            let found = compared(&need, &profile);
            for one in missing(&found, Weights::current()) {
                prop_assert!(one.key >= found.key, "{one:?} in {found:?}");
                prop_assert!(!one.questions.is_empty());
            }
        }
    }

    #[test]
    fn law_3_what_is_known_is_not_missing() {
        let need = asking(&["must stack rust"]);
        let kinds = |profile: &crate::Profile| {
            missing(&compared(&need, profile), Weights::current()).into_iter().map(|one| one.kind).collect::<Vec<_>>()
        };
        assert!(kinds(&cto()).contains(&Some(CriterionKind::Stack)));
        assert!(!kinds(&crate::Profile { stack: vec![known("php", 3)], ..cto() }).contains(&Some(CriterionKind::Stack)));
        let questions = missing(&compared(&need, &cto()), Weights::current()).into_iter().flat_map(|one| one.questions);
        assert!(questions.into_iter().all(|question| question.asked_of() == Side::Cto));
    }
}
