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

/// Calls for each bit that is set, counted from the first.
pub(super) fn each(words: &[u64], mut found: impl FnMut(usize)) {
    for (at, word) in words.iter().enumerate() {
        let mut left = *word;
        while left != 0 {
            found(at * WORD + left.trailing_zeros() as usize);
            left &= left - 1;
        }
    }
}

/// Keeps the bits, counted from the first, for which the answer is yes.
pub(super) fn keep(words: &mut [u64], mut is_kept: impl FnMut(usize) -> bool) {
    for (at, word) in words.iter_mut().enumerate() {
        each(&[*word], |bit| {
            if !is_kept(at * WORD + bit) {
                *word &= !(1 << bit);
            }
        });
    }
}

/// How many bits are set.
pub(super) fn count(words: &[u64]) -> usize {
    words.iter().map(|word| word.count_ones() as usize).sum()
}
