//! The days that a CTO worked in a month: half days, the month that they stand in, and until when who says what.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Paris;

use crate::{
    Month, Role, Turn, UnknownCode, Wait,
    business_days::{is_business_day, is_public_holiday},
    lifecycle::ActivityState,
    promises::business_days_after,
};

/// A sent month is approved, and a month that is over sent, within so many business days.
const ANSWER_DAYS: u8 = 5;

/// The hour in Paris at which a month is asked for, on its last business day.
const HOUR_OF_REMINDER: u32 = 9;

/// How much of a day somebody worked, in half days: 0, 1 or 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct WorkedDay(u8);

impl WorkedDay {
    pub const NONE: Self = Self(0);
    pub const HALF: Self = Self(1);
    pub const WHOLE: Self = Self(2);

    /// Each, from nothing to a whole day.
    pub const ALL: [Self; 3] = [Self::NONE, Self::HALF, Self::WHOLE];

    /// Half days: 0 to 2.
    pub const fn halves(self) -> u8 {
        self.0
    }

    /// Of half days, as they are kept; nothing for what is no part of a day.
    pub const fn of_halves(halves: i16) -> Option<Self> {
        match halves {
            0 => Some(Self::NONE),
            1 => Some(Self::HALF),
            2 => Some(Self::WHOLE),
            _ => None,
        }
    }

    /// As a form and a table of figures write it: `0`, `0.5` or `1`.
    pub const fn code(self) -> &'static str {
        match self.0 {
            0 => "0",
            1 => "0.5",
            _ => "1",
        }
    }
}

impl std::str::FromStr for WorkedDay {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|day| day.code() == text).ok_or_else(|| UnknownCode::new("part of a day", text))
    }
}

/// Days in half days, summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct DaySum(u32);

impl DaySum {
    /// How many half days.
    pub const fn halves(self) -> u32 {
        self.0
    }
}

impl std::iter::Sum<WorkedDay> for DaySum {
    fn sum<I: Iterator<Item = WorkedDay>>(days: I) -> Self {
        Self(days.map(|day| u32::from(day.halves())).sum())
    }
}

/// What a day of the calendar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind {
    Business,
    Weekend,
    Holiday,
}

/// Whether people in France work on this day; a holiday on a Sunday is one.
pub fn kind_of(day: NaiveDate) -> DayKind {
    if is_public_holiday(day) {
        DayKind::Holiday
    } else if is_business_day(day) {
        DayKind::Business
    } else {
        DayKind::Weekend
    }
}

/// When a CTO is asked for the month: on the morning of its last business day.
pub fn remind_at(month: Month) -> DateTime<Utc> {
    let last = month.days().filter(|day| is_business_day(*day)).last().unwrap_or(month.last());
    morning(last)
}

/// Until when a month is sent: five business days after its end.
pub fn send_by(month: Month) -> DateTime<Utc> {
    business_days_after(morning(month.last()), ANSWER_DAYS)
}

fn morning(day: NaiveDate) -> DateTime<Utc> {
    let hour = NaiveTime::from_hms_opt(HOUR_OF_REMINDER, 0, 0).unwrap_or_default();
    let wall = day.and_time(hour);
    Paris.from_local_datetime(&wall).earliest().map_or_else(|| Utc.from_utc_datetime(&wall), |moment| moment.to_utc())
}

/// Where the statement of a month stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stands {
    pub state: ActivityState,
    /// When it came into its state.
    pub since: DateTime<Utc>,
    /// Who of the two wants the closed month to be corrected, and since when.
    pub correction: Option<(Role, DateTime<Utc>)>,
}

/// Who is waited for: the CTO from the month's last business day on, and after a correction was asked for; the CEO once it was sent; and
/// whoever is asked to have a closed month corrected. Nothing stands where nobody has begun.
pub fn wait(stands: Option<Stands>, month: Month, now: DateTime<Utc>) -> Option<Wait> {
    let answer = |turn, since| Some(Wait { turn, since, by: business_days_after(since, ANSWER_DAYS) });
    match stands {
        None | Some(Stands { state: ActivityState::Open, .. }) => {
            let asked = remind_at(month);
            (asked <= now).then(|| Wait { turn: Turn::Cto, since: asked, by: send_by(month) })
        }
        Some(Stands { state: ActivityState::Sent, since, .. }) => answer(Turn::Ceo, since),
        Some(Stands { state: ActivityState::Returned, since, .. }) => answer(Turn::Cto, since),
        Some(Stands { state: ActivityState::Approved, correction, .. }) => match correction? {
            (Role::Cto, since) => answer(Turn::Ceo, since),
            (_, since) => answer(Turn::Cto, since),
        },
    }
}

