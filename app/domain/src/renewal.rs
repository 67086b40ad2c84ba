//! Whether two who work together go on: asked of both in time, before the day on which their terms end, or else every few months.

use chrono::{Days, Months, NaiveDate};

use crate::{
    code::codes,
    promises::{RENEWAL_ASKED_BEFORE, RENEWED_EVERY},
    terms::Duration,
};

codes! {
    /// What one of the two wants from that day on.
    pub enum RenewalAnswer as "answer about renewal" {
        /// To go on, under terms to be agreed on.
        Renew = "renew",
        /// To end as planned.
        End = "end",
        /// That somebody else is found.
        Rematch = "rematch",
    }
}

/// A day that is asked about, and the day on which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Round {
    pub due: NaiveDate,
    pub ask_on: NaiveDate,
}

/// What is asked next, or was asked last, on a day: about the last day of terms that have one, which may be over; else about the next of the days
/// that follow each other every [`RENEWED_EVERY`] months.
pub fn round(start: NaiveDate, duration: Duration, today: NaiveDate) -> Round {
    match duration {
        Duration::Until(end) => between(start, end),
        Duration::Renewed(_) => {
            let nth = |number: u32| start.checked_add_months(Months::new(number * RENEWED_EVERY)).unwrap_or(NaiveDate::MAX);
            let number = (1..).find(|number| nth(*number) >= today || nth(*number) == NaiveDate::MAX).unwrap_or(1);
            between(nth(number - 1), nth(number))
        }
    }
}

/// A month before, and not before half of the time is over.
fn between(start: NaiveDate, due: NaiveDate) -> Round {
    let half = u64::try_from((due - start).num_days() / 2).unwrap_or(0);
    let ask_on = due.checked_sub_days(Days::new(RENEWAL_ASKED_BEFORE.min(half))).unwrap_or(due);
    Round { due, ask_on }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn asked(start: &str, duration: Duration, today: &str) -> (NaiveDate, NaiveDate) {
        let round = round(day(start), duration, day(today));
        (round.ask_on, round.due)
    }

    #[test]
    fn terms_with_an_end_are_asked_about_a_month_before_it_also_once_it_is_over() {
        let until = Duration::Until(day("2027-02-28"));
        for today in ["2026-12-01", "2027-02-28", "2027-03-15"] {
            assert_eq!(asked("2026-12-01", until, today), (day("2027-01-29"), day("2027-02-28")), "{today}");
        }
    }

    #[test]
    fn short_terms_are_asked_about_at_half_of_their_time() {
        assert_eq!(asked("2026-12-01", Duration::Until(day("2026-12-21")), "2026-12-02").0, day("2026-12-11"));
        assert_eq!(asked("2026-12-01", Duration::Until(day("2026-12-01")), "2026-12-01").0, day("2026-12-01"));
    }

    #[test]
    fn open_terms_are_asked_about_every_three_months() {
        let open = Duration::Renewed(1);
        assert_eq!(asked("2026-11-30", open, "2026-12-01"), (day("2027-01-29"), day("2027-02-28")));
        assert_eq!(asked("2026-11-30", open, "2027-02-28").1, day("2027-02-28"));
        assert_eq!(asked("2026-11-30", open, "2027-03-01"), (day("2027-04-30"), day("2027-05-30")));
        assert_eq!(asked("2026-11-30", open, "2026-01-01").1, day("2027-02-28"), "before the first day");
    }
}
