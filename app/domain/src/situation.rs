//! What a need tells of its company that is no criterion: who builds the product, who left, what a month may cost, who holds the keys.
//!
//! It matches nobody, and whoever reads the need wants to know it.

use std::{fmt, str::FromStr};

use serde::{Serialize, Serializer};

use crate::{UnknownCode, code::codes};

codes! {
    /// What a fact is about.
    pub enum SituationFact as "fact of a situation" {
        /// How many developers there are, employed or not; those still to be hired are not counted.
        Developers = "developers",
        /// Whether an agency or another company builds the product. Freelancers are no agency.
        Agency = "agency",
        /// Whether the CTO or technical co-founder has left or is leaving.
        CtoLeft = "cto_left",
        /// How far the work may be done at a distance.
        Remote = "remote",
        /// What a month may cost.
        Budget = "budget",
        /// How long the mission lasts.
        Duration = "duration",
        /// In whose name the code is kept.
        Code = "code",
        /// In whose name the product is hosted.
        Hosting = "hosting",
        /// In whose name the domain name is registered.
        Domain = "domain",
    }
}

codes! {
    /// How far the work may be done at a distance.
    pub enum Remote as "degree of remote work" {
        /// All of it may: nobody has to come.
        Yes = "yes",
        /// Some of it: there are days, or occasions, on site.
        Partly = "partly",
        /// None of it.
        No = "no",
    }
}

codes! {
    /// Who holds an access.
    pub enum Owner as "owner of an access" {
        /// The company whose product it is.
        Company = "company",
        /// The agency that builds the product.
        Agency = "agency",
        /// Somebody else: a former CTO, a freelancer.
        Other = "other",
    }
}

codes! {
    /// What a duration is counted in. A year is twelve months.
    pub enum Unit as "unit of a duration" {
        Days = "days",
        Weeks = "weeks",
        Months = "months",
    }
}

/// What a month may cost, in whole euros excluding VAT. On the wire: one number, or `[least, most]`; as a code, `3000` or `3000-5000`.
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

impl fmt::Display for MonthlyBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ends(f, self.least, self.most)
    }
}

impl FromStr for MonthlyBudget {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let (least, most) = text.split_once('-').unwrap_or((text, text));
        let ends = least.parse().ok().zip(most.parse().ok());
        ends.and_then(|(least, most)| Self::new(least, most)).ok_or_else(|| UnknownCode::new("monthly budget", text))
    }
}

/// How long a mission lasts, as it was said. As a code: `6-months`, `3-6-months-renewable`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Duration {
    pub least: u16,
    /// Equal to `least` where one length was said.
    pub most: u16,
    pub unit: Unit,
    /// It may be renewed or extended.
    pub renewable: bool,
}

impl Duration {
    /// The longest that is believed, in whatever unit.
    pub const MAX: u16 = 730;
}

const RENEWABLE: &str = "-renewable";

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ends(f, self.least, self.most)?;
        write!(f, "-{}{}", self.unit, if self.renewable { RENEWABLE } else { "" })
    }
}

impl FromStr for Duration {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let unknown = || UnknownCode::new("duration", text);
        let (length, renewable) = text.strip_suffix(RENEWABLE).map_or((text, false), |length| (length, true));
        let (ends, unit) = length.rsplit_once('-').ok_or_else(unknown)?;
        let (least, most) = ends.split_once('-').unwrap_or((ends, ends));
        let (least, most): (u16, u16) = (least.parse().map_err(|_| unknown())?, most.parse().map_err(|_| unknown())?);
        let is_believed = 0 < least && least <= most && most <= Self::MAX;
        if is_believed { Ok(Self { least, most, unit: unit.parse()?, renewable }) } else { Err(unknown()) }
    }
}

fn ends<T: fmt::Display + PartialEq>(f: &mut fmt::Formatter<'_>, least: T, most: T) -> fmt::Result {
    if least == most { write!(f, "{least}") } else { write!(f, "{least}-{most}") }
}