/// The days on which somebody counts more than one day in all: their own, and what they noted for others.
pub fn over_full(own: &[(NaiveDate, WorkedDay)], elsewhere: &[(NaiveDate, i64)]) -> Vec<NaiveDate> {
    let others = |day: NaiveDate| elsewhere.iter().filter(|(other, _)| *other == day).map(|(_, halves)| *halves).sum::<i64>();
    let whole = i64::from(WorkedDay::WHOLE.halves());
    own.iter()
        .filter(|(day, worked)| worked.halves() > 0 && i64::from(worked.halves()) + others(*day) > whole)
        .map(|(day, _)| *day)
        .collect()
}

/// The last month that counts at `today`: that of the last day of work, once it is known.
pub fn last_month(today: NaiveDate, last_day: Option<NaiveDate>) -> Month {
    Month::of(last_day.map_or(today, |last| last.min(today)))
}

/// The day before which nothing is noted any more, counted from a day that may be none.
pub fn within(day: NaiveDate, first: NaiveDate, last: Option<NaiveDate>) -> bool {
    first <= day && last.is_none_or(|last| day < last.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn month(text: &str) -> Month {
        text.parse().expect("a month")
    }

    #[test]
    fn a_sum_is_that_of_its_days() {
        let days = [WorkedDay::WHOLE, WorkedDay::HALF, WorkedDay::NONE, WorkedDay::WHOLE];
        assert_eq!(days.into_iter().sum::<DaySum>().halves(), 5);
        assert_eq!(["0", "0.5", "1"].map(|text| text.parse().map(WorkedDay::halves)), [Ok(0), Ok(1), Ok(2)]);
        assert!("2".parse::<WorkedDay>().is_err() && "-1".parse::<WorkedDay>().is_err() && WorkedDay::of_halves(3).is_none());
    }

    #[test]
    fn a_day_that_is_full_elsewhere_is_noticed() {
        let own = [(day("2026-11-02"), WorkedDay::WHOLE), (day("2026-11-03"), WorkedDay::HALF), (day("2026-11-04"), WorkedDay::NONE)];
        let elsewhere = [(day("2026-11-02"), 1), (day("2026-11-03"), 1), (day("2026-11-04"), 4)];
        assert_eq!(over_full(&own, &elsewhere), [day("2026-11-02")]);
    }

    #[test]
    fn a_month_is_asked_for_on_its_last_business_day_and_late_after_five_more() {
        // May 2026 ends on a Sunday; its last business day is Friday the 29th.
        let may = month("2026-05");
        assert_eq!(remind_at(may), "2026-05-29T07:00:00Z".parse::<DateTime<Utc>>().expect("a moment"));
        assert_eq!(send_by(may), "2026-06-05T07:00:00Z".parse::<DateTime<Utc>>().expect("a moment"));
        let now = remind_at(may);
        let turn = |stands, now| wait(stands, may, now).map(|wait| wait.turn);
        let stands = |state, correction| Some(Stands { state, since: now, correction });
        assert_eq!(turn(None, now - chrono::Duration::hours(1)), None);
        assert_eq!(turn(None, now), Some(Turn::Cto));
        assert_eq!(turn(stands(ActivityState::Open, None), now), Some(Turn::Cto));
        assert_eq!(turn(stands(ActivityState::Sent, None), now), Some(Turn::Ceo));
        assert_eq!(turn(stands(ActivityState::Returned, None), now), Some(Turn::Cto));
        assert_eq!(turn(stands(ActivityState::Approved, None), now), None);
        let asked = now + chrono::Duration::days(3);
        let by = |role| wait(stands(ActivityState::Approved, Some((role, asked))), may, asked).map(|wait| (wait.turn, wait.since));
        assert_eq!((by(Role::Cto), by(Role::Ceo)), (Some((Turn::Ceo, asked)), Some((Turn::Cto, asked))), "the other one is waited for");
    }

    #[test]
    fn holidays_and_weekends_are_marked() {
        assert_eq!(
            ["2026-11-10", "2026-11-11", "2026-11-14", "2026-11-01"].map(|text| kind_of(day(text))),
            [DayKind::Business, DayKind::Holiday, DayKind::Weekend, DayKind::Holiday]
        );
    }
}
