//! How much time is left, or gone over.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{Locale, t};

/// How near a deadline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// More than a day and a half is left.
    Calm,
    /// A day and a half or less is left.
    Soon,
    /// It is past.
    Late,
}

impl Urgency {
    /// How near `deadline` is at `now`.
    pub fn of(deadline: DateTime<Utc>, now: DateTime<Utc>) -> Self {
        match deadline - now {
            left if left < TimeDelta::zero() => Self::Late,
            left if left <= TimeDelta::hours(36) => Self::Soon,
            _ => Self::Calm,
        }
    }
}

/// A length of time in its two largest units: `1 j 4 h`, `5 h`, `20 min`; at least one minute. From two days on, or in whole hours below:
/// an hour's minutes are not said.
pub fn span(locale: Locale, length: TimeDelta) -> String {
    let minutes = length.abs().num_minutes().max(1);
    let (days, hours) = (minutes / 1_440, (minutes % 1_440) / 60);
    match (days, hours) {
        (0, 0) => t::shared::span::minutes(locale, minutes),
        (0, hours) => t::shared::span::hours(locale, hours),
        (days, 0) => t::shared::span::days(locale, days),
        (days, hours) => t::shared::span::days_hours(locale, days, hours),
    }
}

/// Time left before a deadline: `dans 2 h`, `in 2 h`; `retard 5 h` once it is past.
pub fn left(locale: Locale, deadline: DateTime<Utc>, now: DateTime<Utc>) -> String {
    if deadline < now { late(locale, deadline, now) } else { t::shared::span::left(locale, span(locale, deadline - now)) }
}

/// Time gone over: `retard 5 h`, `5 h late`.
pub fn late(locale: Locale, deadline: DateTime<Utc>, now: DateTime<Utc>) -> String {
    t::shared::span::late(locale, span(locale, now - deadline))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_said_in_its_largest_units() {
        let now: DateTime<Utc> = "2026-11-17T09:00:00Z".parse().unwrap();
        let after = |hours| now + TimeDelta::hours(hours);
        assert_eq!(left(Locale::Fr, after(31), now), "dans 1\u{a0}j 7\u{a0}h");
        assert_eq!(late(Locale::Fr, after(-28), now), "retard 1\u{a0}j 4\u{a0}h");
        assert_eq!(left(Locale::En, after(-5), now), "5 h late");
        assert_eq!(Urgency::of(after(31), now), Urgency::Soon);
    }
}
