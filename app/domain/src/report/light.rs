//! The light of a subject, and how it changed since the month before.

use super::{Access, Facts, Holder, Month, Said, Subject};
use crate::code::codes;

codes! {
    /// How a subject stands.
    pub enum Light as "light" {
        /// On course.
        Good = "good",
        /// To watch.
        Watch = "watch",
        /// To be decided, now.
        Act = "act",
        /// Nobody can say.
        Unknown = "unknown",
    }
}

impl Light {
    /// The more worried of two; what is unknown is worse than what is on course, and says less than a worry.
    #[must_use]
    pub fn or_worse(self, other: Self) -> Self {
        let weight = |light| match light {
            Self::Good => 0,
            Self::Unknown => 1,
            Self::Watch => 2,
            Self::Act => 3,
        };
        if weight(other) > weight(self) { other } else { self }
    }
}

codes! {
    /// How a light changed since the month before.
    pub enum Trend as "trend" {
        Better = "better",
        Same = "same",
        Worse = "worse",
        /// There is nothing to compare with.
        Unknown = "unknown",
    }
}

/// The light of a subject.
pub fn light(subject: Subject, facts: &Facts, said: &Said) -> Light {
    match subject {
        Subject::Mandate => of_mandate(facts),
        Subject::Roadmap => of_roadmap(facts),
        Subject::Money => of_money(said),
        Subject::Team => said.team,
        Subject::Risks => of_risks(facts),
        Subject::Agency => of_agency(facts, said),
        Subject::Access => of_accesses(facts),
        Subject::Transfer => said.transfer,
    }
}

/// How it changed from the light of a month to that of the next; other months say nothing about each other.
pub fn trend(now: (Month, Light), before: Option<(Month, Light)>) -> Trend {
    let rank = |light| match light {
        Light::Act => Some(0),
        Light::Watch => Some(1),
        Light::Good => Some(2),
        Light::Unknown => None,
    };
    let before = before.filter(|(month, _)| month.next() == now.0).and_then(|(_, light)| rank(light));
    match (rank(now.1), before) {
        (Some(now), Some(before)) if now > before => Trend::Better,
        (Some(now), Some(before)) if now < before => Trend::Worse,
        (Some(_), Some(_)) => Trend::Same,
        _ => Trend::Unknown,
    }
}

/// Half of what is left being overdue is an alarm.
fn of_mandate(facts: &Facts) -> Light {
    let objectives = facts.objectives;
    match (objectives.all, objectives.overdue) {
        (0, _) => Light::Unknown,
        (_, 0) => Light::Good,
        (all, overdue) if overdue * 2 >= all.saturating_sub(objectives.reached) => Light::Act,
        _ => Light::Watch,
    }
}

/// Two late milestones are an alarm; half of what is ahead having been put off is to be watched.
fn of_roadmap(facts: &Facts) -> Light {
    let milestones = facts.milestones;
    let ahead = milestones.all.saturating_sub(milestones.done);
    match (milestones.all, milestones.late) {
        (0, _) => Light::Unknown,
        (_, 2..) => Light::Act,
        (_, 1) => Light::Watch,
        _ if milestones.moved > 0 && milestones.moved * 2 >= ahead => Light::Watch,
        _ => Light::Good,
    }
}

/// Up to a tenth above the budget is to be watched, more is an alarm.
fn of_money(said: &Said) -> Light {
    match (said.budget, said.spent) {
        (Some(budget), Some(spent)) if spent <= budget => Light::Good,
        (Some(budget), Some(spent)) if u64::from(spent) * 10 <= u64::from(budget) * 11 => Light::Watch,
        (Some(_), Some(_)) => Light::Act,
        _ => Light::Unknown,
    }
}

/// That nobody noted a risk does not say that there is none.
fn of_risks(facts: &Facts) -> Light {
    match facts.risks {
        risks if risks.noted == 0 => Light::Unknown,
        risks if risks.heavy >= 2 => Light::Act,
        risks if risks.heavy == 1 => Light::Watch,
        _ => Light::Good,
    }
}

/// Whoever depends on an agency for an access depends on it.
fn of_agency(facts: &Facts, said: &Said) -> Light {
    let is_held = Access::ALL.iter().any(|access| facts.holder(*access) == Some(Holder::Agency));
    if is_held { said.agency.or_worse(Light::Watch) } else { said.agency }
}

fn of_accesses(facts: &Facts) -> Light {
    let of = |access: &Access| match facts.holder(*access) {
        None => Light::Unknown,
        Some(Holder::Company | Holder::Absent) => Light::Good,
        Some(Holder::Agency | Holder::Nobody) if access.is_vital() => Light::Act,
        Some(Holder::Agency | Holder::Nobody | Holder::Cto) => Light::Watch,
    };
    Access::ALL.iter().map(of).fold(Light::Good, Light::or_worse)
}
