//! The best of a community, exactly: whoever might be among them is scored, and nobody else.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::ops::Range;
use std::sync::atomic::{self, AtomicU32};
use std::{panic, thread};

use domain::ProfileId;

use super::Community;
use super::asked::{Asked, Promising, Sums};
use super::places::{WORD, count, keep};
use super::portion::{Gain, Gate, Postings};
use crate::Need;
use crate::rank::{Match, Weights};

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

/// Places of the first portion: few, so that it is soon known what it takes to get in. The laws are tried on several portions.
const FIRST: usize = if cfg!(test) { WORD } else { 1 << 9 };
/// Places of the largest portion: what is added up for them stays in the nearest memory.
const LARGEST: usize = if cfg!(test) { 2 * WORD } else { 1 << 14 };
/// From so many places on, two threads are sooner done than one.
const SHARED_FROM: usize = if cfg!(test) { 4 * WORD } else { 1 << 16 };
/// Reading the lists of one profile takes about as long as adding up so many holders.
const HOLDERS_A_READING: usize = 32;

impl Community {
    /// The best `limit` profiles for a need, in the very order of [`rank`](crate::rank::rank()).
    pub fn best(&self, need: &Need, weights: &Weights, limit: usize) -> Vec<Placed> {
        if limit == 0 || self.is_empty() {
            return Vec::new();
        }
        let all = self.ids.len();
        if all < SHARED_FROM {
            let mut asked = Asked::new(self, need, weights);
            return in_turn(limit, |limit, blocked| Search::new(self, &mut asked, &AtomicU32::new(0), limit, blocked).run(0..all));
        }
        in_turn(limit, |limit, blocked| self.best_of_halves(need, weights, limit, blocked))
    }

    /// The best of many places: two threads look at a half each, and tell each other what it takes to get in.
    fn best_of_halves(&self, need: &Need, weights: &Weights, limit: usize, blocked: bool) -> Vec<Placed> {
        let all = self.ids.len();
        let known = AtomicU32::new(0);
        let look = |places: Range<usize>| {
            let mut asked = Asked::new(self, need, weights);
            Search::new(self, &mut asked, &known, limit, blocked).run(places)
        };
        let middle = (all / 2).next_multiple_of(WORD);
        let (mut found, others) = thread::scope(|scope| {
            let others = scope.spawn(|| look(middle..all));
            (look(0..middle), others.join())
        });
        found.extend(others.unwrap_or_else(|reason| panic::resume_unwind(reason)));
        found.sort_unstable();
        found.truncate(limit);
        found
    }

    /// The best `limit` profiles with everything that the rules say of them.
    pub fn matches(&self, need: &Need, weights: &Weights, limit: usize) -> Vec<Match> {
        let best = self.best(need, weights, limit);
        self.explain(need, weights, best.into_iter().map(|one| one.profile))
    }
}

/// Those whom nothing blocks; where they are too few, the others after them.
fn in_turn(limit: usize, mut search: impl FnMut(usize, bool) -> Vec<Placed>) -> Vec<Placed> {
    let mut found = search(limit, false);
    if found.len() < limit {
        let left = limit - found.len();
        found.extend(search(left, true));
    }
    found
}

/// The search for the best among those that nothing blocks, or among the others.
struct Search<'s, 'c> {
    community: &'c Community,
    asked: &'s mut Asked<'c>,
    /// The highest key that somebody who looks at other places has found it to take.
    known: &'s AtomicU32,
    limit: usize,
    blocked: bool,
    postings: Postings<'c>,
    /// Holders that gain something, for all places.
    holders: usize,
    musts: Vec<Gate>,
    /// The worst on top.
    found: BinaryHeap<Placed>,
    /// The most that anybody gains beyond the lists.
    beyond: u32,
    /// Scratch: who came through a gate, and what was added up.
    through: Vec<u64>,
    gains: Vec<Gain>,
}

impl<'s, 'c> Search<'s, 'c> {
    fn new(community: &'c Community, asked: &'s mut Asked<'c>, known: &'s AtomicU32, limit: usize, blocked: bool) -> Self {
        let beyond = asked.ceo_beyond_lists();
        let postings = Postings::new(community, asked);
        let (holders, musts) = (postings.len(), postings.musts());
        let (found, through, gains) = (BinaryHeap::new(), Vec::new(), Vec::new());
        Self { community, asked, known, limit, blocked, postings, holders, musts, found, beyond, through, gains }
    }

    fn run(mut self, places: Range<usize>) -> Vec<Placed> {
        let (mut start, mut length) = (places.start, FIRST);
        while start < places.end {
            let end = (start + length).min(places.end);
            self.look_at(start, end);
            start = end;
            length = (2 * length).min(LARGEST);
        }
        self.found.into_sorted_vec()
    }

