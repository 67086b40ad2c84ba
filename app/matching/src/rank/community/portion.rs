//! What the lists of a community say of a portion of its places: who holds what a need asks for, and what that gives them at most.

use super::Community;
use super::asked::Asked;
use super::credits::Credits;
use super::places::WORD;
use super::wanted::{List, Serving, Wanted};
use crate::rank::WHOLE;

/// Bits of a value in [`Gain::best`]; the rest says for which wish.
const VALUE_BITS: u32 = 20;

/// What somebody gains from the lists, while it is added up.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Gain {
    /// Micro-points of the CEO's side, at least as many as the rules will give.
    pub sum: u32,
    /// The wish that was counted last, and how much it gave.
    best: u32,
}

/// Those who hold one element, and what it gives them.
struct Posting<'c> {
    holders: &'c [u32],
    /// Where the holders of the portion begin that was asked for last.
    at: usize,
    gain: u32,
    /// Whether a `must` is satisfied.
    holds: bool,
}

/// A wish, as postings.
struct Wish {
    postings: std::ops::Range<usize>,
    most: u32,
    must: bool,
}

/// A list, as postings.
struct Listed {
    wishes: Vec<Wish>,
    /// Those who said nothing.
    nothing: Option<usize>,
    /// What all wishes together give at most.
    all: u32,
    /// What "nothing said" is believed to be worth at most.
    believed: u32,
}

/// Somebody must hold one of these elements; others cannot get in.
pub(super) struct Gate {
    postings: Vec<usize>,
    /// How many hold one, at most.
    holders: usize,
}

/// Everything that lists give for a need.
pub(super) struct Postings<'c> {
    all: Vec<Posting<'c>>,
    lists: Vec<Listed>,
    /// What each element gives to each wish.
    gains: Credits,
    /// The best of each wish; scratch.
    best: Vec<u32>,
}

impl<'c> Postings<'c> {
    pub(super) fn new(community: &'c Community, asked: &Asked<'_>) -> Self {
        let (gains, best) = (Credits::new(community.elements.len()), vec![0; asked.wishes()]);
        let mut postings = Self { all: Vec::new(), lists: Vec::new(), gains, best };
        asked.lists.iter().for_each(|list| postings.add(community, asked, list));
        postings
    }

    fn add(&mut self, community: &'c Community, asked: &Asked<'_>, list: &List) {
        let total: u64 = list.wishes.iter().map(|one| u64::from(one.importance)).sum();
        let wishes: Vec<Wish> = list.wishes.iter().map(|wanted| self.add_wish(community, list.weight, total, wanted)).collect();
        let believed = asked.at_most(0, list.weight);
        let nothing = list.nothing.map(|nothing| {
            self.gains.give(nothing, list.nothing_at, believed);
            self.all.push(Posting { holders: community.elements.holders(nothing), at: 0, gain: believed, holds: true });
            self.all.len() - 1
        });
        let all = wishes.iter().map(|wish| wish.most).sum();
        self.lists.push(Listed { wishes, nothing, all, believed: if nothing.is_some() { believed } else { 0 } });
    }

    fn add_wish(&mut self, community: &'c Community, weight: u32, total: u64, wanted: &Wanted) -> Wish {
        let gain = |value: u32| {
            let gain = u64::from(weight) * u64::from(wanted.importance) * u64::from(value);
            u32::try_from(gain.div_ceil((total * u64::from(WHOLE)).max(1))).unwrap_or(WHOLE)
        };
        let begin = self.all.len();
        wanted.served_by.iter().for_each(|one| self.gains.give(one.element, wanted.at, gain(one.value)));
        let serving = wanted.served_by.iter();
        self.all.extend(serving.map(|Serving { element, value, holds }| Posting {
            holders: community.elements.holders(*element),
            at: 0,
            gain: gain(*value),
            holds: *holds,
        }));
        let postings = begin..self.all.len();
        let most = self.all[begin..].iter().map(|posting| posting.gain).max().unwrap_or(0);
        Wish { postings, most, must: wanted.must }
    }

    /// What somebody's lists give at most.
    pub(super) fn gain(&mut self, elements: &[u32]) -> u32 {
        self.gains.best_of(elements, &mut self.best);
        self.best.iter().sum()
    }

    /// How many holders there are that gain something, each counted as often as it holds.
    pub(super) fn len(&self) -> usize {
        self.all.iter().filter(|posting| posting.gain > 0).map(|posting| posting.holders.len()).sum()
    }

    /// A gate for each `must`: who is not through is blocked.
    pub(super) fn musts(&self) -> Vec<Gate> {
        let wishes = self.lists.iter().flat_map(|list| list.wishes.iter().filter(|wish| wish.must).map(move |wish| (list, wish)));
        self.in_order(wishes.map(|(list, wish)| self.gate(wish, list.nothing, |posting| posting.holds)).collect())
    }

