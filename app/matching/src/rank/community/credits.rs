//! What numbered things earn for the wishes of a need.

use super::places::Places;

/// What a thing gives to one wish.
#[derive(Debug, Clone, Copy)]
pub(super) struct Credit {
    pub thing: u32,
    /// The wish's place among the bests.
    pub wish: usize,
    pub value: u32,
}

/// For each thing, which wishes it serves and how well. Things that serve none cost one look at one bit.
#[derive(Debug, Clone)]
pub(super) struct Credits {
    serving: Places,
    /// By the thing's number: where its credits begin, for those that serve something.
    begin: Vec<u32>,
    /// By thing.
    given: Vec<Credit>,
}

impl Credits {
    /// Puts what things give in order.
    pub(super) fn new(mut given: Vec<Credit>) -> Self {
        given.sort_by_key(|credit| credit.thing);
        let things = given.last().map_or(0, |last| last.thing as usize + 1);
        let (mut serving, mut begin) = (Places::default(), vec![0; things]);
        for (at, credit) in given.iter().enumerate().rev() {
            serving.set(credit.thing as usize, true);
            begin[credit.thing as usize] = u32::try_from(at).unwrap_or(u32::MAX);
        }
        Self { serving, begin, given }
    }

    /// For each wish the best that these things give it, into `best`.
    pub(super) fn best_of(&self, things: &[u32], best: &mut [u32]) {
        best.fill(0);
        for thing in things {
            if !self.serving.has(*thing as usize) {
                continue;
            }
            let begin = self.begin.get(*thing as usize).map_or(0, |begin| *begin as usize);
            for credit in self.given.get(begin..).unwrap_or_default().iter().take_while(|credit| credit.thing == *thing) {
                if let Some(known) = best.get_mut(credit.wish) {
                    *known = (*known).max(credit.value);
                }
            }
        }
    }
}
