//! French business days: Monday to Friday but for the eleven public holidays of metropolitan France (Code du travail, article L3133-1), three of
//! which follow Easter.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Holidays on the same day each year, as month and day.
const FIXED: [(u32, u32); 8] = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];

/// Days from Easter Sunday to Easter Monday, Ascension Day and Whit Monday.
const AFTER_EASTER: [u64; 3] = [1, 39, 50];

/// Easter Sunday of a year of the Gregorian calendar: Meeus, *Astronomical Algorithms*, chapter 8.
pub fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)
}

/// Whether nobody works in France on this day, were it a weekday.
pub fn is_public_holiday(day: NaiveDate) -> bool {
    let moves =
        easter(day.year()).is_some_and(|easter| AFTER_EASTER.iter().any(|after| easter.checked_add_days(Days::new(*after)) == Some(day)));
    moves || FIXED.contains(&(day.month(), day.day()))
}

/// Whether people in France work on this day.
pub fn is_business_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_public_holiday(day)
}

/// The first business day after this day.
pub fn next_business_day(day: NaiveDate) -> NaiveDate {
    let mut next = day.succ_opt().unwrap_or(NaiveDate::MAX);
    while !is_business_day(next) && next != NaiveDate::MAX {
        next = next.succ_opt().unwrap_or(NaiveDate::MAX);
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn easter_falls_where_the_almanacs_say() {
        for known in [
            "1943-04-25",
            "1961-04-02",
            "2000-04-23",
            "2008-03-23",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
            "2100-03-28",
        ] {
            assert_eq!(easter(day(known).year()), Some(day(known)));
        }
    }

    #[test]
    fn the_holidays_of_two_years() {
        let holidays = |year| {
            let days = NaiveDate::from_ymd_opt(year, 1, 1).expect("a day").iter_days().take_while(move |day| day.year() == year);
            days.filter(|day| is_public_holiday(*day)).map(|day| day.format("%m-%d").to_string()).collect::<Vec<_>>()
        };
        assert_eq!(holidays(2026), ["01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11", "12-25"]);
        // Ascension Day and Victory Day fell together.
        assert_eq!(holidays(2008), ["01-01", "03-24", "05-01", "05-08", "05-12", "07-14", "08-15", "11-01", "11-11", "12-25"]);
    }

    #[test]
    fn the_next_business_day_passes_over_weekends_and_holidays() {
        assert_eq!(next_business_day(day("2026-04-02")), day("2026-04-03"), "Good Friday is worked");
        assert_eq!(next_business_day(day("2026-04-03")), day("2026-04-07"), "Easter");
        assert_eq!(next_business_day(day("2026-12-24")), day("2026-12-28"), "Christmas on a Friday");
        assert_eq!(next_business_day(day("2025-12-31")), day("2026-01-02"));
        assert!(is_business_day(next_business_day(day("2026-05-07"))));
    }
}
