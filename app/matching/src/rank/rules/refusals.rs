//! A rule for the CTO: what the CTO refuses.

use domain::{Criterion, CriterionKind, CriterionValue, Importance};

use crate::Need;
use crate::profile::Wishes;
use crate::rank::outcome::Outcome;
use crate::rank::rule::{Judgement, Pair, Pull, Rule};
use crate::rank::{Fact, Question, Reason, Verdict, WHOLE, Wish};

/// What the CTO refuses. Weighs nothing; only blocks.
///
/// - The company is in a refused sector (even where it is indifferent to a CTO's), or a refused kind of mission is asked for: 0, and blocks.
/// - Sector and kind were said, and are not refused: 1 000 000.
/// - What is refused was not said: unknown; asks the CEO. Does not block.
///
/// Applies when the CTO refuses something.
pub(in crate::rank) struct Refusals;

impl Rule for Refusals {
    fn pull(&self, _: &Need, wishes: &Wishes) -> Pull {
        if wishes.refused_sectors.is_empty() && wishes.refused_mission_types.is_empty() { Pull::None } else { Pull::Full }
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let wishes = &pair.profile.wishes;
        let refused: Vec<(&Criterion, Fact)> = pair
            .need
            .criteria
            .iter()
            .filter_map(|criterion| Some((criterion, Fact::Refused { refusal: refusal(wishes, criterion)? })))
            .collect();
        if !refused.is_empty() {
            let reason = |(criterion, fact): &(&Criterion, Fact)| Reason {
                verdict: Verdict::Gap,
                criterion: Some((*criterion).clone()),
                fact: fact.clone(),
            };
            let reasons = refused.iter().map(reason).collect();
            let blocks = refused.into_iter().map(|(criterion, fact)| (Some(criterion.clone()), fact)).collect();
            return Judgement { outcome: Outcome::Known { value: 0, reasons }, blocks };
        }
        let said = |kind| pair.need.criteria.iter().any(|criterion| criterion.value.kind() == kind);
        let open = [
            (wishes.refused_sectors.is_empty() || said(CriterionKind::Sector), Question::AskCompanySector),
            (wishes.refused_mission_types.is_empty() || said(CriterionKind::MissionType), Question::AskTask),
        ];
        let questions: Vec<Question> = open.into_iter().filter(|(answered, _)| !answered).map(|(_, question)| question).collect();
        if questions.is_empty() {
            Judgement { outcome: Outcome::Known { value: WHOLE, reasons: Vec::new() }, blocks: Vec::new() }
        } else {
            Judgement::unknown(questions)
        }
    }
}

fn refusal(wishes: &Wishes, criterion: &Criterion) -> Option<Wish> {
    match criterion.value {
        CriterionValue::Sector(sector) if wishes.refused_sectors.contains(&sector) => Some(Wish::Sector(sector)),
        CriterionValue::MissionType(kind)
            if criterion.importance != Importance::Indifferent && wishes.refused_mission_types.contains(&kind) =>
        {
            Some(Wish::MissionType(kind))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Profile;
    use crate::rank::RuleId;
    use crate::rank::tests::{asking, blocks, codes, cto, part, questions};

    // 1. A refused sector or kind of mission blocks, whatever the rest is worth, and weighs nothing.
    // 2. What was not said never blocks; it is asked.
    // 3. A company does not leave its sector by being indifferent to it, but an indifferent kind of mission is not asked for.

    fn refusing() -> Profile {
        let wishes = Wishes { refused_sectors: codes("crypto"), refused_mission_types: codes("interim"), ..Wishes::default() };
        Profile { wishes, ..cto() }
    }

    #[test]
    fn law_1_a_refusal_blocks() {
        for wish in ["nice sector crypto", "nice mission_type interim"] {
            assert_eq!(blocks(RuleId::Refusals, &asking(&[wish]), &refusing()).len(), 1, "{wish}");
        }
        assert_eq!(part(RuleId::Refusals, &asking(&["must sector crypto"]), &refusing()).map(|part| part.weight), Some(0));
        assert!(blocks(RuleId::Refusals, &asking(&["must sector health", "must mission_type audit"]), &refusing()).is_empty());
    }

    #[test]
    fn law_2_silence_is_asked() {
        assert_eq!(questions(RuleId::Refusals, &asking(&["must sector health"]), &refusing()), [Question::AskTask]);
        assert!(blocks(RuleId::Refusals, &asking(&[]), &refusing()).is_empty());
        assert!(part(RuleId::Refusals, &asking(&[]), &cto()).is_none());
    }

    #[test]
    fn law_3_indifference() {
        assert_eq!(blocks(RuleId::Refusals, &asking(&["indifferent sector crypto"]), &refusing()).len(), 1);
        assert!(blocks(RuleId::Refusals, &asking(&["indifferent mission_type interim"]), &refusing()).is_empty());
    }
}
