//! A set of places, a bit each.

/// Places that have something in common. What is beyond its end is not in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Places {
    words: Vec<u64>,
}

/// How many places one word holds.
pub(super) const WORD: usize = 64;

impl Places {
    /// Puts a place in, or takes it out.
    pub(super) fn set(&mut self, place: usize, is_in: bool) {
        let word = place / WORD;
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        if let Some(word) = self.words.get_mut(word) {
            let bit = 1 << (place % WORD);
            *word = if is_in { *word | bit } else { *word & !bit };
        }
    }

    /// Whether a place is in it.
    pub(super) fn has(&self, place: usize) -> bool {
        self.words.get(place / WORD).is_some_and(|word| word >> (place % WORD) & 1 == 1)
    }

    /// The words from a place on, which begins one.
    pub(super) fn from(&self, start: usize) -> &[u64] {
        self.words.get(start / WORD..).unwrap_or_default()
    }
}

/// Calls for each bit that is set, counted from the first, and keeps those for which the answer is yes.
pub(super) fn keep(words: &mut [u64], mut is_kept: impl FnMut(usize) -> bool) {
    for (at, word) in words.iter_mut().enumerate() {
        let mut left = *word;
        while left != 0 {
            let bit = left.trailing_zeros();
            left &= left - 1;
            if !is_kept(at * WORD + bit as usize) {
                *word &= !(1 << bit);
            }
        }
    }
}

/// How many bits are set.
pub(super) fn count(words: &[u64]) -> usize {
    words.iter().map(|word| word.count_ones() as usize).sum()
}