    /// The key below which nobody gets in any more: where enough were found, here or by whoever looks elsewhere, the worst of them.
    fn threshold(&self) -> u32 {
        let own = if self.found.len() < self.limit { 0 } else { self.found.peek().map_or(0, |worst| worst.key) };
        own.max(self.known.fetch_max(own, atomic::Ordering::Relaxed))
    }

    fn look_at(&mut self, start: usize, end: usize) {
        let threshold = self.threshold();
        let least = self.asked.least_ceo(threshold);
        let open = self.open(least, start, end);
        let many = count(&open);
        if many == 0 {
            return;
        }
        let holders_here = self.holders * (end - start) / self.community.ids.len();
        let mut promising =
            if many * HOLDERS_A_READING < holders_here { self.read(&open, least, start) } else { self.add_up(&open, least, start, end) };
        self.asked.add_ceo(&mut promising, least);
        promising.retain_mut(|one| {
            self.asked.add_cto(one.place as usize, &mut one.sums);
            one.key = self.asked.key_at_most(one, self.community.told.has(one.place as usize));
            one.key >= threshold
        });
        let mut promising = BinaryHeap::from(promising);
        while let Some(one) = promising.pop().filter(|one| one.key >= self.threshold()) {
            self.settle(&one);
        }
    }

    /// Those from `start` to `end` whom nothing blocks, or whom something does, and who hold what it takes to reach `least`.
    fn open(&mut self, least: u32, start: usize, end: usize) -> Vec<u64> {
        let taken = self.community.taken.from(start);
        let taken = taken.get(..(end - start).div_ceil(WORD)).unwrap_or(taken);
        let required = self.postings.required(least, self.beyond);
        let mut open = taken.to_vec();
        self.postings.pass(&self.musts, &mut open, &mut self.through, start, end);
        if !self.blocked {
            self.postings.pass(&required, &mut open, &mut self.through, start, end);
        }
        if self.asked.columns_block() {
            keep(&mut open, |at| !self.asked.is_blocked(start + at));
        }
        if self.blocked {
            open.iter_mut().zip(taken).for_each(|(open, taken)| *open = taken & !*open);
            self.postings.pass(&required, &mut open, &mut self.through, start, end);
        }
        open
    }

    /// Reads the lists of everybody who is open.
    fn read(&mut self, open: &[u64], least: u32, start: usize) -> Vec<Promising> {
        let mut found = Vec::new();
        each(open, |at| {
            let gain = self.postings.gain(self.community.lists.at(start + at));
            found.extend(promising(start + at, gain, self.beyond, least));
        });
        found
    }

    /// Adds up what the lists give to everybody.
    fn add_up(&mut self, open: &[u64], least: u32, start: usize, end: usize) -> Vec<Promising> {
        self.gains.clear();
        self.gains.resize(end - start, Gain::default());
        self.postings.add_up(&mut self.gains, start, end);
        let mut found = Vec::new();
        each(open, |at| {
            let gain = self.gains.get(at).map_or(0, |gain| gain.sum);
            found.extend(promising(start + at, gain, self.beyond, least));
        });
        found
    }

    /// Scores somebody exactly, and keeps them if they are good enough.
    fn settle(&mut self, one: &Promising) {
        let at = one.place as usize;
        let (Some(profile), Some(story)) = (self.community.ids.get(at), self.community.stories.get(at)) else { return };
        let mut sums = one.sums;
        self.asked.add_lists(self.community.lists.at(at), &mut sums);
        self.asked.add_words(self.community.told.has(at), story, &mut sums);
        let one = Placed { profile: *profile, key: self.asked.key(&sums), blocked: self.blocked };
        if self.found.len() < self.limit {
            self.found.push(one);
        } else if self.found.peek().is_some_and(|worst| one < *worst) {
            self.found.pop();
            self.found.push(one);
        }
    }
}

/// Somebody to whom the lists give so much at most, and everything else no more than `beyond`; `None` where that is not enough.
fn promising(place: usize, lists: u32, beyond: u32, least: u32) -> Option<Promising> {
    let ceo = lists + beyond;
    let place = u32::try_from(place).unwrap_or(u32::MAX);
    (ceo >= least).then_some(Promising { place, sums: Sums::default(), lists, ceo, key: 0 })
}

fn each(open: &[u64], mut found: impl FnMut(usize)) {
    keep(&mut open.to_vec(), |at| {
        found(at);
        true
    });
}

impl PartialEq for Promising {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Promising {}

impl Ord for Promising {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key.cmp(&other.key).then(other.place.cmp(&self.place))
    }
}

impl PartialOrd for Promising {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
