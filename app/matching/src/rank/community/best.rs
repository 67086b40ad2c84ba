//! The best of a community, exactly: whoever might be among them is scored, and nobody else.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::ops::Range;

use domain::ProfileId;

use super::Community;
use super::asked::{Asked, Promising, Sums};
use super::bar::Bar;
use super::gates::{Gate, Postings};
use super::lists::NEAR;
use super::places::{WORD, count, each, keep};
use crate::Need;
use crate::at_once::at_once;
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
const FIRST: usize = if cfg!(test) { WORD } else { 1 << 7 };
/// Places of the largest portion: the bar rises between two portions.
const LARGEST: usize = if cfg!(test) { 2 * WORD } else { 1 << 13 };
/// From so many places on, two threads are sooner done than one.
const SHARED_FROM: usize = if cfg!(test) { 4 * WORD } else { 1 << 16 };

impl Community {
    /// The best `limit` profiles for a need, in the very order of [`rank`](crate::rank::rank()): those whom nothing blocks; where they are too
    /// few, the others after them.
    pub fn best(&self, need: &Need, weights: &Weights, limit: usize) -> Vec<Placed> {
        let limit = limit.min(self.len());
        if limit == 0 {
            return Vec::new();
        }
        let mut threads = Threads::new(self, need, weights);
        let mut found = threads.best_of(Whom { limit, blocked: false });
        if found.len() < limit {
            found.extend(threads.best_of(Whom { limit: limit - found.len(), blocked: true }));
        }
        found
    }

    /// The best `limit` profiles with everything that the rules say of them.
    pub fn matches(&self, need: &Need, weights: &Weights, limit: usize) -> Vec<Match> {
        let best = self.best(need, weights, limit);
        self.explain(need, weights, best.into_iter().map(|one| one.profile))
    }
}

/// Whom a search is for.
#[derive(Debug, Clone, Copy)]
struct Whom {
    /// How many, at most.
    limit: usize,
    /// Those whom something blocks, or the others.
    blocked: bool,
}

/// A need, made ready by each thread that looks.
struct Threads<'c> {
    community: &'c Community,
    need: &'c Need,
    weights: &'c Weights,
    asked: [Option<Asked<'c>>; 2],
}

impl<'c> Threads<'c> {
    fn new(community: &'c Community, need: &'c Need, weights: &'c Weights) -> Self {
        Self { community, need, weights, asked: [None, None] }
    }

    /// The best of those who are wanted.
    fn best_of(&mut self, whom: Whom) -> Vec<Placed> {
        let hoped = Bar::hoped(whom.limit, self.community.ids.len());
        let found = self.reach(&hoped, whom);
        match hoped.proven_by(&found) {
            None => found,
            Some(proven) => self.reach(&proven, whom),
        }
    }

    /// The best of those who reach a bar. Of many places each of two threads looks at a half.
    fn reach(&mut self, bar: &Bar, whom: Whom) -> Vec<Placed> {
        let (community, need, weights, all) = (self.community, self.need, self.weights, self.community.ids.len());
        let look = |asked: &mut Option<Asked<'c>>, places| {
            let asked = asked.get_or_insert_with(|| Asked::new(community, need, weights));
            Search::new(community, asked, whom, bar).run(places)
        };
        let [asked, other] = &mut self.asked;
        if all < SHARED_FROM {
            return look(asked, 0..all);
        }
        let middle = (all / 2).next_multiple_of(WORD);
        let (mut found, others) = at_once(|| look(asked, 0..middle), || look(other, middle..all));
        found.extend(others);
        found.sort_unstable();
        found.truncate(whom.limit);
        found
    }
}

/// The search for the best of some places.
struct Search<'s, 'c> {
    community: &'c Community,
    asked: &'s mut Asked<'c>,
    bar: &'s Bar,
    whom: Whom,
    postings: Postings<'c>,
    musts: Vec<Gate>,
    /// The worst on top.
    found: BinaryHeap<Placed>,
    /// The most that anybody gains beyond the lists.
    beyond: u32,
    /// Who came through a gate; scratch.
    through: Vec<u64>,
}

