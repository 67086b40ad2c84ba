//! A month of the calendar.

use std::str::FromStr;

use chrono::{Datelike as _, Months, NaiveDate};

use crate::{UnknownCode, code::text_form};

/// A month, written `2026-11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(NaiveDate);

impl Month {
    /// The month of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        self.0
    }

    /// Its last day.
    pub fn last(self) -> NaiveDate {
        self.next().0.pred_opt().unwrap_or(self.0)
    }

    /// The one before.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0.checked_sub_months(Months::new(1)).unwrap_or(self.0))
    }

    /// The one after.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX))
    }

    /// Its days, in their order.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.0.iter_days().take_while(move |day| day.month() == self.0.month() && day.year() == self.0.year())
    }

    /// The months from this one to another, both among them.
    pub fn to(self, last: Self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |month| Some(month.next())).take_while(move |month| *month <= last)
    }

    /// The same, the latest first; none where the other is earlier.
    pub fn until(self, last: Self) -> Vec<Self> {
        let mut months: Vec<Self> = self.to(last).collect();
        months.reverse();
        months
    }
}

impl FromStr for Month {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let day = (text.len() == 7).then(|| NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").ok()).flatten();
        let day = day.filter(|day| (2000..2100).contains(&day.year()));
        day.map(Self).ok_or_else(|| UnknownCode::new("month", text))
    }
}

text_form!(Month, |month| month.0.format("%Y-%m").to_string());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_read_as_it_is_written() {
        let month: Month = "2026-12".parse().expect("a month");
        assert_eq!(month.to_string(), "2026-12");
        assert_eq!((month.first().to_string(), month.last().to_string()), ("2026-12-01".to_owned(), "2026-12-31".to_owned()));
        assert_eq!((month.previous().to_string(), month.next().to_string()), ("2026-11".to_owned(), "2027-01".to_owned()));
        let months: Vec<String> = "2026-11".parse::<Month>().expect("a month").until(month.next()).iter().map(Month::to_string).collect();
        assert_eq!(months, ["2027-01", "2026-12", "2026-11"]);
        assert_eq!("2026-02".parse::<Month>().expect("a month").days().count(), 28);
        for text in ["2026-13", "2026-1", "26-11", "2026-11-01", "1999-12", "", "+026-11"] {
            assert!(text.parse::<Month>().is_err(), "{text:?}");
        }
    }
}
