//! Chance with a seed: the same numbers on every machine and with every version of every package.

/// `SplitMix64` (Steele, Lea, Flood 2014): one addition and three multiplications a number, enough for resampling and shuffling.
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; 0 when the bound is 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let product = u128::from(self.next()) * (bound as u128);
        usize::try_from(product >> 64).unwrap_or(0)
    }

    /// Puts a list in any order, each as likely as the others.
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // 1. The same seed gives the same numbers; another seed gives others.
    // 2. Every number is below its bound, and every number below it comes.
    // 3. A shuffled list holds what it held.

    #[test]
    fn law_1_a_seed_settles_everything() {
        let numbers = |seed| {
            let mut chance = Chance::seeded(seed);
            (0..8).map(|_| chance.below(1_000)).collect::<Vec<_>>()
        };
        assert_eq!(numbers(7), numbers(7));
        assert_ne!(numbers(7), numbers(8));
    }

    #[test]
    fn law_2_numbers_fill_what_is_below_the_bound() {
        let mut chance = Chance::seeded(1);
        let mut seen = [0_usize; 5];
        (0..5_000).for_each(|_| seen[chance.below(5)] += 1);
        assert!(seen.iter().all(|count| (800..1_200).contains(count)), "{seen:?}");
        assert_eq!(chance.below(0), 0);
    }

    #[test]
    fn law_3_a_shuffle_loses_nobody() {
        let mut list: Vec<usize> = (0..50).collect();
        Chance::seeded(3).shuffle(&mut list);
        assert!(!list.is_sorted());
        list.sort_unstable();
        assert_eq!(list, (0..50).collect::<Vec<_>>());
    }
}
