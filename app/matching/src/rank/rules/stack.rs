//! A rule for the CEO: technologies.

use std::cmp::Reverse;

use domain::{Criterion, CriterionKind, CriterionValue, TechnologyId};

use crate::Need;
use crate::profile::{KnownTechnology, Wishes};
use crate::rank::fixed::{decay, thousandths};
use crate::rank::outcome::share;
use crate::rank::rule::{Assessed, Judgement, Pair, Pull, Rule, pull_of};
use crate::rank::{Fact, Question, WHOLE};

/// Technologies: each wanted one, weighted by its importance; languages, frameworks and their like count three times as much as databases, hosting
/// and tools.
///
/// - In the stack: 1 000 000 × depth. Depth is 0.5 below a year, 0.725 with one year or when years were not said, 0.85 with two, 1 from three
///   on; × 0.75 when it is no longer practised. Satisfies a `must`.
/// - A neighbour in the stack: `exp(−distance)` × the neighbour's depth, the best one; satisfies a `must` from `must_from` on.
/// - Both: what earns more is cited, and the `must` is satisfied.
/// - Neither: 0; blocks a `must`.
/// - Empty stack: unknown; asks for each.
pub(in crate::rank) struct Stack;

/// Less than this, a neighbour is none.
pub(in crate::rank) const NEAR_FROM: u32 = 50_000;

impl Rule for Stack {
    fn pull(&self, need: &Need, _: &Wishes) -> Pull {
        pull_of(need, CriterionKind::Stack)
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let wanted = pair.need.of(CriterionKind::Stack).filter_map(|criterion| match &criterion.value {
            CriterionValue::Stack(technology) => Some((criterion, technology)),
            _ => None,
        });
        if pair.profile.stack.is_empty() {
            return Judgement::unknown(wanted.map(|(_, technology)| Question::AskTechnology { technology: technology.clone() }));
        }
        Judgement::mean(wanted.map(|(criterion, technology)| assess(pair, criterion, technology)).collect(), pair.weights)
    }
}

fn assess<'a>(pair: &Pair<'a>, criterion: &'a Criterion, wanted: &TechnologyId) -> Assessed<'a> {
    let is_wanted = |known: &KnownTechnology| known.technology == *wanted;
    let credit = |known: &KnownTechnology| {
        let distance = pair.knowledge.technology_distance(wanted, &known.technology);
        let nearness = if is_wanted(known) { WHOLE } else { distance.map_or(0, |distance| decay(thousandths(distance))) };
        share(nearness, depth(known))
    };
    let stack = &pair.profile.stack;
    // What earns is cited; of equals the wanted one.
    let best = stack
        .iter()
        .map(|known| (credit(known), known))
        .max_by_key(|(credit, known)| (*credit, is_wanted(known), Reverse(&known.technology)));
    let Some((value, known)) = best.filter(|(value, _)| *value >= NEAR_FROM) else {
        return Assessed::gap(criterion, Fact::TechnologyMissing { technology: wanted.clone() });
    };
    let fact = if is_wanted(known) {
        Fact::TechnologyKnown { technology: wanted.clone(), years: known.years, current: known.current }
    } else {
        Fact::TechnologyNear { wanted: wanted.clone(), known: known.technology.clone() }
    };
    let is_known = stack.iter().any(is_wanted);
    if is_known { Assessed::held(criterion, value, fact) } else { Assessed::near(criterion, value, fact, pair.weights) }
}