    /// A gate for each wish without which nobody reaches `least` on the CEO's side, where all else than lists gives at most `beyond`.
    pub(super) fn required(&self, least: u32, beyond: u32) -> Vec<Gate> {
        let most = |list: &Listed| list.all.max(list.believed);
        let everything: u32 = beyond + self.lists.iter().map(most).sum::<u32>();
        let mut gates = Vec::new();
        for list in &self.lists {
            let others = everything - most(list);
            // Who said nothing gets in by what is believed of that, or not at all.
            let nothing = list.nothing.filter(|_| others + list.believed >= least);
            for wish in &list.wishes {
                let needed = least.saturating_sub(others + list.all - wish.most);
                if needed > 0 {
                    gates.push(self.gate(wish, nothing, |posting| posting.gain >= needed));
                }
            }
        }
        self.in_order(gates)
    }

    fn gate(&self, wish: &Wish, nothing: Option<usize>, is_enough: impl Fn(&Posting<'c>) -> bool) -> Gate {
        let serving = wish.postings.clone().filter(|at| self.all.get(*at).is_some_and(&is_enough));
        let postings: Vec<usize> = serving.chain(nothing).collect();
        let holders = postings.iter().filter_map(|at| self.all.get(*at)).map(|posting| posting.holders.len()).sum();
        Gate { postings, holders }
    }

    /// The narrowest first.
    fn in_order(&self, mut gates: Vec<Gate>) -> Vec<Gate> {
        gates.sort_by_key(|gate| gate.holders);
        gates
    }

    /// Keeps, of those from `start` to `end`, who passes every gate.
    pub(super) fn pass(&mut self, gates: &[Gate], keep: &mut [u64], through: &mut Vec<u64>, start: usize, end: usize) {
        for gate in gates {
            if keep.iter().all(|word| *word == 0) {
                return;
            }
            through.clear();
            through.resize(keep.len(), 0);
            for at in &gate.postings {
                let Some(posting) = self.all.get_mut(*at) else { continue };
                for place in posting.within(start, end) {
                    let bit = *place as usize - start;
                    if let Some(word) = through.get_mut(bit / WORD) {
                        *word |= 1 << (bit % WORD);
                    }
                }
            }
            keep.iter_mut().zip(through.iter()).for_each(|(keep, through)| *keep &= through);
        }
    }

    /// Adds up what the lists give to those from `start` to `end`.
    pub(super) fn add_up(&mut self, gains: &mut [Gain], start: usize, end: usize) {
        let mut number = 0;
        for list in &self.lists {
            let wishes = list.wishes.iter().map(|wish| wish.postings.clone());
            for postings in wishes.chain(list.nothing.map(|nothing| nothing..nothing + 1)) {
                number += 1;
                for posting in self.all.get_mut(postings).into_iter().flatten().filter(|posting| posting.gain > 0) {
                    posting.give(gains, number, start, end);
                }
            }
        }
    }
}

impl<'c> Posting<'c> {
    /// The holders from `start` to `end`; portions are asked for in ascending order.
    fn within(&mut self, start: usize, end: usize) -> &'c [u32] {
        self.at += reach(self.holders.get(self.at..).unwrap_or_default(), start);
        let left = self.holders.get(self.at..).unwrap_or_default();
        left.get(..reach(left, end)).unwrap_or_default()
    }

    /// Gives the gain to every holder of the portion who was not given as much for this wish.
    fn give(&mut self, gains: &mut [Gain], wish: u32, start: usize, end: usize) {
        let given = self.gain;
        for place in self.within(start, end) {
            let Some(gain) = gains.get_mut(*place as usize - start) else { continue };
            let before = if gain.best >> VALUE_BITS == wish { gain.best & ((1 << VALUE_BITS) - 1) } else { 0 };
            if given > before {
                gain.sum += given - before;
                gain.best = wish << VALUE_BITS | given;
            }
        }
    }
}

/// How many of these ascending places are less than `end`: doubling steps, since it is seldom far.
fn reach(places: &[u32], end: usize) -> usize {
    let mut step = 1;
    while places.get(step - 1).is_some_and(|place| (*place as usize) < end) {
        step *= 2;
    }
    let sure = step / 2;
    let maybe = places.get(sure..(step - 1).min(places.len()).max(sure)).unwrap_or_default();
    sure + maybe.partition_point(|place| (*place as usize) < end)
}

#[cfg(test)]
mod tests {
    use super::*;

    // 1. What is reached is what counting finds.

    #[test]
    fn law_1_reaching_is_counting() {
        let places: Vec<u32> = (0..100).map(|at| at * 3).collect();
        for size in 0..places.len() {
            for end in 0..310 {
                let places = &places[..size];
                assert_eq!(reach(places, end), places.iter().filter(|place| (**place as usize) < end).count(), "{size} {end}");
            }
        }
    }
}
