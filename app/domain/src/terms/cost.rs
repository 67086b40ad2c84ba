//! What an engagement costs the company. Amounts are whole cents, each rounded half up where it is made, as on an invoice; what is added up or
//! multiplied afterwards is exact.
//!
//! - Days a month, on average: `days a week × 52 / 12`.
//! - A month, excluding VAT: `days a month × TJM`, rounded to the cent.
//! - A month, including VAT: that and its VAT, rounded to the cent.
//! - The total: `a month × whole months`, and of the days that are left `a month × days / 30`, rounded to the cent.

use chrono::{Days, Months, NaiveDate};

use super::{Duration, Terms};

/// The months of a year and its weeks, by which days a week become days a month.
const MONTHS_A_YEAR: u64 = 12;
const WEEKS_A_YEAR: u64 = 52;
/// The days of a month, by which the days of a broken one are counted.
const DAYS_A_MONTH: u64 = 30;

/// An amount of money, in cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(u64);

impl Amount {
    /// So many whole euros.
    pub const fn euros(euros: u64) -> Self {
        Self(euros * 100)
    }

    /// So many cents.
    pub const fn cents(self) -> u64 {
        self.0
    }

    /// `self × numerator / denominator`, rounded half up.
    const fn times(self, numerator: u64, denominator: u64) -> Self {
        Self((2 * self.0 * numerator + denominator) / (2 * denominator))
    }

    /// The amount with so many per cent on top of it.
    const fn with(self, percent: u8) -> Self {
        Self(self.0 + self.times(percent as u64, 100).0)
    }
}

/// A length of time: whole months, and the days that are left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub months: u32,
    /// 0 to 30.
    pub days: u32,
}

impl Span {
    /// From a first day to a last one, both included; nothing where the last is before the first.
    pub fn between(first: NaiveDate, last: NaiveDate) -> Self {
        let Some(after) = last.checked_add_days(Days::new(1)).filter(|after| first < *after) else { return Self { months: 0, days: 0 } };
        let reached = |months: u32| first.checked_add_months(Months::new(months)).filter(|day| *day <= after);
        let months = (0..=Terms::LONGEST + 1).rev().find(|months| reached(*months).is_some()).unwrap_or(0);
        let begun = reached(months).unwrap_or(first);
        Self { months, days: u32::try_from((after - begun).num_days()).unwrap_or(0) }
    }

    fn of(terms: &Terms) -> Self {
        match terms.duration {
            Duration::Until(end) => Self::between(terms.start, end),
            Duration::Renewed(months) => Self { months: months.into(), days: 0 },
        }
    }
}

/// What a single calendar month may bring: half days of work, and what they cost excluding VAT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthOf {
    pub half_days: u32,
    pub cost: Amount,
}

/// What the terms cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Days a month on average, in hundredths, rounded half up.
    pub days_a_month: u32,
    /// A month on average, excluding VAT.
    pub month: Amount,
    /// The same including VAT; nothing where it cannot be told.
    pub month_with_vat: Option<Amount>,
    /// The shortest month: four weeks.
    pub shortest: MonthOf,
    /// The longest: 31 days, of which three weekdays come five times.
    pub longest: MonthOf,
    /// Until the end, or the first renewal.
    pub span: Span,
    /// For that time, excluding VAT.
    pub total: Amount,
    /// The same including VAT.
    pub total_with_vat: Option<Amount>,
}

impl Cost {
    pub(super) fn of(terms: &Terms) -> Self {
        let half_days = u32::from(terms.rhythm.max_half_days());
        let half_day = Amount::euros(terms.rate.euros().into()).times(1, 2);
        let month = half_day.times(u64::from(half_days) * WEEKS_A_YEAR, MONTHS_A_YEAR);
        let month_with_vat = terms.vat.percent().map(|percent| month.with(percent));
        let days_a_month = Amount(u64::from(half_days) * 50).times(WEEKS_A_YEAR, MONTHS_A_YEAR).0;
        let span = Span::of(terms);
        let month_of = |half_days: u32| MonthOf { half_days, cost: half_day.times(half_days.into(), 1) };
        Self {
            days_a_month: u32::try_from(days_a_month).unwrap_or(u32::MAX),
            month,
            month_with_vat,
            shortest: month_of(4 * half_days),
            longest: month_of(4 * half_days + half_days.min(6)),
            span,
            total: over(month, span),
            total_with_vat: month_with_vat.map(|month| over(month, span)),
        }
    }
}

