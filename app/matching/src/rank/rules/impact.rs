//! A rule for the CEO: engagement for others.

use domain::{Criterion, CriterionKind, CriterionValue, Impact as ImpactId};

use crate::Need;
use crate::profile::Wishes;
use crate::rank::outcome::share;
use crate::rank::rule::{Assessed, Judgement, Pair, Pull, Rule, pull_of};
use crate::rank::rules::nearness::nearest;
use crate::rank::{Fact, Question, WHOLE};

/// Engagement for others: each wanted one, weighted by its importance. Engagements are compared one by one, never added up into one score.
///
/// - Shown by something: 1 000 000; only said: 800 000. Both satisfy a `must`.
/// - A neighbour: `exp(−distance)` × 800 000; does not satisfy a `must`.
/// - Others only: 0; blocks a `must`.
/// - None said: unknown; asks for each.
pub(in crate::rank) struct Impact;

/// Said, without anything that shows it.
const SAID: u32 = 800_000;

impl Rule for Impact {
    fn pull(&self, need: &Need, _: &Wishes) -> Pull {
        pull_of(need, CriterionKind::Impact)
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let wanted = pair.need.of(CriterionKind::Impact).filter_map(|criterion| match criterion.value {
            CriterionValue::Impact(impact) => Some((criterion, impact)),
            _ => None,
        });
        if pair.profile.impacts.is_empty() {
            return Judgement::unknown(wanted.map(|(_, impact)| Question::AskImpact { impact }));
        }
        Judgement::mean(wanted.map(|(criterion, impact)| assess(pair, criterion, impact)).collect(), pair.weights)
    }
}

fn assess<'a>(pair: &Pair<'a>, criterion: &'a Criterion, wanted: ImpactId) -> Assessed<'a> {
    let known = &pair.profile.impacts;
    if let Some(exact) = known.iter().filter(|one| one.impact == wanted).max_by_key(|one| one.evidence.is_some()) {
        let evidence = exact.evidence.is_some();
        return Assessed::held(criterion, if evidence { WHOLE } else { SAID }, Fact::ImpactShown { impact: wanted, evidence });
    }
    match nearest(pair.knowledge, wanted, known.iter().map(|one| one.impact)) {
        Some((near, known)) => Assessed::short(criterion, share(SAID, near), Fact::ImpactNear { wanted, known }),
        None => Assessed::gap(criterion, Fact::ImpactOther { wanted }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Profile;
    use crate::profile::KnownImpact;
    use crate::rank::RuleId;
    use crate::rank::tests::{asking, blocks, cto, part, value};

    // 1. Shown earns more than said, said more than a neighbour, that more than another.
    // 2. None said is unknown; a must needs the very engagement.
    // 3. A reason tells that something shows it, never what the CTO wrote.

    fn engaged(impact: ImpactId, evidence: Option<&str>) -> Profile {
        Profile { impacts: vec![KnownImpact { impact, evidence: evidence.map(str::to_owned) }], ..cto() }
    }

    #[test]
    fn law_1_shown_said_related_other() {
        let need = asking(&["important impact sdg-13"]);
        let earned = |impact, evidence| value(RuleId::Impact, &need, &engaged(impact, evidence));
        assert_eq!([earned(ImpactId::Sdg13, Some("bilan publié")), earned(ImpactId::Sdg13, None)], [Some(1_000_000), Some(800_000)]);
        assert_eq!([earned(ImpactId::Sdg15, None), earned(ImpactId::BCorp, None)], [Some(439_049), Some(0)]);
    }

    #[test]
    fn law_2_a_must_needs_the_very_one() {
        let need = asking(&["must impact ess"]);
        assert_eq!(value(RuleId::Impact, &need, &cto()), None);
        assert_eq!(blocks(RuleId::Impact, &need, &engaged(ImpactId::Esus, None)).len(), 1);
        assert!(blocks(RuleId::Impact, &need, &engaged(ImpactId::Ess, None)).is_empty());
    }

    #[test]
    fn law_3_a_reason_holds_no_words_of_the_cto() {
        let found = part(RuleId::Impact, &asking(&["important impact ess"]), &engaged(ImpactId::Ess, Some("chez Dupont")));
        assert!(!serde_json::to_string(&found).expect("serialises").contains("Dupont"));
    }
}
