//! What lists give at most, read without a branch: each element has a row with what it gives to each wish, and the greatest of every column of
//! a list's rows is what the list gives.

/// Columns in a piece of a row: as many as the processor compares together.
const COLUMNS: usize = 16;
/// What is added up is counted in so many micro-points, rounded up, so that the whole fits sixteen bits.
const UNIT: u32 = 16;

type Piece = [u16; COLUMNS];

/// What an element gives to a wish.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gain {
    pub element: u32,
    pub wish: usize,
    /// Micro-points, up to the whole.
    pub most: u32,
    /// Whether the wish is satisfied, were it a `must`.
    pub holds: bool,
}

/// What each element gives to each wish: a column for what it is worth, and one more for each `must`, which is satisfied or not.
#[derive(Debug, Clone, Default)]
pub(super) struct Gains {
    /// By element: its row; the first one gives nothing.
    row: Vec<u32>,
    /// Row by row.
    pieces: Vec<Piece>,
    /// A row of which every bit is set in what is added up.
    added: Vec<Piece>,
    /// A row of what it takes to satisfy every `must`.
    needed: Vec<Piece>,
}

impl Gains {
    /// Of so many wishes; some are musts.
    pub(super) fn new(wishes: usize, musts: &[usize], gains: &[Gain]) -> Self {
        let nothing = vec![Piece::default(); (wishes + musts.len()).div_ceil(COLUMNS)];
        let elements = gains.iter().map(|gain| gain.element as usize + 1).max().unwrap_or(0);
        let mut rows = Self { row: vec![0; elements], pieces: nothing.clone(), added: nothing.clone(), needed: nothing };
        (0..wishes).for_each(|wish| raise(&mut rows.added, wish, u16::MAX));
        (0..musts.len()).for_each(|must| raise(&mut rows.needed, wishes + must, 1));
        for gain in gains {
            let row = rows.row_of(gain.element);
            raise(row, gain.wish, u16::try_from(gain.most.div_ceil(UNIT)).unwrap_or(u16::MAX));
            let must = musts.iter().position(|must| *must == gain.wish && gain.holds);
            must.into_iter().for_each(|must| raise(row, wishes + must, 1));
        }
        rows
    }

    /// An element's row, a new one where it has none.
    fn row_of(&mut self, element: u32) -> &mut [Piece] {
        let (each, all) = (self.added.len(), self.pieces.len());
        let Some(row) = self.row.get_mut(element as usize) else { return &mut [] };
        if *row == 0 {
            *row = all.checked_div(each).and_then(|row| u32::try_from(row).ok()).unwrap_or(0);
            self.pieces.resize(all + each, Piece::default());
        }
        let begin = *row as usize * each;
        self.pieces.get_mut(begin..begin + each).unwrap_or_default()
    }

    /// Whether a list that gives nothing is blocked.
    pub(super) fn has_musts(&self) -> bool {
        self.needed.iter().flatten().any(|needed| *needed > 0)
    }

    /// What a list of these elements gives, in micro-points: at most a few more than the rules will. `None` where it does not satisfy every `must`.
    pub(super) fn of(&self, elements: &[u32]) -> Option<u32> {
        let each = self.added.len();
        let mut sum = 0;
        for (at, (added, needed)) in self.added.iter().zip(&self.needed).enumerate() {
            let mut best = Piece::default();
            for element in elements {
                let row = self.row.get(*element as usize).map_or(0, |row| *row as usize);
                let Some(given) = self.pieces.get(row * each + at) else { continue };
                best.iter_mut().zip(given).for_each(|(best, given)| *best = (*best).max(*given));
            }
            if best.iter().zip(needed).any(|(best, needed)| best < needed) {
                return None;
            }
            sum += best.iter().zip(added).map(|(best, added)| u32::from(best & added)).sum::<u32>();
        }
        Some(sum * UNIT)
    }
}

fn raise(row: &mut [Piece], column: usize, value: u16) {
    let known = row.get_mut(column / COLUMNS).and_then(|piece| piece.get_mut(column % COLUMNS));
    known.into_iter().for_each(|known| *known = (*known).max(value));
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    // 1. A list gives, for each wish, the most that one of its elements gives: never less, and less than a unit more for each wish.
    // 2. It gives nothing unless, for each `must`, one of its elements holds it.

    proptest! {
        #[test]
        fn laws_1_and_2_a_list_gives_the_most_of_each_wish_where_it_holds_every_must(
            given in vec((0..30_u32, 0..40_usize, 0..=1_000_000_u32, any::<bool>()), 0..60),
            musts in proptest::sample::subsequence(vec![1, 7, 16, 39], 0..3),
            list in vec(0..40_u32, 0..12),
        ) {
            let gains: Vec<Gain> = given.into_iter().map(|(element, wish, most, holds)| Gain { element, wish, most, holds }).collect();
            let serving = |wish: usize| gains.iter().filter(move |gain| gain.wish == wish).filter(|gain| list.contains(&gain.element));
            let exactly: u32 = (0..40).map(|wish| serving(wish).map(|gain| gain.most).max().unwrap_or(0)).sum();
            let held = musts.iter().all(|must| serving(*must).any(|gain| gain.holds));
            let read = Gains::new(40, &musts, &gains).of(&list);
            prop_assert_eq!(read.is_some(), held);
            prop_assert!(read.is_none_or(|read| read >= exactly && read < exactly + 40 * UNIT), "{:?} {}", read, exactly);
        }
    }
}