/// A month's amount over a length of time.
fn over(month: Amount, span: Span) -> Amount {
    Amount(month.0 * u64::from(span.months) + month.times(span.days.into(), DAYS_A_MONTH).0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{DailyRate, Rhythm, forms::WorkPlace, terms::Vat};

    // 1. A month costs its days, to within half a cent.
    // 2. Whole months cost a month each, exactly, with and without VAT.
    // 3. More days, a higher rate or a later end never cost less.
    // 4. The average lies between the shortest month and the longest.
    // 5. VAT is 20 % of a month for a company, and none under the franchise.

    fn terms(half_days: u8, rate: u16, duration: Duration, vat: Vat) -> Terms {
        Terms {
            rhythm: Rhythm::from_half_days(half_days, half_days).expect("a rhythm"),
            rate: DailyRate::new(rate).expect("a rate"),
            start: "2026-12-01".parse().expect("a day"),
            duration,
            notice: 30,
            place: WorkPlace::read("Lyon").expect("a place"),
            vat,
            clauses: None,
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn two_days_a_week_at_850_for_three_months() {
        let cost = terms(4, 850, Duration::Renewed(3), Vat::Standard).cost();
        // 2 × 52 / 12 = 8.67 days, 7 366.67 € a month, 8 840.00 € with VAT.
        assert_eq!((cost.days_a_month, cost.month.cents(), cost.month_with_vat.map(Amount::cents)), (867, 736_667, Some(884_000)));
        assert_eq!((cost.total.cents(), cost.total_with_vat.map(Amount::cents)), (2_210_001, Some(2_652_000)));
        assert_eq!((cost.shortest.half_days, cost.longest.half_days), (16, 20));
        assert_eq!((cost.shortest.cost.cents(), cost.longest.cost.cents()), (680_000, 850_000));
    }

    #[test]
    fn an_end_is_counted_in_months_and_days() {
        let span = |first: &str, last: &str| Span::between(day(first), day(last));
        assert_eq!(span("2026-12-01", "2027-02-28"), Span { months: 3, days: 0 });
        assert_eq!(span("2026-12-15", "2027-03-24"), Span { months: 3, days: 10 });
        assert_eq!(span("2026-12-01", "2026-12-01"), Span { months: 0, days: 1 });
        assert_eq!(span("2027-01-31", "2027-02-28"), Span { months: 1, days: 1 }, "a month from the 31st ends with February");
        assert_eq!(span("2026-12-02", "2026-12-01"), Span { months: 0, days: 0 });
    }

    proptest! {
        #[test]
        fn law_1_a_month_costs_its_days(half_days in 1u8..=10, rate in 100u16..=5_000) {
            let cost = terms(half_days, rate, Duration::Renewed(3), Vat::Standard).cost();
            // In cents × 6: half days × rate × 100 / 2 × 52 / 12.
            let exact = u64::from(half_days) * u64::from(rate) * 100 * 13;
            prop_assert!((cost.month.cents() * 6).abs_diff(exact) <= 3, "{} {exact}", cost.month.cents());
            prop_assert!((u64::from(cost.days_a_month) * 6).abs_diff(u64::from(half_days) * 1_300) <= 3);
        }

        #[test]
        fn law_2_whole_months_cost_a_month_each(half_days in 1u8..=10, rate in 100u16..=5_000, months in 1u8..=24) {
            for vat in Vat::ALL {
                let cost = terms(half_days, rate, Duration::Renewed(months), *vat).cost();
                prop_assert_eq!(cost.total.cents(), cost.month.cents() * u64::from(months));
                prop_assert_eq!(cost.total_with_vat, cost.month_with_vat.map(|month| Amount(month.cents() * u64::from(months))));
            }
        }

        #[test]
        fn law_3_more_never_costs_less(half_days in 1u8..10, rate in 100u16..5_000, length in 0u64..700) {
            let until = |length| Duration::Until(day("2026-12-01") + Days::new(length));
            let total = |half_days, rate, length| terms(half_days, rate, until(length), Vat::Standard).cost().total;
            let here = total(half_days, rate, length);
            prop_assert!(here <= total(half_days + 1, rate, length));
            prop_assert!(here <= total(half_days, rate + 1, length));
            prop_assert!(here <= total(half_days, rate, length + 1), "{length}");
        }

        #[test]
        fn law_4_the_average_lies_between(half_days in 1u8..=10, rate in 100u16..=5_000) {
            let cost = terms(half_days, rate, Duration::Renewed(3), Vat::Standard).cost();
            prop_assert!(cost.shortest.cost <= cost.month && cost.month <= cost.longest.cost);
        }

        #[test]
        fn law_5_vat_is_a_fifth_or_none(half_days in 1u8..=10, rate in 100u16..=5_000) {
            let month = |vat| terms(half_days, rate, Duration::Renewed(3), vat).cost();
            let company = month(Vat::Standard);
            let with = company.month_with_vat.expect("VAT").cents();
            prop_assert!((with * 5).abs_diff(company.month.cents() * 6) <= 2);
            prop_assert_eq!(month(Vat::Franchise).month_with_vat, Some(company.month));
            prop_assert_eq!(month(Vat::Portage).month_with_vat, company.month_with_vat);
            prop_assert_eq!(month(Vat::Employment).month_with_vat, None);
        }
    }
}
