//! The health report of a month: eight subjects, a light each, made of what is known and of what the CTO says.
//!
//! A light that is computed is never better than its facts: somebody may be more worried than the figures, never less. What is unknown is
//! unknown, and no agreement.

mod light;
mod said;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    Month,
    code::codes,
    forms::first_words,
    mandate::{Decision, Milestone, Objective, ObjectiveState, Risk, RiskState, Standing},
};

pub use light::{Light, Trend, light, trend};
pub use said::{MOST_INPUTS, Said};

/// A risk that is likely and very bad, or the other way round.
const HEAVY: u8 = 6;

codes! {
    /// What a report speaks of, in the order of its page.
    pub enum Subject as "subject of a report" {
        Mandate = "mandate",
        Roadmap = "roadmap",
        Money = "money",
        Team = "team",
        Risks = "risks",
        Agency = "agency",
        Access = "access",
        Transfer = "transfer",
    }
}

codes! {
    /// What a company must be able to enter.
    pub enum Access as "access" {
        Code = "code",
        Hosting = "hosting",
        Domain = "domain",
        AppStores = "app_stores",
        Analytics = "analytics",
    }
}

impl Access {
    /// Without it the product cannot be changed, run or reached.
    pub const fn is_vital(self) -> bool {
        matches!(self, Self::Code | Self::Hosting | Self::Domain)
    }
}

codes! {
    /// In whose name an access is.
    pub enum Holder as "holder of an access" {
        Company = "company",
        Agency = "agency",
        Cto = "cto",
        /// Nobody knows.
        Nobody = "nobody",
        /// There is no such thing to enter.
        Absent = "absent",
    }
}

/// How many objectives stand how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectiveFacts {
    pub all: u32,
    pub reached: u32,
    /// Their day is over, and they are neither reached nor given up.
    pub overdue: u32,
}

/// How many milestones stand how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MilestoneFacts {
    pub all: u32,
    pub done: u32,
    pub late: u32,
    pub moved: u32,
}

/// How many risks stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskFacts {
    pub noted: u32,
    pub open: u32,
    /// Among those that stand.
    pub heavy: u32,
}

/// What the application knows at the end of a month; kept with the report once it is published.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    pub objectives: ObjectiveFacts,
    pub milestones: MilestoneFacts,
    pub risks: RiskFacts,
    /// Those of which somebody said something.
    pub accesses: Vec<(Access, Holder)>,
    /// The milestones around the day, in the order of their days.
    pub steps: Vec<Step>,
    /// What was decided in the month, in a few words each.
    pub decided: Vec<String>,
}

/// A milestone in a few words, as it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub title: String,
    pub first: NaiveDate,
    pub due: NaiveDate,
    pub done: Option<NaiveDate>,
    pub standing: Standing,
    /// Why it is late or was put off.
    pub reason: Option<String>,
}

/// Days after the end of a month on which the CTO is reminded again; from then on its report is late.
pub const REMINDED_AGAIN_AFTER: u64 = 7;

/// Days that an engagement runs at least in a month that is reported on.
const DAYS_OF_FIRST: u64 = 14;

/// The first month that is reported on: one in which there was something to see.
pub fn first_due(began: NaiveDate) -> Month {
    Month::of(began.checked_add_days(Days::new(DAYS_OF_FIRST)).unwrap_or(began))
}

/// So many milestones stand on the page.
pub const MOST_STEPS: usize = 5;
/// So many decisions.
pub const MOST_DECIDED: usize = 2;
/// So many words of each.
const WORDS_OF_TITLE: usize = 12;

impl Facts {
    /// What a mandate and the accesses say on a day; a milestone comes with the day that was said first.
    pub fn on(day: NaiveDate, mandate: &Known<'_>, accesses: Vec<(Access, Holder)>) -> Self {
        let Known { objectives, milestones, decisions, risks } = *mandate;
        let count = |found: usize| u32::try_from(found).unwrap_or(u32::MAX);
        let objectives_where = |is: &dyn Fn(&Objective) -> bool| count(objectives.iter().filter(|objective| is(objective)).count());
        let standings: Vec<Standing> = milestones.iter().map(|(milestone, first)| as_of(milestone, day).standing(*first, day)).collect();
        let standing = |wanted: Standing| count(standings.iter().filter(|standing| **standing == wanted).count());
        let open: Vec<&Risk> = risks.iter().filter(|risk| risk.state == RiskState::Open).collect();
        Self {
            objectives: ObjectiveFacts {
                all: objectives_where(&|objective| objective.state != ObjectiveState::GivenUp),
                reached: objectives_where(&|objective| objective.state == ObjectiveState::Reached),
                overdue: objectives_where(&|objective| {
                    objective.due < day && !matches!(objective.state, ObjectiveState::Reached | ObjectiveState::GivenUp)
                }),
            },
            milestones: MilestoneFacts {
                all: count(milestones.len()),
                done: standing(Standing::Done),
                late: standing(Standing::Late),
                moved: standing(Standing::Moved),
            },
            risks: RiskFacts {
                noted: count(risks.len()),
                open: count(open.len()),
                heavy: count(open.iter().filter(|risk| risk.weight() >= HEAVY).count()),
            },
            accesses,
            steps: steps(milestones, day),
            decided: decided(decisions, day),
        }
    }

    /// In whose name an access is, where somebody said so.
    pub fn holder(&self, access: Access) -> Option<Holder> {
        self.accesses.iter().find(|(of, _)| *of == access).map(|(_, holder)| *holder)
    }
}

/// A mandate, to be looked at.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    pub objectives: &'a [Objective],
    /// With the day that was said first, in the order of their days.
    pub milestones: &'a [(Milestone, NaiveDate)],
    /// The latest first.
    pub decisions: &'a [Decision],
    pub risks: &'a [Risk],
}

/// What is not done first, from what is latest on; then what was done last.
fn steps(milestones: &[(Milestone, NaiveDate)], day: NaiveDate) -> Vec<Step> {
    let step = |(milestone, first): &(Milestone, NaiveDate)| {
        let (milestone, first) = (as_of(milestone, day), *first);
        let standing = milestone.standing(first, day);
        let title = first_words(&milestone.title, WORDS_OF_TITLE);
        Step { title, first, due: milestone.due, done: milestone.done, standing, reason: milestone.reason }
    };
    let (done, ahead): (Vec<Step>, Vec<Step>) = milestones.iter().map(step).partition(|step| step.standing == Standing::Done);
    let kept = MOST_STEPS.saturating_sub(ahead.len().min(MOST_STEPS - 1)).min(done.len());
    let mut steps: Vec<Step> = done.into_iter().rev().take(kept).collect();
    steps.reverse();
    let room = MOST_STEPS - steps.len();
    steps.extend(ahead.into_iter().take(room));
    steps
}

/// The latest of the month.
fn decided(decisions: &[Decision], day: NaiveDate) -> Vec<String> {
    let of_month = decisions.iter().filter(|decision| decision.day <= day && Month::of(decision.day) == Month::of(day));
    of_month.take(MOST_DECIDED).map(|decision| first_words(&decision.title, WORDS_OF_TITLE)).collect()
}

/// A milestone as it stood on a day: what was done later was not done then.
fn as_of(milestone: &Milestone, day: NaiveDate) -> Milestone {
    Milestone { done: milestone.done.filter(|done| *done <= day), ..milestone.clone() }
}
