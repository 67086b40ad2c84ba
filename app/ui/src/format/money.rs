//! Euros a day, excluding VAT.

use domain::{DailyRate, RateRange};

use super::number;
use crate::{Locale, t};

/// Whole euros: `1 200 €` or `€1,200`.
pub fn euros(locale: Locale, amount: u32) -> String {
    match locale {
        Locale::Fr => format!("{}\u{a0}€", number(locale, amount)),
        Locale::En => format!("€{}", number(locale, amount)),
    }
}

/// A daily rate: `1 200 € HT` or `€1,200 excl. VAT`.
pub fn rate(locale: Locale, rate: DailyRate) -> String {
    t::shared::money::without_tax(locale, euros(locale, rate.euros().into()))
}

/// What a company can pay a day: `De 750 à 950 € HT`, `Jusqu’à 950 € HT`, `À partir de 750 € HT`.
pub fn rate_range(locale: Locale, range: RateRange) -> String {
    let low = range.low().map(|low| (low, rate(locale, low)));
    let high = range.high().map(|high| (high, rate(locale, high)));
    match (low, high) {
        (Some((low, _)), Some((high, text))) if low == high => text,
        (Some((low, _)), Some((_, high))) => {
            let low = match locale {
                Locale::Fr => number(locale, low.euros()),
                Locale::En => euros(locale, low.euros().into()),
            };
            t::shared::money::between(locale, high, low)
        }
        (Some((_, low)), None) => t::shared::money::from(locale, low),
        (None, Some((_, high))) => t::shared::money::up_to(locale, high),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(text: &str) -> RateRange {
        text.parse().unwrap()
    }

    #[test]
    fn a_rate_reads_as_written_in_each_language() {
        assert_eq!(rate(Locale::Fr, DailyRate::new(1_200).unwrap()), "1\u{202f}200\u{a0}€\u{a0}HT");
        assert_eq!(rate(Locale::En, DailyRate::new(1_200).unwrap()), "€1,200 excl. VAT");
    }

    #[test]
    fn a_range_says_which_ends_it_has() {
        assert_eq!(rate_range(Locale::Fr, range("750-950")), "De 750 à 950\u{a0}€\u{a0}HT");
        assert_eq!(rate_range(Locale::En, range("750-950")), "€750 to €950 excl. VAT");
        assert_eq!(rate_range(Locale::Fr, range("-950")), "Jusqu’à 950\u{a0}€\u{a0}HT");
        assert_eq!(rate_range(Locale::Fr, range("800")), "800\u{a0}€\u{a0}HT");
    }
}
