//! For how long what a CTO says of their availability is believed. Silence is asked about after a fortnight, and ends with a pause.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Paris;

use crate::code::codes;

/// Days of silence after which it is asked about, and shown as unconfirmed; asked again after as many more.
pub const ASKED_AFTER: u64 = 14;
/// Days of silence after which the profile is paused.
pub const PAUSED_AFTER: u64 = 30;
/// Nobody is paused sooner than so many days after having been asked, however long the silence: a server may have slept.
pub const GRACE: u64 = 2;

codes! {
    /// What somebody answers to "are you still available?".
    pub enum AvailabilityAnswer as "answer about availability" {
        /// As it was said.
        Still = "still",
        /// From another day on.
        Change = "change",
        /// Not for now.
        Pause = "pause",
        /// Again, after a pause.
        Back = "back",
    }
}

/// What is to be done about a silence on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing before this day.
    Wait(NaiveDate),
    /// Ask.
    Ask,
    /// Pause.
    Pause,
}

/// What is due, where somebody last answered on `since` and was last asked on `asked`, if at all in this silence.
pub fn step(since: NaiveDate, asked: Option<NaiveDate>, today: NaiveDate) -> Step {
    let asked = asked.filter(|asked| *asked >= since);
    let Some(asked) = asked else {
        let ask_on = later(since, ASKED_AFTER);
        return if today >= ask_on { Step::Ask } else { Step::Wait(ask_on) };
    };
    let pause_on = pause_on(since, asked);
    let ask_on = later(asked, ASKED_AFTER);
    if today >= pause_on {
        Step::Pause
    } else if ask_on < pause_on && today >= ask_on {
        Step::Ask
    } else {
        Step::Wait(ask_on.min(pause_on))
    }
}

/// The day of the pause, if nobody answers who was asked on `asked` about a silence since `since`.
pub fn pause_on(since: NaiveDate, asked: NaiveDate) -> NaiveDate {
    later(since, PAUSED_AFTER).max(later(asked, GRACE))
}

/// Nine o'clock in the morning of that day in Paris: when people are asked.
pub fn morning(day: NaiveDate) -> DateTime<Utc> {
    let nine = day.and_time(NaiveTime::MIN) + chrono::TimeDelta::hours(9);
    // Clocks are changed at night: nine in the morning is there once a day.
    Paris.from_local_datetime(&nine).earliest().map_or_else(|| Utc.from_utc_datetime(&nine), |moment| moment.to_utc())
}

/// The day in Paris.
pub fn day_of(moment: DateTime<Utc>) -> NaiveDate {
    moment.with_timezone(&Paris).date_naive()
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    // 1. Asked after a fortnight, again after another, paused after thirty days.
    // 2. Nobody is paused who was not asked, nor within two days of it.
    // 3. Whatever is to be waited for lies ahead.
    // 4. An answer begins it anew.

    fn day(number: u64) -> NaiveDate {
        later(NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day"), number)
    }

    #[test]
    fn law_1_a_silence_of_thirty_days() {
        let (mut asked, mut told) = (None, Vec::new());
        for number in 0..=30 {
            match step(day(0), asked, day(number)) {
                Step::Ask => {
                    asked = Some(day(number));
                    told.push((number, "ask"));
                }
                Step::Pause => told.push((number, "pause")),
                Step::Wait(_) => {}
            }
        }
        assert_eq!(told, [(14, "ask"), (28, "ask"), (30, "pause")]);
    }

    #[test]
    fn law_2_a_server_that_slept_asks_first() {
        assert_eq!(step(day(0), None, day(90)), Step::Ask);
        assert_eq!(step(day(0), Some(day(90)), day(91)), Step::Wait(day(92)));
        assert_eq!(step(day(0), Some(day(90)), day(92)), Step::Pause);
    }

    #[test]
    fn law_4_an_answer_begins_it_anew() {
        assert_eq!(step(day(28), Some(day(14)), day(29)), Step::Wait(day(42)));
    }

    #[test]
    fn people_are_asked_at_nine_in_paris() {
        let moment = |text: &str| text.parse::<DateTime<Utc>>().expect("a moment");
        assert_eq!(morning("2026-11-17".parse().expect("a day")), moment("2026-11-17T08:00:00Z"));
        assert_eq!(morning("2026-07-01".parse().expect("a day")), moment("2026-07-01T07:00:00Z"));
        assert_eq!(day_of("2026-11-17T23:30:00Z".parse().expect("a moment")), "2026-11-18".parse().expect("a day"));
    }

    proptest! {
        #[test]
        fn law_2_and_3(since in 0u64..60, asked in proptest::option::of(0u64..120), today in 0u64..200) {
            let today = today.max(since).max(asked.unwrap_or(0));
            match step(day(since), asked.map(day), day(today)) {
                Step::Wait(until) => prop_assert!(until > day(today)),
                Step::Ask => prop_assert!(today >= since + ASKED_AFTER),
                Step::Pause => {
                    prop_assert!(today >= since + PAUSED_AFTER);
                    prop_assert!(asked.is_some_and(|asked| asked >= since && today >= asked + GRACE));
                }
            }
        }
    }
}
