//! Euros a day, excluding VAT.

use domain::{DailyRate, RateRange, terms::Amount};

use super::number;
use crate::{Locale, t};

/// Whole euros: `1 200 €` or `€1,200`.
pub fn euros(locale: Locale, amount: u32) -> String {
    match locale {
        Locale::Fr => format!("{}\u{a0}€", number(locale, amount)),
        Locale::En => format!("€{}", number(locale, amount)),
    }
}

/// An amount: `7 366,67 €`, or `7 800 €` without cents; `€7,366.67`.
pub fn amount(locale: Locale, amount: Amount) -> String {
    let (whole, cents) = (number(locale, amount.cents() / 100), amount.cents() % 100);
    match (locale, cents) {
        (Locale::Fr, 0) => format!("{whole}\u{a0}€"),
        (Locale::Fr, cents) => format!("{whole},{cents:02}\u{a0}€"),
        (Locale::En, 0) => format!("€{whole}"),
        (Locale::En, cents) => format!("€{whole}.{cents:02}"),
    }
}

/// Hundredths as a number with two decimals, or none: `8,67`, `13`.
pub fn hundredths(locale: Locale, hundredths: u32) -> String {
    let mark = match locale {
        Locale::Fr => ',',
        Locale::En => '.',
    };
    match hundredths % 100 {
        0 => number(locale, hundredths / 100),
        rest => format!("{}{mark}{rest:02}", number(locale, hundredths / 100)),
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
    fn an_amount_has_cents_where_there_are_some() {
        let written = |locale, cents| hundredths(locale, cents);
        assert_eq!(
            (written(Locale::Fr, 867), written(Locale::Fr, 1_300), written(Locale::En, 405)),
            ("8,67".into(), "13".into(), "4.05".into())
        );
        assert_eq!(amount(Locale::Fr, Amount::euros(7_800)), "7\u{202f}800\u{a0}€");
        assert_eq!(amount(Locale::En, Amount::euros(7_800)), "€7,800");
    }

    #[test]
    fn a_range_says_which_ends_it_has() {
        assert_eq!(rate_range(Locale::Fr, range("750-950")), "De 750 à 950\u{a0}€\u{a0}HT");
        assert_eq!(rate_range(Locale::En, range("750-950")), "€750 to €950 excl. VAT");
        assert_eq!(rate_range(Locale::Fr, range("-950")), "Jusqu’à 950\u{a0}€\u{a0}HT");
        assert_eq!(rate_range(Locale::Fr, range("800")), "800\u{a0}€\u{a0}HT");
    }
}
