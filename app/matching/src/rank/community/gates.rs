//! Who can get in at all, by what their lists hold: sets of places, put together from who holds what a need asks for.

use super::Community;
use super::asked::Asked;
use super::gains::{Gain, Gains};
use super::places::{WORD, count};
use super::wanted::{List, Wanted};
use crate::rank::WHOLE;

/// Those who hold one element, and what it gives them.
struct Posting<'c> {
    holders: &'c [u32],
    /// The first place of the portion that was asked for last.
    start: usize,
    /// Where its holders begin, and where they end as far as they were gone through.
    at: usize,
    next: usize,
    gain: u32,
    /// Whether a `must` is satisfied.
    holds: bool,
}

/// A wish, as postings.
struct Wish {
    /// Its place among all wishes.
    at: usize,
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
    /// Which one it is, of all that the lists may have.
    number: usize,
    postings: Vec<usize>,
    /// How many hold one, at most.
    holders: usize,
}

/// A gate that was gone through.
#[derive(Debug, Clone, Copy, Default)]
struct Tried {
    holders: usize,
    /// Reading whoever it kept out would have taken less time.
    in_vain: bool,
}

/// Reading somebody's lists takes about as long as going through so many holders.
const READING: usize = 24;

/// Everything that lists give for a need.
pub(super) struct Postings<'c> {
    all: Vec<Posting<'c>>,
    lists: Vec<Listed>,
    gains: Gains,
    /// By the gate's number.
    tried: Vec<Tried>,
    /// Whoever is not let through gains nothing. Where that is said of few, it is not asked.
    gainful: Option<Gate>,
}

impl<'c> Postings<'c> {
    /// For those who satisfy every `must`, or for those whom something blocks.
    pub(super) fn new(community: &'c Community, asked: &Asked<'_>, blocked: bool) -> Self {
        let wishes = asked.wishes();
        let mut postings =
            Self { all: Vec::new(), lists: Vec::new(), gains: Gains::default(), tried: vec![Tried::default(); 2 * wishes], gainful: None };
        let mut gains = Vec::new();
        asked.lists.iter().for_each(|list| postings.add(community, asked, list, &mut gains));
        let musts = postings.lists.iter().flat_map(|list| &list.wishes).filter(|wish| wish.must && !blocked);
        let musts: Vec<usize> = musts.map(|wish| wish.at).collect();
        postings.gains = Gains::new(wishes, &musts, &gains);
        let gainful = postings.of_all(2 * wishes);
        postings.gainful = (gainful.holders < community.ids.len()).then_some(gainful);
        postings
    }

    fn of_all(&self, number: usize) -> Gate {
        Gate { number, postings: (0..self.all.len()).collect(), holders: self.all.iter().map(|posting| posting.holders.len()).sum() }
    }

    fn add(&mut self, community: &'c Community, asked: &Asked<'_>, list: &List, gains: &mut Vec<Gain>) {
        let total: u64 = list.wishes.iter().map(|one| u64::from(one.importance)).sum();
        let wishes: Vec<Wish> = list.wishes.iter().map(|wanted| self.add_wish(community, list.weight, total, wanted, gains)).collect();
        let believed = asked.at_most(0, list.weight);
        let nothing = list.nothing.map(|nothing| {
            gains.push(Gain { element: nothing, wish: list.nothing_at, most: believed, holds: false });
            // Who said nothing is asked, not blocked.
            gains.extend(list.wishes.iter().map(|wish| Gain { element: nothing, wish: wish.at, most: 0, holds: true }));
            self.all.push(Posting::new(community.elements.holders(nothing), believed, true));
            self.all.len() - 1
        });
        let all = wishes.iter().map(|wish| wish.most).sum();
        self.lists.push(Listed { wishes, nothing, all, believed: if nothing.is_some() { believed } else { 0 } });
    }

    fn add_wish(&mut self, community: &'c Community, weight: u32, total: u64, wanted: &Wanted, gains: &mut Vec<Gain>) -> Wish {
        let gain = |value: u32| {
            let gain = u64::from(weight) * u64::from(wanted.importance) * u64::from(value);
            u32::try_from(gain.div_ceil((total * u64::from(WHOLE)).max(1))).unwrap_or(WHOLE)
        };
        let begin = self.all.len();
        gains.extend(wanted.served_by.iter().map(|one| Gain {
            element: one.element,
            wish: wanted.at,
            most: gain(one.value),
            holds: one.holds,
        }));
        let serving = wanted.served_by.iter();
        self.all.extend(serving.map(|one| Posting::new(community.elements.holders(one.element), gain(one.value), one.holds)));
        let postings = begin..self.all.len();
        let most = self.all.get(begin..).into_iter().flatten().map(|posting| posting.gain).max().unwrap_or(0);
        Wish { at: wanted.at, postings, most, must: wanted.must }
    }

    /// What somebody's lists give at most; `None` where they do not satisfy every `must`, and are asked to.
    pub(super) fn gain(&self, elements: &[u32]) -> Option<u32> {
        self.gains.of(elements)
    }

