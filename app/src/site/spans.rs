//! How long something takes, in words.

use ui::{Locale, t::how_it_works::span as words};

/// So many days on which people work.
pub fn business_days(locale: Locale, days: u8) -> String {
    words::business_days(locale, u32::from(days))
}

/// So many days of the calendar.
pub fn days(locale: Locale, days: impl TryInto<u32>) -> String {
    words::days(locale, whole(days))
}

/// So many hours of the clock.
pub fn hours(locale: Locale, hours: i64) -> String {
    words::hours(locale, hours)
}

/// So many months.
pub fn months(locale: Locale, months: impl TryInto<u32>) -> String {
    words::months(locale, whole(months))
}

fn whole(number: impl TryInto<u32>) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}
