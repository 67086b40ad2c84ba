//! Objectives to begin a mandate with, by the kind of mission. Data: `vocabulary/objectives.toml`.

use std::collections::BTreeMap;

use domain::MissionType;
use serde::Deserialize;

use super::Wording;

/// Something to be reached, how it is measured, and in how many weeks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectiveTemplate {
    pub title: Wording,
    pub measure: Wording,
    pub target: Wording,
    pub weeks: u8,
}

/// Every template, by the kind of mission that it suits.
#[derive(Debug, Default)]
pub struct ObjectiveTemplates(pub(super) BTreeMap<MissionType, Vec<ObjectiveTemplate>>);

impl ObjectiveTemplates {
    /// Those of a kind of mission, each with the code that an address knows it by (`insourcing-1`).
    pub fn of(&self, kind: MissionType) -> impl Iterator<Item = (String, &ObjectiveTemplate)> {
        self.0.get(&kind).into_iter().flatten().enumerate().map(move |(at, template)| (format!("{kind}-{}", at + 1), template))
    }

    /// The template of a code.
    pub fn by_code(&self, code: &str) -> Option<&ObjectiveTemplate> {
        let (kind, at) = code.rsplit_once('-')?;
        self.0.get(&kind.parse().ok()?)?.get(at.parse::<usize>().ok()?.checked_sub(1)?)
    }
}