    /// A gate for each `must`: who is not through is blocked.
    pub(super) fn musts(&self) -> Vec<Gate> {
        let wishes = self.lists.iter().flat_map(|list| list.wishes.iter().filter(|wish| wish.must).map(move |wish| (list, wish)));
        self.in_order(wishes.map(|(list, wish)| self.gate(wish.at, wish, list.nothing, |posting| posting.holds)).collect())
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
                    gates.push(self.gate(self.tried.len() / 2 + wish.at, wish, nothing, |posting| posting.gain >= needed));
                }
            }
        }
        self.in_order(gates)
    }

    fn gate(&self, number: usize, wish: &Wish, nothing: Option<usize>, is_enough: impl Fn(&Posting<'c>) -> bool) -> Gate {
        let serving = wish.postings.clone().filter(|at| self.all.get(*at).is_some_and(&is_enough));
        let postings: Vec<usize> = serving.chain(nothing).collect();
        let holders = postings.iter().filter_map(|at| self.all.get(*at)).map(|posting| posting.holders.len()).sum();
        Gate { number, postings, holders }
    }

    /// The narrowest first.
    fn in_order(&self, mut gates: Vec<Gate>) -> Vec<Gate> {
        gates.sort_by_key(|gate| gate.holders);
        gates
    }

    /// Keeps, of those from `start` to `end`, who passes every gate.
    pub(super) fn pass(&mut self, gates: &[Gate], keep: &mut [u64], through: &mut Vec<u64>, start: usize, end: usize) {
        for gate in gates {
            if count(keep) > 0 {
                self.go_through(gate, keep, through, start, end);
            }
        }
    }

    /// The same, for those whose lists will be read: a gate that kept too few out of the places before is not gone through again until it is
    /// narrower.
    pub(super) fn pass_in_haste(&mut self, gates: &[Gate], keep: &mut [u64], through: &mut Vec<u64>, start: usize, end: usize) {
        for gate in gates {
            let before = count(keep);
            let tried = self.tried.get(gate.number).copied().unwrap_or_default();
            if before == 0 || tried.in_vain && gate.holders >= tried.holders {
                continue;
            }
            let holders = self.go_through(gate, keep, through, start, end);
            let in_vain = (before - count(keep)) * READING < holders;
            if let Some(tried) = self.tried.get_mut(gate.number) {
                *tried = Tried { holders: gate.holders, in_vain };
            }
        }
    }

    /// Those who gain nothing by their lists and are not blocked by them, and those whose lists are to be read.
    pub(super) fn apart(&mut self, open: &[u64], start: usize, end: usize) -> (Vec<u64>, Vec<u64>) {
        let Some(gate) = self.gainful.take() else { return (Vec::new(), open.to_vec()) };
        let mut gainful = open.to_vec();
        self.go_through(&gate, &mut gainful, &mut Vec::new(), start, end);
        self.gainful = Some(gate);
        let gainless =
            if self.gains.has_musts() { Vec::new() } else { open.iter().zip(&gainful).map(|(open, gainful)| open & !gainful).collect() };
        (gainless, gainful)
    }

    /// Keeps who passes a gate; answers how many holders were gone through.
    fn go_through(&mut self, gate: &Gate, keep: &mut [u64], through: &mut Vec<u64>, start: usize, end: usize) -> usize {
        through.clear();
        through.resize(keep.len(), 0);
        let mut holders = 0;
        for at in &gate.postings {
            let Some(posting) = self.all.get_mut(*at) else { continue };
            holders += posting.each(start, end, |bit| {
                if let Some(word) = through.get_mut(bit / WORD) {
                    *word |= 1 << (bit % WORD);
                }
            });
        }
        keep.iter_mut().zip(through.iter()).for_each(|(keep, through)| *keep &= through);
        holders
    }
}

impl<'c> Posting<'c> {
    fn new(holders: &'c [u32], gain: u32, holds: bool) -> Self {
        Self { holders, start: 0, at: 0, next: 0, gain, holds }
    }

    /// Calls for each holder from `start` to `end`, counted from `start`; answers how many there are. Portions are asked for in ascending order,
    /// each as often as wanted, and any may be left out.
    fn each(&mut self, start: usize, end: usize, mut found: impl FnMut(usize)) -> usize {
        if start != self.start {
            let left = self.holders.get(self.next..).unwrap_or_default();
            (self.start, self.at) = (start, self.next + reach(left, start));
        }
        let left = self.holders.get(self.at..).unwrap_or_default();
        let mut many = 0;
        for place in left.iter().map(|place| *place as usize).take_while(|place| *place < end) {
            found(place - start);
            many += 1;
        }
        self.next = self.at + many;
        many
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
    // 2. Each holder of a portion is found, whichever portions were left out before, and however often it is asked for.

    #[test]
    fn law_2_each_holder_of_a_portion_is_found() {
        let holders: Vec<u32> = (0..400).filter(|place| place % 7 < 2 || (100..140).contains(place)).collect();
        for left_out in 0..32_usize {
            let mut posting = Posting::new(&holders, 1, true);
            for (at, start) in [0, 64, 128, 192, 320].into_iter().enumerate().filter(|(at, _)| left_out >> at & 1 == 0) {
                for _ in 0..=at % 3 {
                    let mut found = Vec::new();
                    let many = posting.each(start, start + 64, |bit| found.push(start + bit));
                    let expected: Vec<usize> =
                        (start..start + 64).filter(|place| holders.iter().any(|holder| *holder as usize == *place)).collect();
                    assert_eq!((many, found), (expected.len(), expected), "{left_out} {start}");
                }
            }
        }
    }

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
