//! A need as the rules see it.

use domain::{Criterion, CriterionKind, CriterionValue, Importance};
use serde::{Deserialize, Serialize};

/// What a mission asks for: its criteria and its own words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// The CEO's text; may be empty where only criteria are known.
    #[serde(default)]
    pub text: String,
    /// What was read, corrected and added. Those that are indifferent are kept and count nothing.
    pub criteria: Vec<Criterion>,
}

impl Need {
    /// The criteria of one kind that count.
    pub fn of(&self, kind: CriterionKind) -> impl Iterator<Item = &Criterion> {
        self.criteria.iter().filter(move |criterion| criterion.value.kind() == kind && criterion.importance != Importance::Indifferent)
    }

    /// The values of one kind that count.
    pub fn values(&self, kind: CriterionKind) -> impl Iterator<Item = &CriterionValue> {
        self.of(kind).map(|criterion| &criterion.value)
    }

    /// The words a criterion was read from, where there are any.
    pub fn words(&self, criterion: &Criterion) -> Option<&str> {
        criterion.evidence.and_then(|evidence| evidence.words(&self.text))
    }
}