impl<'s, 'c> Search<'s, 'c> {
    fn new(community: &'c Community, asked: &'s mut Asked<'c>, whom: Whom, bar: &'s Bar) -> Self {
        let beyond = asked.ceo_beyond_lists();
        let postings = Postings::new(community, asked, whom.blocked);
        let musts = postings.musts();
        Self { community, asked, bar, whom, postings, musts, found: BinaryHeap::new(), beyond, through: Vec::new() }
    }

    fn run(mut self, places: Range<usize>) -> Vec<Placed> {
        let (mut start, mut length) = (places.start, FIRST);
        while start < places.end {
            let end = (start + length).min(places.end);
            let bar = self.bar.raise(self.found.iter().map(|one| one.key), start - places.start);
            self.look_at(start, end, bar);
            start = end;
            length = (2 * length).min(LARGEST);
        }
        self.found.into_sorted_vec()
    }

    /// Scores those from `start` to `end` who may reach the bar.
    fn look_at(&mut self, start: usize, end: usize, bar: u32) {
        let least = self.asked.least_ceo(bar);
        let open = self.open(least, start, end);
        if count(&open) == 0 {
            return;
        }
        let mut promising = self.read(&open, least, start, end);
        self.asked.add_ceo(&mut promising, least);
        promising.retain_mut(|one| {
            self.asked.add_cto(one.place as usize, &mut one.sums);
            one.key = self.asked.key_at_most(one);
            one.key >= bar
        });
        let mut promising = BinaryHeap::from(promising);
        while let Some(one) = promising.pop().filter(|one| one.key >= self.least_key()) {
            self.settle(&one);
        }
    }

    /// The key below which nobody gets in here any more.
    fn least_key(&self) -> u32 {
        if self.found.len() < self.whom.limit { 0 } else { self.found.peek().map_or(0, |worst| worst.key) }
    }

    /// Those from `start` to `end` whom nothing blocks, or whom something does, and who hold what it takes to reach `least`; with others, who
    /// are known by their lists as soon as those are read.
    fn open(&mut self, least: u32, start: usize, end: usize) -> Vec<u64> {
        let taken = self.community.taken.from(start);
        let taken = taken.get(..(end - start).div_ceil(WORD)).unwrap_or(taken);
        let (mut open, required) = (taken.to_vec(), self.postings.required(least, self.beyond));
        if self.whom.blocked {
            self.postings.pass(&self.musts, &mut open, &mut self.through, start, end);
        } else {
            self.postings.pass_in_haste(&self.musts, &mut open, &mut self.through, start, end);
            self.postings.pass_in_haste(&required, &mut open, &mut self.through, start, end);
        }
        if self.asked.columns_block() {
            keep(&mut open, |at| !self.asked.is_blocked(start + at));
        }
        if self.whom.blocked {
            open.iter_mut().zip(taken).for_each(|(open, taken)| *open = taken & !*open);
            self.postings.pass_in_haste(&required, &mut open, &mut self.through, start, end);
        }
        open
    }

    /// Those of the open who may reach `least`, by what their lists give.
    fn read(&mut self, open: &[u64], least: u32, start: usize, end: usize) -> Vec<Promising> {
        let (gainless, gainful) = self.postings.apart(open, start, end);
        let mut found = Vec::new();
        each(&gainless, |at| found.extend(promising(start + at, 0, self.beyond, least)));
        let mut places = Vec::with_capacity(count(&gainful));
        each(&gainful, |at| places.push(start + at));
        for near in places.chunks(NEAR) {
            self.community.lists.bring_near(near.iter().copied());
            found.extend(near.iter().filter_map(|place| {
                let gain = self.postings.gain(self.community.lists.at(*place))?;
                promising(*place, gain, self.beyond, least)
            }));
        }
        found
    }

    /// Scores somebody exactly, and keeps them if they are good enough.
    fn settle(&mut self, one: &Promising) {
        let at = one.place as usize;
        let Some(profile) = self.community.ids.get(at) else { return };
        let mut sums = one.sums;
        self.asked.add_lists(self.community.lists.at(at), &mut sums);
        let one = Placed { profile: *profile, key: self.asked.key(&sums), blocked: self.whom.blocked };
        if self.found.len() < self.whom.limit {
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
