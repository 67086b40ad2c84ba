//! The best of a community, exactly: whoever might be among them is scored, and nobody else.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use domain::ProfileId;

use super::Community;
use super::asked::{Asked, Sums};
use crate::Need;
use crate::rank::{Match, WHOLE, Weights};

/// A profile at its place in the order, without reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    pub profile: ProfileId,
    /// As in [`Match::key`].
    pub key: u32,
    pub blocked: bool,
}

impl Placed {
    /// As [`Match::is_good`].
    pub fn is_good(&self, weights: &Weights) -> bool {
        !self.blocked && self.key >= weights.good_from
    }

    fn rank(&self) -> (bool, Reverse<u32>, ProfileId) {
        (self.blocked, Reverse(self.key), self.profile)
    }
}

impl Ord for Placed {
    /// The better one is less.
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl PartialOrd for Placed {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Profiles looked at together: what is added up for them stays in the nearest memory.
const CHUNK: usize = 1 << 14;
/// Bits of a value in [`Gain::best`]; the rest says for which wish.
const VALUE_BITS: u32 = 20;

/// What somebody gains from the lists, while it is added up.
#[derive(Debug, Clone, Copy, Default)]
struct Gain {
    /// Micro-points of the CEO's side, at least as many as the rules will give.
    sum: u32,
    /// The wish that was counted last, and how much it gave.
    best: u32,
}

/// Where one element's holders give something, and how far they were read.
struct Posting<'c> {
    holders: &'c [u32],
    at: usize,
    wish: u32,
    gain: u32,
}

/// A `must` that lists satisfy: those who satisfy it, or said nothing.
struct Gate<'c> {
    holders: Vec<(&'c [u32], usize)>,
}

impl Community {
    /// The best `limit` profiles for a need, in the very order of [`rank`](crate::rank::rank()).
    pub fn best(&self, need: &Need, weights: &Weights, limit: usize) -> Vec<Placed> {
        if limit == 0 || self.is_empty() {
            return Vec::new();
        }
        let mut asked = Asked::new(self, need, weights);
        let mut found = Search::new(self, &asked, limit, false).run(&mut asked);
        if found.len() < limit {
            let left = limit - found.len();
            found.extend(Search::new(self, &asked, left, true).run(&mut asked));
        }
        found
    }

    /// The best `limit` profiles with everything that the rules say of them.
    pub fn matches(&self, need: &Need, weights: &Weights, limit: usize) -> Vec<Match> {
        let best = self.best(need, weights, limit);
        self.explain(need, weights, best.into_iter().map(|one| one.profile))
    }
}

/// The search for the best among those that nothing blocks, or among the others.
struct Search<'c> {
    community: &'c Community,
    limit: usize,
    blocked: bool,
    postings: Vec<Posting<'c>>,
    gates: Vec<Gate<'c>>,
    /// The worst on top.
    found: BinaryHeap<Placed>,
    /// The most that anybody gains beyond the lists.
    beyond: u32,
}

impl<'c> Search<'c> {
    fn new(community: &'c Community, asked: &Asked<'_>, limit: usize, blocked: bool) -> Self {
        let beyond = asked.ceo_beyond_lists();
        let (postings, gates) = (postings(community, asked), gates(community, asked));
        Self { community, limit, blocked, postings, gates, found: BinaryHeap::new(), beyond }
    }

    fn run(mut self, asked: &mut Asked<'_>) -> Vec<Placed> {
        let mut gains = vec![Gain::default(); CHUNK];
        let mut open = vec![0_u64; CHUNK / 64];
        let places = self.community.rows.len();
        for start in (0..places).step_by(CHUNK) {
            let end = (start + CHUNK).min(places);
            self.pass_gates(&mut open, start, end);
            if !self.blocked && open.iter().all(|open| *open == 0) {
                continue;
            }
            gains.fill(Gain::default());
            self.add_up(&mut gains, start, end);
            let mut promising = self.promising(asked, &gains, &open, start, end);
            while let Some((most, place, sums)) = promising.pop().map(|one| (one.most, one.place, one.sums)) {
                if most < self.threshold() {
                    break;
                }
                self.settle(asked, place as usize, sums);
            }
        }
        self.found.into_sorted_vec()
    }

    /// The key below which nobody gets in any more.
    fn threshold(&self) -> u32 {
        if self.found.len() < self.limit { 0 } else { self.found.peek().map_or(0, |worst| worst.key) }
    }

    /// Adds up what the lists give to those from `start` to `end`.
    fn add_up(&mut self, gains: &mut [Gain], start: usize, end: usize) {
        for posting in &mut self.postings {
            // Portions that nobody came through were passed over.
            let from = posting.at + posting.holders[posting.at..].partition_point(|place| (*place as usize) < start);
            let here = posting.holders[from..].partition_point(|place| (*place as usize) < end);
            for place in &posting.holders[from..from + here] {
                let gain = &mut gains[*place as usize - start];
                let before = if gain.best >> VALUE_BITS == posting.wish { gain.best & ((1 << VALUE_BITS) - 1) } else { 0 };
                if posting.gain > before {
                    gain.sum += posting.gain - before;
                    gain.best = posting.wish << VALUE_BITS | posting.gain;
                }
            }
            posting.at = from + here;
        }
    }

