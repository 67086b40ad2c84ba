//! A small source of chance that gives the same draws on every machine and in every release.

use uuid::Uuid;

/// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to `below`, exclusive; 0 when `below` is 0.
    pub fn below(&mut self, below: usize) -> usize {
        let below = below.max(1) as u64;
        usize::try_from((u128::from(self.next()) * u128::from(below)) >> 64).unwrap_or(0)
    }

    /// From `low` to `high`, both possible.
    pub fn within(&mut self, low: u8, high: u8) -> u8 {
        low.saturating_add(u8::try_from(self.below(usize::from(high.saturating_sub(low)) + 1)).unwrap_or(0))
    }

    /// True in so many of a hundred draws.
    pub fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    /// One of these; `None` of none.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    /// So many different ones of these, or all, in a drawn order.
    pub fn some<T: Clone>(&mut self, of: &[T], how_many: usize) -> Vec<T> {
        let mut left = of.to_vec();
        let mut drawn = Vec::new();
        while drawn.len() < how_many && !left.is_empty() {
            drawn.push(left.swap_remove(self.below(left.len())));
        }
        drawn
    }

    /// An id of version 4.
    pub fn id(&mut self) -> Uuid {
        let bytes = (u128::from(self.next()) << 64) | u128::from(self.next());
        uuid::Builder::from_random_bytes(bytes.to_be_bytes()).into_uuid()
    }
}
