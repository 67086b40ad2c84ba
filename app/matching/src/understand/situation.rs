//! What a text says of the company's situation that is no criterion: it matches nobody, and whoever reads the need wants to know it.
//!
//! Like a criterion, each fact carries the words it was read from. What is not said is `None`, never a guess.

use domain::{Evidence, SituationValue};
use serde::Serialize;

pub use domain::situation::{Duration, MonthlyBudget, Remote, Unit};

/// The situation that a text tells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Situation {
    /// How far the work may be done at a distance.
    pub remote: Option<Told<Remote>>,
    /// What a month may cost.
    pub budget: Option<Told<MonthlyBudget>>,
    /// How long the mission lasts.
    pub duration: Option<Told<Duration>>,
    pub team: Team,
}

/// Who builds the product today.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Team {
    /// How many developers there are, employed or not; those still to be hired are not counted.
    pub developers: Option<Told<u16>>,
    /// Whether an agency or another company builds the product. Freelancers are no agency.
    pub agency: Option<Told<bool>>,
    /// Whether the CTO or technical co-founder has left or is leaving.
    pub cto_left: Option<Told<bool>>,
}

/// A fact and the words it was read from. On the wire: `{"value","start","end"}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Told<T> {
    pub value: T,
    #[serde(flatten)]
    pub evidence: Evidence,
}

impl Situation {
    /// Every fact that is told, with its words, in the order in which a person meets them.
    pub fn told(&self) -> Vec<(SituationValue, Evidence)> {
        let Team { developers, agency, cto_left } = self.team;
        let facts = [
            developers.map(|told| told.valued(SituationValue::Developers)),
            agency.map(|told| told.valued(SituationValue::Agency)),
            cto_left.map(|told| told.valued(SituationValue::CtoLeft)),
            self.remote.map(|told| told.valued(SituationValue::Remote)),
            self.budget.map(|told| told.valued(SituationValue::Budget)),
            self.duration.map(|told| told.valued(SituationValue::Duration)),
        ];
        facts.into_iter().flatten().collect()
    }
}

impl<T> Told<T> {
    fn valued(self, value: impl FnOnce(T) -> SituationValue) -> (SituationValue, Evidence) {
        (value(self.value), self.evidence)
    }
}
