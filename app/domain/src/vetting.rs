//! How a CTO comes into the community: what a profile must say first, by when staff acts, why somebody is refused, and for how long that is
//! remembered. Whose turn it is says [`crate::wait`].

use chrono::{DateTime, Months, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Paris;

use crate::{code::codes, promises::business_days_after};

/// Staff takes its next step within so many business days.
pub const STEP_DAYS: u8 = 3;

/// References are gathered, and staff decides, within so many business days.
pub const REFERENCES_DAYS: u8 = 10;

/// After a refusal that says "later", somebody may ask again in so many months.
pub const AGAIN_MONTHS: u32 = 3;

/// What is kept of a request that led to nothing is erased after so many months.
pub const KEPT_MONTHS: u32 = 6;

codes! {
    /// What a profile must say before its CTO can ask to join.
    pub enum Missing as "missing part of a profile" {
        /// The sentence that is read first.
        Headline = "headline",
        /// The story behind it.
        Story = "story",
        /// One technology at least.
        Stack = "stack",
        /// One station of a career at least.
        Experience = "experience",
        /// Days a week.
        Rhythm = "rhythm",
        /// What a day costs.
        Rate = "rate",
        /// Where, or from a distance.
        Place = "place",
        /// One language at least.
        Language = "language",
    }
}

codes! {
    /// Why staff refuses somebody.
    pub enum VettingRefusal as "reason of a refused request" {
        /// The profile says too little to tell.
        TooLittle = "too_little",
        /// Not enough years of leading the technology of a company.
        Seniority = "seniority",
        /// Looks for something else than a fractional mission.
        NotFractional = "not_fractional",
        /// What the interview showed.
        Interview = "interview",
        /// What others said, or that nobody could be asked.
        References = "references",
        /// The community has enough people like this for the missions it gets.
        Enough = "enough",
        /// Something else, which the words say.
        Other = "other",
    }
}

codes! {
    /// When somebody who was refused may ask again.
    pub enum AskAgain as "moment to ask again" {
        /// As soon as they want.
        Now = "now",
        /// After [`AGAIN_MONTHS`].
        Later = "later",
        /// Not at all.
        Never = "never",
    }
}

impl AskAgain {
    /// From when on; nothing where never.
    pub fn from(self, refused: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self {
            Self::Now => Some(refused),
            Self::Later => refused.checked_add_months(Months::new(AGAIN_MONTHS)),
            Self::Never => None,
        }
    }
}

/// Until when staff takes its next step after this moment.
pub fn step_by(moment: DateTime<Utc>) -> DateTime<Utc> {
    business_days_after(moment, STEP_DAYS)
}

/// When what is kept of a request that ended without an admission is erased.
pub fn kept_until(ended: DateTime<Utc>) -> DateTime<Utc> {
    ended.checked_add_months(Months::new(KEPT_MONTHS)).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// A moment by the clocks of Paris. An hour that comes twice is its first; one that is left out in spring is none.
pub fn in_paris(day: NaiveDate, time: NaiveTime) -> Option<DateTime<Utc>> {
    Paris.from_local_datetime(&day.and_time(time)).earliest().map(|moment| moment.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    #[test]
    fn somebody_may_ask_again_before_they_are_forgotten() {
        let refused = at("2026-08-31T09:00:00Z");
        assert_eq!(AskAgain::Now.from(refused), Some(refused));
        assert_eq!(AskAgain::Later.from(refused), Some(at("2026-11-30T09:00:00Z")), "the last day of a shorter month");
        assert_eq!(AskAgain::Never.from(refused), None);
        assert!(AskAgain::Later.from(refused) < Some(kept_until(refused)));
    }

    #[test]
    fn clocks_of_paris_are_read_in_summer_and_winter() {
        let moment = |day: &str, time: &str| in_paris(day.parse().expect("a day"), time.parse().expect("a time"));
        assert_eq!(moment("2026-11-17", "14:30:00"), Some(at("2026-11-17T13:30:00Z")));
        assert_eq!(moment("2026-07-01", "14:30:00"), Some(at("2026-07-01T12:30:00Z")));
        assert_eq!(moment("2026-10-25", "02:30:00"), Some(at("2026-10-25T00:30:00Z")), "it comes twice");
        assert_eq!(moment("2026-03-29", "02:30:00"), None, "it is left out");
    }
}
