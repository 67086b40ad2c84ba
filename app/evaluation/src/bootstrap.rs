//! How sure a number is: percentile intervals by resampling (Efron 1979), with a fixed seed.

use serde::Serialize;

use crate::chance::Chance;

/// How often the cases are drawn again.
pub const RESAMPLES: usize = 10_000;

/// Where chance begins, always.
pub const SEED: u64 = 20_261_101;

/// The middle 95 % of a resampled number.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// The interval of a number that is made from `cases` cases. `number` is given the cases drawn, with repetition, as many as there are; one that
/// it cannot make a number of is left out. The same count of cases always gives the same draws, so that two methods are compared on the same
/// ones (paired). `None` without cases or without a number.
pub fn interval(cases: usize, mut number: impl FnMut(&[usize]) -> Option<f64>) -> Option<Interval> {
    if cases == 0 {
        return None;
    }
    let mut chance = Chance::seeded(SEED);
    let mut drawn = vec![0; cases];
    let mut numbers = Vec::with_capacity(RESAMPLES);
    for _ in 0..RESAMPLES {
        drawn.iter_mut().for_each(|case| *case = chance.below(cases));
        numbers.extend(number(&drawn));
    }
    numbers.sort_by(f64::total_cmp);
    let last = numbers.len().checked_sub(1)?;
    // 2.5 % of what there is lies outside on either side.
    let outside = numbers.len() / 40;
    Some(Interval { low: *numbers.get(outside)?, high: *numbers.get(last - outside)? })
}

/// The interval of a mean.
pub fn interval_of_mean(values: &[f64]) -> Option<Interval> {
    interval(values.len(), |drawn| mean(drawn.iter().map(|case| values[*case])))
}

/// The mean; `None` of nothing.
pub fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

/// A part of a whole; `None` of nothing.
pub(crate) fn ratio(some: usize, all: usize) -> Option<f64> {
    let number = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
    (all > 0).then(|| number(some) / number(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    // 1. What never varies is certain.
    // 2. The interval holds the mean, and is narrower with more cases.
    // 3. The same cases give the same interval; none give none.

    #[test]
    fn law_1_what_never_varies_is_certain() {
        assert_eq!(interval_of_mean(&[0.25; 12]), Some(Interval { low: 0.25, high: 0.25 }));
    }

    #[test]
    fn law_2_more_cases_are_surer() {
        let cases = |count: u32| (0..count).map(|at| f64::from(at % 2)).collect::<Vec<_>>();
        let (few, many) = (interval_of_mean(&cases(20)).unwrap(), interval_of_mean(&cases(500)).unwrap());
        assert!(few.low < 0.5 && 0.5 < few.high);
        assert!(few.low < many.low && many.high < few.high, "{few:?} {many:?}");
    }

    #[test]
    fn law_3_the_same_cases_give_the_same_interval() {
        let values = [0.1, 0.5, 0.9, 0.3];
        assert_eq!(interval_of_mean(&values), interval_of_mean(&values));
        assert_eq!(interval_of_mean(&[]), None);
    }
}
