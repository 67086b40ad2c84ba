//! When the one mail of a day goes: at eight in the morning, by the clock on its reader's own wall.

use chrono::{DateTime, Days, Duration, NaiveDate, NaiveTime, TimeZone, Utc};

use crate::zone::{Wall, Zone};

/// The hour at which it goes.
pub const HOUR: u32 = 8;

/// What is to be acted upon before so much time after the next morning cannot wait for it: whoever reads it at breakfast still has half a day.
pub const TO_ACT: Duration = Duration::hours(12);

/// When it goes on a day. Where clocks go forward past the hour, or back over it, it goes once all the same.
pub fn morning(zone: Zone, day: NaiveDate) -> DateTime<Utc> {
    let wall = day.and_time(NaiveTime::from_hms_opt(HOUR, 0, 0).unwrap_or(NaiveTime::MIN));
    match zone.instant(wall) {
        Wall::Once(moment) | Wall::Twice(moment, _) => moment,
        Wall::Never => match zone.instant(wall + Duration::hours(1)) {
            Wall::Once(moment) | Wall::Twice(moment, _) => moment,
            // A day that was left out, where the date line moved.
            Wall::Never => Utc.from_utc_datetime(&wall),
        },
    }
}

/// The day of the next one after a moment.
pub fn next_day(zone: Zone, now: DateTime<Utc>) -> NaiveDate {
    let today = zone.local(now).date();
    if morning(zone, today) > now { today } else { today.checked_add_days(Days::new(1)).unwrap_or(today) }
}

#[cfg(test)]
mod tests {
    //! Laws: 1. eight o'clock stays eight o'clock over a change of the hour; 2. from any moment the next one is ahead, at most a day and an hour
    //! away, and none lies between; 3. the days follow each other without a gap.

    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn law_1_eight_stays_eight() {
        assert_eq!(morning(Zone::PARIS, day("2026-03-28")), at("2026-03-28T07:00:00Z"));
        assert_eq!(morning(Zone::PARIS, day("2026-03-29")), at("2026-03-29T06:00:00Z"), "clocks went forward at two");
        assert_eq!(morning(Zone::PARIS, day("2026-10-25")), at("2026-10-25T07:00:00Z"), "clocks went back at three");
        let kolkata = "Asia/Kolkata".parse().expect("a zone");
        assert_eq!(morning(kolkata, day("2026-03-29")), at("2026-03-29T02:30:00Z"));
    }

    #[test]
    fn at_eight_sharp_the_next_is_tomorrows() {
        assert_eq!(next_day(Zone::PARIS, at("2026-11-17T06:59:59Z")), day("2026-11-17"));
        assert_eq!(next_day(Zone::PARIS, at("2026-11-17T07:00:00Z")), day("2026-11-18"));
    }

    proptest! {
        #[test]
        fn law_2_and_3_the_next_is_ahead_and_none_is_left_out(seconds in 1_500_000_000i64..2_000_000_000, which in 0usize..4) {
            let zone: Zone = ["Europe/Paris", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"][which].parse().expect("a zone");
            let now = DateTime::from_timestamp(seconds, 0).expect("a moment");
            let next = next_day(zone, now);
            prop_assert!(morning(zone, next) > now && morning(zone, next) - now <= Duration::hours(25));
            prop_assert!(morning(zone, next.pred_opt().expect("a day")) <= now);
            prop_assert_eq!(next_day(zone, morning(zone, next)), next.succ_opt().expect("a day"));
        }
    }
}
