//! What the tests of the rules speak in: needs and profiles in a few words, and a vocabulary small enough to hold in mind.

mod changes;
mod evidence;
mod order;
pub(super) mod properties;

use domain::place::CityId;
use domain::{Criterion, CriterionKind, CriterionValue, Evidence, Origin, TechnologyId};

use super::{Block, Candidate, Comparison, Knowledge, Match, Part, Question, RuleId, Verdict, Weights};
use crate::profile::{KnownTechnology, Wishes};
use crate::{Need, Profile};

/// Symfony is built on PHP, Go is near Rust, some labels are near each other, Villeurbanne next to Lyon and Paris far from it.
pub(super) struct Small;

impl Knowledge for Small {
    fn technology_distance(&self, wanted: &TechnologyId, known: &TechnologyId) -> Option<f32> {
        match (wanted.as_str(), known.as_str()) {
            (a, b) if a == b => Some(0.0),
            ("php", "symfony") => Some(0.1),
            ("symfony", "php") => Some(0.7),
            ("rust", "go") | ("go", "rust") => Some(1.0),
            _ => None,
        }
    }

    fn label_distance(&self, _: CriterionKind, wanted: &str, known: &str) -> Option<f32> {
        let pair = if wanted < known { (wanted, known) } else { (known, wanted) };
        match pair {
            (a, b) if a == b => Some(0.0),
            ("biotech", "health") | ("audit", "due-diligence") | ("mvp", "seed") => Some(0.4),
            ("ess", "esus") => Some(0.2),
            ("sdg-13", "sdg-15") => Some(0.6),
            _ => None,
        }
    }

    fn city_distance_km(&self, wanted: &CityId, known: &CityId) -> Option<f32> {
        match (wanted.as_str(), known.as_str()) {
            (a, b) if a == b => Some(0.0),
            ("lyon", "villeurbanne") | ("villeurbanne", "lyon") => Some(4.6),
            ("lyon", "paris") | ("paris", "lyon") => Some(391.7),
            _ => None,
        }
    }
}

/// One wish as `must stack rust`.
pub(super) fn wish(text: &str) -> Criterion {
    let mut words = text.split(' ');
    let mut word = || words.next().expect("importance, kind, value");
    let importance = word().parse().expect("an importance");
    let kind: CriterionKind = word().parse().expect("a kind");
    Criterion {
        importance,
        value: CriterionValue::parse(kind, word()).expect("a value"),
        origin: Origin::Text,
        evidence: Some(Evidence { start: 0, end: 1 }),
    }
}

/// A need that asks for these.
pub(super) fn asking(wishes: &[&str]) -> Need {
    Need { criteria: wishes.iter().map(|text| wish(text)).collect(), ..Need::default() }
}

/// A CTO of whom nothing is known.
pub(super) fn cto() -> Profile {
    numbered(1)
}

/// The same with another id.
pub(super) fn numbered(id: u32) -> Profile {
    Profile {
        id: format!("00000000-0000-0000-0000-{id:012x}").parse().expect("an id"),
        headline: String::new(),
        text: String::new(),
        stack: vec![],
        sectors: vec![],
        impacts: vec![],
        mission_types: vec![],
        areas: vec![],
        stages: vec![],
        orientations: vec![],
        languages: vec![],
        rhythm: None,
        rate: None,
        places: vec![],
        available_from: None,
        start_unconfirmed: false,
        wishes: Wishes::default(),
        proofs: 0,
        years: None,
        unconfirmed: false,
    }
}

pub(super) fn known(technology: &str, years: u8) -> KnownTechnology {
    KnownTechnology { technology: technology.parse().expect("a technology"), years: Some(years), current: true }
}

/// Reads codes: `codes("paris lyon")`.
pub(super) fn codes<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> Vec<T> {
    text.split(' ').map(|code| code.parse().expect("a code")).collect()
}

/// Reads one code.
pub(super) fn code<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> Option<T> {
    Some(text.parse().expect("a code"))
}

pub(super) fn compared(need: &Need, profile: &Profile) -> Match {
    Comparison::new(need, Weights::current(), &Small).with(&Candidate::new(profile, need))
}

/// What one rule finds; `None` where it does not apply.
pub(super) fn part(rule: RuleId, need: &Need, profile: &Profile) -> Option<Part> {
    compared(need, profile).parts.into_iter().find(|part| part.rule == rule)
}

/// The value that one rule finds; `None` while it is unknown.
pub(super) fn value(rule: RuleId, need: &Need, profile: &Profile) -> Option<u32> {
    match part(rule, need, profile).expect("the rule applies").outcome {
        super::Outcome::Known { value, .. } => Some(value),
        super::Outcome::Unknown { .. } => None,
    }
}

pub(super) fn verdicts(rule: RuleId, need: &Need, profile: &Profile) -> Vec<Verdict> {
    part(rule, need, profile).expect("the rule applies").reasons().iter().map(|reason| reason.verdict).collect()
}

pub(super) fn questions(rule: RuleId, need: &Need, profile: &Profile) -> Vec<Question> {
    part(rule, need, profile).expect("the rule applies").questions().to_vec()
}

/// What one rule blocks.
pub(super) fn blocks(rule: RuleId, need: &Need, profile: &Profile) -> Vec<Block> {
    compared(need, profile).blocked_by.into_iter().filter(|block| block.rule == rule).collect()
}
