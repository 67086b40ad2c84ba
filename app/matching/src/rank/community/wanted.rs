//! What serves the wishes that a rule reads from a list: a rule is asked for each entry that may earn something, alone.

use domain::{Criterion, CriterionValue, Importance, ProfileId};

use super::Community;
use super::answers::judge;
use super::elements::Element;
use crate::rank::outcome::Outcome;
use crate::rank::rule::{Judgement, counts};
use crate::rank::{Comparison, RuleId};
use crate::vocabulary::vocabulary;
use crate::{Need, Profile};

/// A list that a rule reads for this need.
pub(super) struct List {
    pub weight: u32,
    /// The number of "nothing said", where somebody has said nothing.
    pub nothing: Option<u32>,
    /// The place of "nothing said" in the scratch.
    pub nothing_at: usize,
    pub wishes: Vec<Wanted>,
}

/// One wanted thing of a list.
pub(super) struct Wanted {
    pub importance: u32,
    pub must: bool,
    /// Its place in the scratch.
    pub at: usize,
    pub served_by: Vec<Serving>,
}

/// An entry of a list that earns something for a wish.
#[derive(Debug, Clone, Copy)]
pub(super) struct Serving {
    pub element: u32,
    /// Micro-points.
    pub value: u32,
    /// Whether a `must` is satisfied.
    pub holds: bool,
}

impl List {
    /// Reads what a rule wants; places in the scratch are given from `scratch` on.
    pub(super) fn new(community: &Community, comparison: &Comparison<'_>, rule: RuleId, weight: u32, scratch: &mut usize) -> Self {
        let mut next = || {
            *scratch += 1;
            *scratch - 1
        };
        let nothing_at = next();
        let wanted = rule.reads().into_iter().flat_map(|kind| comparison.need.of(kind));
        let wishes = wanted.map(|criterion| Wanted {
            importance: counts(criterion, comparison.weights),
            must: criterion.importance == Importance::Must,
            at: next(),
            served_by: served_by(community, comparison, rule, criterion),
        });
        Self { weight, nothing: community.elements.nothing(rule), nothing_at, wishes: wishes.collect() }
    }
}

fn served_by(community: &Community, comparison: &Comparison<'_>, rule: RuleId, criterion: &Criterion) -> Vec<Serving> {
    let elements = &community.elements;
    let candidates: Vec<u32> = match &criterion.value {
        CriterionValue::Stack(wanted) => {
            let near = vocabulary().near(wanted);
            let near = near.iter().map(|(known, _)| *known).filter(|known| *known != wanted);
            std::iter::once(wanted).chain(near).flat_map(|known| elements.of_technology(known)).copied().collect()
        }
        _ => elements.of_rule(rule).to_vec(),
    };
    // Asked as a `must`, so that the answer says whether one would be satisfied.
    let alone = Need { text: String::new(), criteria: vec![Criterion { importance: Importance::Must, ..criterion.clone() }] };
    let serves = candidates.into_iter().filter_map(|element| {
        let entry = elements.get(element).filter(|entry| !matches!(entry, Element::Nothing(_)))?;
        let mut profile = Profile::unknown(ProfileId::NIL);
        entry.put_into(&mut profile);
        let Judgement { outcome, blocks } = judge(comparison, &alone, rule, &profile);
        let Outcome::Known { value, .. } = outcome else { return None };
        let holds = blocks.is_empty();
        (value > 0 || holds).then_some(Serving { element, value, holds })
    });
    serves.collect()
}
