//! Days a week.

use domain::Rhythm;

use crate::{Locale, t};

/// `2 jours par semaine`, `2 à 3 jours par semaine`, `2.5 days a week`.
pub fn days_a_week(locale: Locale, rhythm: Rhythm) -> String {
    let (low, high) = (figure(locale, rhythm.min_half_days()), figure(locale, rhythm.max_half_days()));
    // French counts up to, not including, two as one; English only one itself.
    let one = match locale {
        Locale::Fr => rhythm.max_half_days() < 4,
        Locale::En => rhythm.max_half_days() <= 2,
    };
    match (low == high, one) {
        (true, true) => t::shared::rhythm::a_day(locale, high),
        (true, false) => t::shared::rhythm::days(locale, high),
        (false, true) => t::shared::rhythm::a_day_between(locale, high, low),
        (false, false) => t::shared::rhythm::days_between(locale, high, low),
    }
}

/// `2 j/sem.`, `2 à 3 j/sem.`, `2 days/wk`.
pub fn days_a_week_short(locale: Locale, rhythm: Rhythm) -> String {
    let (low, high) = (figure(locale, rhythm.min_half_days()), figure(locale, rhythm.max_half_days()));
    if low == high { t::shared::rhythm::short(locale, high) } else { t::shared::rhythm::short_between(locale, high, low) }
}

/// `1,5 jour`, `2 jours`, `1.5 days`: half days as days, in words.
pub fn days(locale: Locale, half_days: u32) -> String {
    let number = self::half_days(locale, half_days);
    // French counts up to, not including, two as one; English only one itself.
    let one = match locale {
        Locale::Fr => half_days < 4,
        Locale::En => half_days == 2,
    };
    if one { t::shared::rhythm::day_count_one(locale, number) } else { t::shared::rhythm::day_count_many(locale, number) }
}

/// Half days as days, with the decimal mark of the language.
fn figure(locale: Locale, number: u8) -> String {
    half_days(locale, number.into())
}

/// The same of any number of half days: `20` is `10`, `21` is `10,5`.
pub fn half_days(locale: Locale, half_days: u32) -> String {
    let half = match (half_days.is_multiple_of(2), locale) {
        (true, _) => "",
        (false, Locale::Fr) => ",5",
        (false, Locale::En) => ".5",
    };
    format!("{}{half}", half_days / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_said_in_words() {
        assert_eq!(
            [0, 1, 2, 3, 4, 25].map(|halves| days(Locale::Fr, halves)),
            ["0\u{a0}jour", "0,5\u{a0}jour", "1\u{a0}jour", "1,5\u{a0}jour", "2\u{a0}jours", "12,5\u{a0}jours"]
        );
        assert_eq!([0, 2, 3].map(|halves| days(Locale::En, halves)), ["0\u{a0}days", "1\u{a0}day", "1.5\u{a0}days"]);
    }

    #[test]
    fn a_rhythm_is_said_in_words() {
        let said = |locale, text: &str| days_a_week(locale, text.parse().unwrap());
        assert_eq!(said(Locale::Fr, "2"), "2\u{a0}jours par semaine");
        assert_eq!(said(Locale::Fr, "1.5"), "1,5\u{a0}jour par semaine");
        assert_eq!(said(Locale::Fr, "2-3"), "2 à 3\u{a0}jours par semaine");
        assert_eq!(said(Locale::Fr, "0.5-1"), "0,5 à 1\u{a0}jour par semaine");
        assert_eq!(said(Locale::En, "1"), "1 day a week");
        assert_eq!(said(Locale::En, "1.5"), "1.5 days a week");
    }
}
