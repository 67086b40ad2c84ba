//! Paris time. Instants are kept in UTC; a person in France reads the hour on the wall.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc, Weekday};

/// An instant on a Paris wall: UTC+1, and UTC+2 from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October
/// (directive 2000/84/EC; right from 1996 on).
pub fn local(instant: DateTime<Utc>) -> NaiveDateTime {
    let utc = instant.naive_utc();
    let summer = change(utc.year(), 3).is_some_and(|start| utc >= start) && change(utc.year(), 10).is_some_and(|end| utc < end);
    utc + TimeDelta::hours(if summer { 2 } else { 1 })
}

/// 01:00 UTC on the last Sunday of a month of 31 days.
fn change(year: i32, month: u32) -> Option<NaiveDateTime> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let sunday = last.checked_sub_days(Days::new(last.weekday().days_since(Weekday::Sun).into()))?;
    sunday.and_hms_opt(1, 0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hour_changes_on_the_last_sundays() {
        let wall = |text: &str| local(text.parse().unwrap()).format("%d %H:%M").to_string();
        assert_eq!(wall("2026-03-29T00:59:00Z"), "29 01:59");
        assert_eq!(wall("2026-03-29T01:00:00Z"), "29 03:00");
        assert_eq!(wall("2026-10-25T00:59:00Z"), "25 02:59");
        assert_eq!(wall("2026-10-25T01:00:00Z"), "25 02:00");
        assert_eq!(wall("2026-12-31T23:30:00Z"), "01 00:30");
    }
}