/// A fact with its value; what it is about is the variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SituationValue {
    Developers(u16),
    Agency(bool),
    CtoLeft(bool),
    Remote(Remote),
    Budget(MonthlyBudget),
    Duration(Duration),
    Code(Owner),
    Hosting(Owner),
    Domain(Owner),
}

/// More developers than a need of this community has.
const MOST_DEVELOPERS: u16 = 500;

impl SituationValue {
    /// Reads the value's code for its fact.
    pub fn parse(fact: SituationFact, code: &str) -> Result<Self, UnknownCode> {
        let unknown = || UnknownCode::new("value of a situation", code);
        Ok(match fact {
            SituationFact::Developers => Self::Developers(code.parse().ok().filter(|count| *count <= MOST_DEVELOPERS).ok_or_else(unknown)?),
            SituationFact::Agency => Self::Agency(yes_or_no(code).ok_or_else(unknown)?),
            SituationFact::CtoLeft => Self::CtoLeft(yes_or_no(code).ok_or_else(unknown)?),
            SituationFact::Remote => Self::Remote(code.parse()?),
            SituationFact::Budget => Self::Budget(code.parse()?),
            SituationFact::Duration => Self::Duration(code.parse()?),
            SituationFact::Code => Self::Code(code.parse()?),
            SituationFact::Hosting => Self::Hosting(code.parse()?),
            SituationFact::Domain => Self::Domain(code.parse()?),
        })
    }

    /// What the value is about.
    pub fn fact(self) -> SituationFact {
        match self {
            Self::Developers(_) => SituationFact::Developers,
            Self::Agency(_) => SituationFact::Agency,
            Self::CtoLeft(_) => SituationFact::CtoLeft,
            Self::Remote(_) => SituationFact::Remote,
            Self::Budget(_) => SituationFact::Budget,
            Self::Duration(_) => SituationFact::Duration,
            Self::Code(_) => SituationFact::Code,
            Self::Hosting(_) => SituationFact::Hosting,
            Self::Domain(_) => SituationFact::Domain,
        }
    }

    /// The value's code, which [`Self::parse`] reads back.
    pub fn code(self) -> String {
        match self {
            Self::Developers(count) => count.to_string(),
            Self::Agency(is_so) | Self::CtoLeft(is_so) => if is_so { "yes" } else { "no" }.to_owned(),
            Self::Remote(remote) => remote.to_string(),
            Self::Budget(budget) => budget.to_string(),
            Self::Duration(duration) => duration.to_string(),
            Self::Code(owner) | Self::Hosting(owner) | Self::Domain(owner) => owner.to_string(),
        }
    }
}

fn yes_or_no(code: &str) -> Option<bool> {
    match code {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_reads_back_from_its_code() {
        for (fact, code) in [
            (SituationFact::Developers, "0"),
            (SituationFact::Agency, "yes"),
            (SituationFact::CtoLeft, "no"),
            (SituationFact::Remote, "partly"),
            (SituationFact::Budget, "3000"),
            (SituationFact::Budget, "3000-5000"),
            (SituationFact::Duration, "6-months"),
            (SituationFact::Duration, "3-6-months-renewable"),
            (SituationFact::Hosting, "agency"),
        ] {
            let value = SituationValue::parse(fact, code).expect(code);
            assert_eq!((value.fact(), value.code().as_str()), (fact, code));
        }
    }

    #[test]
    fn what_nobody_believes_is_refused() {
        for (fact, code) in [
            (SituationFact::Developers, "501"),
            (SituationFact::Developers, "-1"),
            (SituationFact::Budget, "5000-3000"),
            (SituationFact::Budget, "1"),
            (SituationFact::Duration, "6"),
            (SituationFact::Duration, "0-months"),
            (SituationFact::Duration, "9-3-months"),
            (SituationFact::Duration, "6-moons"),
            (SituationFact::Agency, ""),
            (SituationFact::Code, "me"),
        ] {
            assert!(SituationValue::parse(fact, code).is_err(), "{fact} {code}");
        }
    }
}
