//! What each place's lists hold, one after the other in one piece of memory: whoever reads many of them in order waits for none.

/// So many lists are brought near together.
pub(super) const NEAR: usize = 16;

/// Numbers of elements or of words, by place.
#[derive(Debug, Clone, Default)]
pub(super) struct Lists {
    /// Where a place's numbers are in `all`: from, and how many. There is room for four thousand million of them.
    spans: Vec<(u32, u32)>,
    all: Vec<u32>,
    /// How many of `all` belong to nobody any more.
    unused: usize,
}

impl Lists {
    /// Writes a place's numbers, instead of those that it had.
    pub(super) fn put(&mut self, place: usize, numbers: &[u32]) {
        if place >= self.spans.len() {
            self.spans.resize(place + 1, (0, 0));
        }
        self.unused += self.at(place).len();
        if self.unused > (self.all.len() / 2).max(self.spans.len()) {
            self.close_up(place);
        }
        if let Some(span) = self.spans.get_mut(place) {
            *span = span_of(self.all.len(), numbers.len());
        }
        self.all.extend(numbers);
    }

    /// Reads a little of what these places hold, for all of them at once: memory is waited for once, not once for each that is read afterwards.
    pub(super) fn bring_near(&self, places: impl Iterator<Item = usize>) {
        let ends = |place: usize| self.at(place).first().zip(self.at(place).last()).map_or(0, |(first, last)| first ^ last);
        std::hint::black_box(places.map(ends).fold(0, |near, one| near ^ one));
    }

    /// A place's numbers.
    pub(super) fn at(&self, place: usize) -> &[u32] {
        let (from, many) = self.spans.get(place).copied().unwrap_or_default();
        self.all.get(from as usize..from as usize + many as usize).unwrap_or_default()
    }

    /// Writes everything again without what is unused, and without what `but` has.
    fn close_up(&mut self, but: usize) {
        let mut all = Vec::with_capacity(self.all.len() - self.unused);
        for place in 0..self.spans.len() {
            let from = all.len();
            if place != but {
                all.extend(self.at(place));
            }
            if let Some(span) = self.spans.get_mut(place) {
                *span = span_of(from, all.len() - from);
            }
        }
        (self.all, self.unused) = (all, 0);
    }
}

/// From, and how many; nothing where there is no room.
fn span_of(from: usize, many: usize) -> (u32, u32) {
    u32::try_from(from).ok().zip(u32::try_from(many).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    // 1. A place has what was written there last, however often others were written again.
    // 2. What nobody has any more does not pile up.

    #[test]
    fn laws_1_and_2_the_last_word_counts_and_nothing_piles_up() {
        let mut lists = Lists::default();
        let numbers = |place: u32, round: u32| -> Vec<u32> { (0..(place + round) % 7).map(|at| place * 100 + round * 10 + at).collect() };
        for round in 0..20 {
            for place in [5, 1, 0, 3, 2, 4] {
                lists.put(place as usize, &numbers(place, round));
            }
            assert!((0..6).all(|place| lists.at(place as usize) == numbers(place, round)), "{round}");
            assert!(lists.all.len() <= 2 * 6 * 7 + 6, "{round}: {}", lists.all.len());
        }
        lists.put(3, &[]);
        assert!(lists.at(3).is_empty() && lists.at(9).is_empty());
    }
}