/// How well a listed technology is known, in micro-points.
fn depth(known: &KnownTechnology) -> u32 {
    let practised = match known.years {
        Some(0) => 500_000,
        None | Some(1) => 725_000,
        Some(2) => 850_000,
        Some(_) => WHOLE,
    };
    if known.current { practised } else { share(practised, 750_000) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Profile;
    use crate::rank::tests::{asking, blocks, cto, known, part, questions, value, verdicts};
    use crate::rank::{RuleId, Verdict};

    // 1. Full credit for each wanted technology that is practised; importance weighs them, and what a product is made of counts three times.
    // 2. A neighbour earns exp(−distance); what is built on the wanted one earns most of it.
    // 3. An empty stack is unknown; a listed technology without years is known.
    // 4. A must that is missing blocks, one that is near enough or unknown does not, an important one never does.
    // 5. More years never earn less, and what is no longer practised earns less.
    // 6. What earned is cited, also beside a technology that is known less well than its neighbour.

    fn knowing(stack: Vec<KnownTechnology>) -> Profile {
        Profile { stack, ..cto() }
    }

    #[test]
    fn law_1_importance_weighs() {
        let need = asking(&["important stack rust", "nice stack kafka"]);
        assert_eq!(value(RuleId::Stack, &need, &knowing(vec![known("rust", 5), known("kafka", 3)])), Some(1_000_000));
        assert_eq!(value(RuleId::Stack, &need, &knowing(vec![known("rust", 5)])), Some(900_000));
        assert_eq!(value(RuleId::Stack, &need, &knowing(vec![known("kafka", 5)])), Some(100_000));
        let tools = asking(&["important stack docker", "nice stack kafka"]);
        assert_eq!(value(RuleId::Stack, &tools, &knowing(vec![known("docker", 5)])), Some(750_000));
    }

    #[test]
    fn law_2_neighbours_earn_by_distance() {
        assert_eq!(value(RuleId::Stack, &asking(&["important stack php"]), &knowing(vec![known("symfony", 5)])), Some(904_837));
        assert_eq!(value(RuleId::Stack, &asking(&["important stack symfony"]), &knowing(vec![known("php", 5)])), Some(496_585));
        assert_eq!(verdicts(RuleId::Stack, &asking(&["important stack rust"]), &knowing(vec![known("go", 5)])), [Verdict::Partial]);
        assert_eq!(verdicts(RuleId::Stack, &asking(&["important stack rust"]), &knowing(vec![known("php", 5)])), [Verdict::Gap]);
    }

    #[test]
    fn law_3_an_empty_stack_is_unknown() {
        let need = asking(&["must stack rust"]);
        assert_eq!(value(RuleId::Stack, &need, &cto()), None);
        assert_eq!(questions(RuleId::Stack, &need, &cto()).len(), 1);
        assert_eq!(value(RuleId::Stack, &need, &knowing(vec![KnownTechnology { years: None, ..known("rust", 0) }])), Some(725_000));
    }

    #[test]
    fn law_4_a_missing_must_blocks() {
        let need = asking(&["must stack php"]);
        assert_eq!(blocks(RuleId::Stack, &need, &knowing(vec![known("rust", 5)])).len(), 1);
        assert!(blocks(RuleId::Stack, &need, &knowing(vec![known("symfony", 5)])).is_empty());
        assert!(blocks(RuleId::Stack, &need, &cto()).is_empty());
        assert!(blocks(RuleId::Stack, &asking(&["important stack php"]), &knowing(vec![known("rust", 5)])).is_empty());
        assert_eq!(blocks(RuleId::Stack, &asking(&["must stack symfony"]), &knowing(vec![known("php", 5)])).len(), 1, "PHP is not Symfony");
    }

    #[test]
    fn law_5_years_and_practice() {
        let need = asking(&["important stack rust"]);
        let with = |years| value(RuleId::Stack, &need, &knowing(vec![known("rust", years)]));
        assert!((0..10).all(|years| with(years) <= with(years + 1)));
        let past = KnownTechnology { current: false, ..known("rust", 5) };
        assert_eq!(value(RuleId::Stack, &need, &knowing(vec![past])), Some(750_000));
    }

    #[test]
    fn law_6_what_earned_is_cited() {
        let technology = |code: &str| -> TechnologyId { code.parse().expect("a technology") };
        let past = |code| KnownTechnology { current: false, ..known(code, 0) };
        let cited = |need: &Need, stack: Vec<KnownTechnology>| {
            let part = part(RuleId::Stack, need, &knowing(stack)).expect("the rule applies");
            part.reasons().iter().map(|reason| (reason.verdict, reason.fact.clone())).collect::<Vec<_>>()
        };
        let (php, symfony) = (asking(&["must stack php"]), asking(&["must stack symfony"]));
        let near = |wanted, known| Fact::TechnologyNear { wanted: technology(wanted), known: technology(known) };
        assert_eq!(cited(&php, vec![past("php"), known("symfony", 9)]), [(Verdict::Holds, near("php", "symfony"))]);
        assert_eq!(value(RuleId::Stack, &php, &knowing(vec![past("php"), known("symfony", 9)])), Some(904_837));
        let both = cited(&php, vec![known("symfony", 9), known("php", 9)]);
        assert_eq!(both, [(Verdict::Holds, Fact::TechnologyKnown { technology: technology("php"), years: Some(9), current: true })]);
        assert_eq!(cited(&symfony, vec![past("symfony"), known("php", 9)]), [(Verdict::Holds, near("symfony", "php"))]);
        assert!(blocks(RuleId::Stack, &symfony, &knowing(vec![past("symfony"), known("php", 9)])).is_empty(), "Symfony is known");
    }
}