    /// Marks those whom no `must` of a list blocks.
    fn pass_gates(&mut self, open: &mut [u64], start: usize, end: usize) {
        open.fill(u64::MAX);
        let mut through = vec![0_u64; open.len()];
        for gate in &mut self.gates {
            through.fill(0);
            for (holders, at) in &mut gate.holders {
                let left = &holders[*at..];
                let here = left.partition_point(|place| (*place as usize) < end);
                for place in &left[..here] {
                    let bit = *place as usize - start;
                    through[bit / 64] |= 1 << (bit % 64);
                }
                *at += here;
            }
            open.iter_mut().zip(&through).for_each(|(open, through)| *open &= through);
        }
    }

    /// Those who may get in, with the most that their key can be.
    fn promising(&self, asked: &mut Asked<'_>, gains: &[Gain], open: &[u64], start: usize, end: usize) -> BinaryHeap<Promising> {
        let threshold = self.threshold();
        let least = least_side(threshold);
        let words = asked.words.as_ref().map_or(0, |words| words.most);
        let mut found = Vec::new();
        for (at, gain) in gains[..end - start].iter().enumerate() {
            let passes = open[at / 64] >> (at % 64) & 1 == 1;
            if gain.sum + self.beyond < least || (!self.blocked && !passes) {
                continue;
            }
            let row = &self.community.rows[start + at];
            if row.id.is_none() {
                continue;
            }
            let Some(sums) = asked.columns(row, !self.blocked) else { continue };
            if (sums.blocked || !passes) != self.blocked {
                continue;
            }
            let mut most = sums;
            most.ceo_low += gain.sum + if row.told { words } else { 0 };
            if !row.told {
                asked.add_words(row, &[], &mut most);
            }
            // What is added up may be a little more than the whole.
            most.ceo_low = most.ceo_low.min(WHOLE - most.ceo_open);
            let most = asked.key(&most);
            if most >= threshold {
                found.push(Promising { most, place: u32::try_from(start + at).unwrap_or(u32::MAX), sums });
            }
        }
        BinaryHeap::from(found)
    }

    /// Scores somebody exactly, and keeps them if they are good enough.
    fn settle(&mut self, asked: &mut Asked<'_>, place: usize, mut sums: Sums) {
        let (Some(row), Some(list), Some(story)) =
            (self.community.rows.get(place), self.community.lists.get(place), self.community.stories.get(place))
        else {
            return;
        };
        let Some(profile) = row.id else { return };
        asked.add_lists(list, &mut sums);
        asked.add_words(row, story, &mut sums);
        let one = Placed { profile, key: asked.key(&sums), blocked: self.blocked };
        if self.found.len() < self.limit {
            self.found.push(one);
        } else if self.found.peek().is_some_and(|worst| one < *worst) {
            self.found.pop();
            self.found.push(one);
        }
    }
}

/// Somebody who may get in.
struct Promising {
    most: u32,
    place: u32,
    sums: Sums,
}

impl PartialEq for Promising {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Promising {}

impl Ord for Promising {
    fn cmp(&self, other: &Self) -> Ordering {
        self.most.cmp(&other.most).then(other.place.cmp(&self.place))
    }
}

impl PartialOrd for Promising {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The least that one side must be worth for the key to reach `key` when the other side is whole: `2a / (a + 1) ≥ key`, solved for `a`.
fn least_side(key: u32) -> u32 {
    let (key, whole) = (u64::from(key), u64::from(WHOLE));
    u32::try_from(key * whole / (2 * whole - key)).unwrap_or(WHOLE)
}

/// What the lists give, element by element: never less than the rules will give.
fn postings<'c>(community: &'c Community, asked: &Asked<'_>) -> Vec<Posting<'c>> {
    let mut postings = Vec::new();
    let mut wish = 0;
    for list in &asked.lists {
        let total: u64 = list.wishes.iter().map(|one| u64::from(one.importance)).sum();
        for wanted in &list.wishes {
            wish += 1;
            for (element, value, _) in &wanted.served_by {
                let gain = u64::from(list.weight) * u64::from(wanted.importance) * u64::from(*value);
                let gain = gain.div_ceil((total * u64::from(WHOLE)).max(1));
                let gain = u32::try_from(gain).unwrap_or(WHOLE);
                if gain > 0 {
                    postings.push(Posting { holders: community.elements.holders(*element), at: 0, wish, gain });
                }
            }
        }
        wish += 1;
        if let Some(nothing) = list.nothing {
            postings.push(Posting { holders: community.elements.holders(nothing), at: 0, wish, gain: asked.believed(list.weight) });
        }
    }
    postings
}

fn gates<'c>(community: &'c Community, asked: &Asked<'_>) -> Vec<Gate<'c>> {
    let gate = |list: &super::asked::List, wanted: &super::asked::Wanted| Gate {
        holders: wanted
            .served_by
            .iter()
            .filter(|(_, _, holds)| *holds)
            .map(|(element, ..)| *element)
            .chain(list.nothing)
            .map(|element| (community.elements.holders(element), 0))
            .collect(),
    };
    asked.lists.iter().flat_map(|list| list.wishes.iter().filter(|one| one.must).map(move |one| gate(list, one))).collect()
}
