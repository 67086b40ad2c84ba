//! What a text says of the company's situation that is no criterion: it matches nobody, and whoever reads the need wants to know it.
//!
//! Like a criterion, each fact carries the words it was read from. What is not said is `None`, never a guess.

use domain::Evidence;
use serde::{Serialize, Serializer};

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

/// How far the work may be done at a distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Remote {
    /// All of it may: nobody has to come.
    Yes,
    /// Some of it: there are days, or occasions, on site.
    Partly,
    /// None of it.
    No,
}

/// What a month may cost, in whole euros excluding VAT. On the wire: one number, or `[least, most]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MonthlyBudget {
    least: u32,
    most: u32,
}

impl MonthlyBudget {
    /// The lowest budget of a month that is believed, in euros.
    pub const MIN: u32 = 300;
    /// The highest budget of a month that is believed, in euros.
    pub const MAX: u32 = 60_000;

    /// `None` when reversed, or outside [`Self::MIN`]`..=`[`Self::MAX`].
    pub fn new(least: u32, most: u32) -> Option<Self> {
        (Self::MIN <= least && least <= most && most <= Self::MAX).then_some(Self { least, most })
    }

    /// The least, in euros a month.
    pub fn least(self) -> u32 {
        self.least
    }

    /// The most, in euros a month; equal to [`Self::least`] where one amount was said.
    pub fn most(self) -> u32 {
        self.most
    }
}

impl Serialize for MonthlyBudget {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.least == self.most { self.most.serialize(serializer) } else { (self.least, self.most).serialize(serializer) }
    }
}

/// How long a mission lasts, as it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Duration {
    pub least: u16,
    /// Equal to `least` where one length was said.
    pub most: u16,
    pub unit: Unit,
    /// It may be renewed or extended.
    pub renewable: bool,
}

/// What a duration is counted in. A year is twelve months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    Days,
    Weeks,
    Months,
}
