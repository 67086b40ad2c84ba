//! Days, months and hours, in Paris.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc};

use super::{capital, local};
use crate::{Locale, t};

const MONTHS: [[&str; 12]; 2] = [
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
];
const MONTHS_SHORT: [[&str; 12]; 2] = [
    ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
];
const WEEKDAYS: [[&str; 7]; 2] = [
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
];

fn named<const N: usize>(locale: Locale, names: &'static [[&'static str; N]; 2], at: u32) -> &'static str {
    let names = match locale {
        Locale::Fr => &names[0],
        Locale::En => &names[1],
    };
    usize::try_from(at).ok().and_then(|at| names.get(at)).copied().unwrap_or_default()
}

fn day(locale: Locale, date: NaiveDate) -> String {
    match (locale, date.day()) {
        (Locale::Fr, 1) => "1ᵉʳ".to_owned(),
        (_, day) => day.to_string(),
    }
}

/// `1ᵉʳ décembre 2026`, `1 December 2026`.
pub fn date(locale: Locale, date: NaiveDate) -> String {
    format!("{} {}", day_month(locale, date), date.year())
}

/// The day of a moment, in Paris: `1ᵉʳ décembre 2026`.
pub fn date_of(locale: Locale, instant: DateTime<Utc>) -> String {
    date(locale, local(instant).date())
}

/// `1ᵉʳ décembre`, `1 December`.
pub fn day_month(locale: Locale, date: NaiveDate) -> String {
    format!("{}\u{a0}{}", day(locale, date), named(locale, &MONTHS, date.month0()))
}

/// `17 nov.`, `17 Nov`.
pub fn date_short(locale: Locale, date: NaiveDate) -> String {
    format!("{}\u{a0}{}", day(locale, date), named(locale, &MONTHS_SHORT, date.month0()))
}

/// `Mardi 17 novembre`, `Tuesday 17 November`.
pub fn weekday_date(locale: Locale, date: NaiveDate) -> String {
    capital(&wall_day(locale, date))
}

/// A day and an hour that one may read much later: `jeudi 19 novembre, 10 h`, `Thursday 19 November, 10:00`.
pub fn day_hour(locale: Locale, instant: DateTime<Utc>) -> String {
    format!("{}, {}", wall_day(locale, local(instant).date()), time(locale, instant))
}

/// The moment of what is kept for years: `19 novembre 2026, 10 h 30`, `19 November 2026, 10:30`.
pub fn dated(locale: Locale, instant: DateTime<Utc>) -> String {
    format!("{}, {}", date_of(locale, instant), time(locale, instant))
}

/// `jeudi 19 novembre`, `Thursday 19 November`, in the middle of a sentence.
pub(super) fn wall_day(locale: Locale, date: NaiveDate) -> String {
    format!("{} {}", named(locale, &WEEKDAYS, date.weekday().num_days_from_monday()), day_month(locale, date))
}

/// `mardi`, `Tuesday`.
pub fn weekday(locale: Locale, date: NaiveDate) -> &'static str {
    named(locale, &WEEKDAYS, date.weekday().num_days_from_monday())
}

/// `décembre 2026`, `December 2026`.
pub fn month(locale: Locale, date: NaiveDate) -> String {
    format!("{} {}", named(locale, &MONTHS, date.month0()), date.year())
}

/// `décembre`, `December`.
pub fn month_name(locale: Locale, date: NaiveDate) -> &'static str {
    named(locale, &MONTHS, date.month0())
}

/// The hour in Paris: `10 h 42`, `9 h`, `10:42`.
pub fn time(locale: Locale, instant: DateTime<Utc>) -> String {
    wall_time(locale, local(instant))
}

/// The hour that a wall shows.
pub(super) fn wall_time(locale: Locale, wall: NaiveDateTime) -> String {
    match (locale, wall.hour(), wall.minute()) {
        (Locale::Fr, hour, 0) => format!("{hour}\u{a0}h"),
        (Locale::Fr, hour, minute) => format!("{hour}\u{a0}h\u{a0}{minute:02}"),
        (Locale::En, hour, minute) => format!("{hour}:{minute:02}"),
    }
}

/// An instant as one says it now: `aujourd’hui, 10 h 42`, `hier, 18 h 20`, `demain, 11 h`, or the day and the hour.
pub fn moment(locale: Locale, instant: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let (that, today) = (local(instant).date(), local(now).date());
    let day = match (that - today).num_days() {
        0 => t::shared::date::today(locale).to_owned(),
        -1 => t::shared::date::yesterday(locale).to_owned(),
        1 => t::shared::date::tomorrow(locale).to_owned(),
        _ if that.year() == today.year() || (that - today).abs() < TimeDelta::days(180) => day_month(locale, that),
        _ => date(locale, that),
    };
    format!("{day}, {}", time(locale, instant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_a_month_is_an_ordinal_in_french() {
        let first = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
        assert_eq!(date(Locale::Fr, first), "1ᵉʳ\u{a0}décembre 2026");
        assert_eq!(date(Locale::En, first), "1\u{a0}December 2026");
        assert_eq!(weekday_date(Locale::Fr, first), "Mardi 1ᵉʳ\u{a0}décembre");
    }

    #[test]
    fn a_deadline_is_said_for_whoever_reads_it_later() {
        let at = "2026-11-19T09:30:00Z".parse().unwrap();
        assert_eq!(day_hour(Locale::Fr, at), "jeudi 19\u{a0}novembre, 10\u{a0}h\u{a0}30");
        assert_eq!(day_hour(Locale::En, at), "Thursday 19\u{a0}November, 10:30");
    }

    #[test]
    fn a_moment_is_said_from_today() {
        let now = "2026-11-17T09:42:00Z".parse().unwrap();
        assert_eq!(moment(Locale::Fr, now, now), "aujourd’hui, 10\u{a0}h\u{a0}42");
        assert_eq!(moment(Locale::En, "2026-11-18T10:00:00Z".parse().unwrap(), now), "tomorrow, 11:00");
        assert_eq!(moment(Locale::Fr, "2026-11-16T23:30:00Z".parse().unwrap(), now), "aujourd’hui, 0\u{a0}h\u{a0}30");
    }
}
