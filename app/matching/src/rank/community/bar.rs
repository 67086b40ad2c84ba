//! How high the bar is: the key that it takes to get in, which is known for sure only once everybody was seen.
//!
//! Whoever looks raises the bar to the worst key among enough people. The best twenty so far are always enough, but their worst says little: after a
//! tenth of a community it is only as good as the two hundredth of all will be. So a bar is hoped first: of the best twenty of all, no more than a
//! few are among the tenth that was seen, if it is like the rest. Where fewer than are wanted reach it in the end, the hope was too high, and
//! everybody is looked at again.

use std::sync::atomic::{AtomicU32, Ordering};

use super::best::Placed;

/// A bar that several threads raise.
#[derive(Debug)]
pub(super) struct Bar {
    key: AtomicU32,
    limit: usize,
    /// How many places there are, where it is hoped that those that were seen are like the rest.
    hopes_of: Option<usize>,
}

impl Bar {
    /// For the best `limit` of so many places.
    pub(super) fn hoped(limit: usize, all: usize) -> Self {
        Self { key: AtomicU32::new(0), limit, hopes_of: Some(all) }
    }

    /// What all of these reach, for whoever looks again; `None` where nobody else can be among the best: as many were found as are wanted, and
    /// all reach the bar.
    pub(super) fn proven_by(&self, found: &[Placed]) -> Option<Self> {
        let bar = self.key.load(Ordering::Relaxed);
        let worst = if found.len() < self.limit { 0 } else { found.last().map_or(0, |worst| worst.key) };
        (worst < bar).then(|| Self { key: AtomicU32::new(worst), limit: self.limit, hopes_of: None })
    }

    /// Raises the bar by the keys of the best found among `seen` places, as many as the limit at most. Answers how high it is.
    pub(super) fn raise(&self, found: impl Iterator<Item = u32>, seen: usize) -> u32 {
        let mut keys: Vec<u32> = found.collect();
        let enough = self.hopes_of.map_or(self.limit, |all| enough(self.limit, seen, all));
        let own = if keys.len() < enough { 0 } else { *keys.select_nth_unstable_by(enough - 1, |one, other| other.cmp(one)).1 };
        own.max(self.key.fetch_max(own, Ordering::Relaxed))
    }
}

/// One more than of the best `limit` of all are likely to be among those who were seen: each is among them by chance, so three standard deviations above
/// the mean, and three more for the skew of small numbers. In random order that is too few in one search of ten thousand for the best twenty of a
/// million, and in one of two hundred for the best thousand, because it is asked at every portion.
fn enough(limit: usize, seen: usize, all: usize) -> usize {
    /// What is not whole is counted in ten-thousandths, whose root is in hundredths.
    const PARTS: usize = 10_000;
    let expected = limit * seen * PARTS / all.max(1);
    (expected + 300 * expected.isqrt() + 4 * PARTS).div_ceil(PARTS).min(limit)
}

#[cfg(test)]
mod tests {
    use domain::ProfileId;

    use super::*;

    // 1. Of more who were seen, more may be among the best; of all, as many as are wanted.
    // 2. A hope is proven where as many as are wanted reach it, and given up otherwise, down to what was found.

    #[test]
    fn law_1_the_more_were_seen_the_more_may_be_among_the_best() {
        for limit in 1..200 {
            let enough = |seen: usize| enough(limit, seen, 1_000);
            assert!((0..1_000).all(|seen| enough(seen) <= enough(seen + 1)), "{limit}");
            assert_eq!(enough(1_000), limit);
        }
        assert_eq!([0, 100, 300, 500].map(|seen| enough(20, seen, 1_000)), [4, 11, 18, 20]);
    }

    #[test]
    fn law_2_a_hope_is_proven_or_given_up() {
        let placed = |key: u32| Placed { profile: ProfileId::NIL, key, blocked: false };
        let bar = Bar::hoped(5, 1_000);
        assert_eq!(bar.raise([9, 8, 8].into_iter(), 0), 0, "three are not enough");
        assert_eq!(bar.raise([9, 7, 8, 8, 3].into_iter(), 0), 7, "four are, where next to nothing was seen");
        assert_eq!(bar.raise([2, 1, 3].into_iter(), 1), 7, "a bar is not lowered");
        assert!(bar.proven_by(&[9, 8, 8, 7, 7].map(placed)).is_none());
        let again = bar.proven_by(&[9, 8, 8, 7, 6].map(placed)).map(|bar| bar.raise(std::iter::empty(), 1));
        assert_eq!(again, Some(6), "whoever reaches the worst of five is looked for again");
        let again = bar.proven_by(&[9, 8, 7].map(placed)).map(|bar| bar.raise([9, 8, 7].into_iter(), 1));
        assert_eq!(again, Some(0), "two are missing");
    }
}
