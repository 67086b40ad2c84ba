//! What lists are made of: technologies, sectors, engagements and kinds of mission, each with who has it.
//!
//! The rules that read these lists take, for each wanted thing, the best of what a list holds: what one element earns alone is enough to
//! know what any list earns.

use std::collections::HashMap;

use domain::TechnologyId;

use super::columns::Numbered;
use crate::Profile;
use crate::profile::{KnownImpact, KnownSector, KnownTechnology, MissionTypeDone};
use crate::rank::RuleId;

/// The rules that read lists.
pub(super) const RULES: [RuleId; 4] = [RuleId::Stack, RuleId::Sector, RuleId::Impact, RuleId::MissionType];

/// One entry of a list, or that a list is empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Element {
    Technology(KnownTechnology),
    Sector(KnownSector),
    /// Whether something shows it counts; what it is does not.
    Impact(KnownImpact),
    MissionType(MissionTypeDone),
    Nothing(RuleId),
}

impl Element {
    /// Gives the entry to a profile.
    pub(super) fn put_into(&self, profile: &mut Profile) {
        match self.clone() {
            Self::Technology(known) => profile.stack.push(known),
            Self::Sector(known) => profile.sectors.push(known),
            Self::Impact(known) => profile.impacts.push(known),
            Self::MissionType(done) => profile.mission_types.push(done),
            Self::Nothing(_) => {}
        }
    }
}

/// A profile's lists.
fn elements(profile: &Profile) -> impl Iterator<Item = (RuleId, Element)> {
    let shown = |one: &KnownImpact| KnownImpact { impact: one.impact, evidence: one.evidence.as_ref().map(|_| String::new()) };
    let stack = profile.stack.iter().map(|one| (RuleId::Stack, Element::Technology(one.clone())));
    let sectors = profile.sectors.iter().map(|one| (RuleId::Sector, Element::Sector(one.clone())));
    let impacts = profile.impacts.iter().map(move |one| (RuleId::Impact, Element::Impact(shown(one))));
    let kinds = profile.mission_types.iter().map(|one| (RuleId::MissionType, Element::MissionType(one.clone())));
    let empty = [
        (RuleId::Stack, profile.stack.is_empty()),
        (RuleId::Sector, profile.sectors.is_empty()),
        (RuleId::Impact, profile.impacts.is_empty()),
        (RuleId::MissionType, profile.mission_types.is_empty()),
    ];
    let nothing = empty.into_iter().filter(|(_, empty)| *empty).map(|(rule, _)| (rule, Element::Nothing(rule)));
    stack.chain(sectors).chain(impacts).chain(kinds).chain(nothing)
}

/// Every different element, and the places of those who have it, ascending.
#[derive(Debug, Clone, Default)]
pub(super) struct Elements {
    known: Numbered<Element>,
    held_by: Vec<Vec<u32>>,
    of_technology: HashMap<TechnologyId, Vec<u32>>,
    of_rule: HashMap<RuleId, Vec<u32>>,
}

impl Elements {
    /// Enters a profile's lists under its place; answers their numbers, in order.
    pub(super) fn enter(&mut self, profile: &Profile, place: u32) -> Box<[u32]> {
        elements(profile).map(|(rule, element)| self.enter_one(rule, element, place)).collect()
    }

    fn enter_one(&mut self, rule: RuleId, element: Element, place: u32) -> u32 {
        let number = self.known.number(element);
        let at = number as usize;
        if at == self.held_by.len() {
            self.held_by.push(Vec::new());
            if let Some(Element::Technology(known)) = self.known.get(number) {
                self.of_technology.entry(known.technology.clone()).or_default().push(number);
            }
            self.of_rule.entry(rule).or_default().push(number);
        }
        let holders = &mut self.held_by[at];
        match holders.last() {
            Some(last) if *last >= place => {
                if let Err(hole) = holders.binary_search(&place) {
                    holders.insert(hole, place);
                }
            }
            _ => holders.push(place),
        }
        number
    }

    /// Takes a place out of the lists of these elements.
    pub(super) fn leave(&mut self, numbers: &[u32], place: u32) {
        for number in numbers {
            let holders = &mut self.held_by[*number as usize];
            if let Ok(at) = holders.binary_search(&place) {
                holders.remove(at);
            }
        }
    }

    pub(super) fn get(&self, number: u32) -> Option<&Element> {
        self.known.get(number)
    }

    /// Who has it, ascending.
    pub(super) fn holders(&self, number: u32) -> &[u32] {
        self.held_by.get(number as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// The number of "nothing said" for a rule's list, where somebody has said nothing.
    pub(super) fn nothing(&self, rule: RuleId) -> Option<u32> {
        self.known.known(&Element::Nothing(rule))
    }

    /// Every element that is this technology.
    pub(super) fn of_technology(&self, technology: &TechnologyId) -> &[u32] {
        self.of_technology.get(technology).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every element that a rule reads.
    pub(super) fn of_rule(&self, rule: RuleId) -> &[u32] {
        self.of_rule.get(&rule).map(Vec::as_slice).unwrap_or_default()
    }
}
