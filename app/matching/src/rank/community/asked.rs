//! A need made ready to be compared with everybody.

use domain::ProfileId;

use super::answers::{Answers, at_most};
use super::columns::{self, COLUMNS};
use super::credits::{Credit, Credits};
use super::telling::Telling;
use super::wanted::List;
use super::{Community, elements};
use crate::profile::Wishes;
use crate::rank::outcome::share;
use crate::rank::rule::mean;
use crate::rank::{Comparison, RuleId, Score, Side, WHOLE};
use crate::vocabulary::vocabulary;
use crate::{Need, Profile};

/// A need, and what every fact earns for it.
pub(super) struct Asked<'a> {
    pub comparison: Comparison<'a>,
    answers: Vec<Answers<'a>>,
    /// Which of them can rule somebody out.
    blocking: Vec<usize>,
    /// For each of the sixteen ways to have wishes, the weight of the CTO's rule of each column.
    cto: [[u32; COLUMNS]; 16],
    pub lists: Vec<List>,
    elements: Credits,
    /// The best of each wish of the lists; scratch.
    best: Vec<u32>,
    words: Option<Telling<'a>>,
    /// Given one fact at a time; scratch.
    blank: Profile,
}

/// Both sides, as far as they are known.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sums {
    pub ceo_low: u32,
    pub ceo_open: u32,
    pub cto_low: u32,
    pub cto_open: u32,
}

/// Somebody who may be among the best.
#[derive(Debug, Clone, Copy)]
pub(super) struct Promising {
    pub place: u32,
    /// What is known so far.
    pub sums: Sums,
    /// At most what the lists give.
    pub lists: u32,
    /// At most what the CEO's side will believe.
    pub ceo: u32,
    /// At most what the key will be.
    pub key: u32,
}

impl<'a> Asked<'a> {
    pub(super) fn new(community: &'a Community, need: &'a Need, weights: &'a crate::Weights) -> Self {
        let comparison = Comparison::new(need, weights, vocabulary());
        let mut blank = Profile::unknown(ProfileId::NIL);
        let ceo = comparison.weights_of(Side::Ceo, &blank);
        let weight = |rule: RuleId| ceo.iter().find(|(one, _)| *one == rule).map(|(_, weight)| *weight);
        let columns = community.columns.iter().enumerate();
        let mut answers: Vec<Answers<'_>> =
            columns.filter_map(|(at, column)| Answers::new(at, column, &weight, &comparison, &mut blank)).collect();
        // What can take most away is read first.
        answers.sort_by_key(|answers| std::cmp::Reverse(answers.most));
        let blocking = (0..answers.len()).filter(|at| answers.get(*at).is_some_and(|column| column.can_block)).collect();
        let cto = std::array::from_fn(|mask| cto_weights(&comparison, mask));
        let mut given = Vec::new();
        let mut scratch = 0;
        let mut lists = Vec::new();
        for rule in elements::RULES {
            let Some(weight) = weight(rule) else { continue };
            let list = List::new(community, &comparison, rule, weight, &mut scratch);
            given.extend(list.nothing.map(|thing| Credit { thing, wish: list.nothing_at, value: 1 }));
            for wanted in &list.wishes {
                given.extend(wanted.served_by.iter().map(|one| Credit { thing: one.element, wish: wanted.at, value: one.value }));
            }
            lists.push(list);
        }
        let words = weight(RuleId::Words).map(|weight| Telling::new(community, &comparison, weight));
        let elements = Credits::new(given);
        Self { comparison, answers, blocking, cto, lists, elements, best: vec![0; scratch], words, blank }
    }

    /// The most that the CEO's side can believe of somebody beyond what the lists give.
    pub(super) fn ceo_beyond_lists(&self) -> u32 {
        let columns: u32 = self.answers.iter().map(|column| column.most).sum();
        columns + self.words.as_ref().map_or(0, |words| words.most())
    }

    /// How many wishes lists may serve, "nothing said" among them.
    pub(super) fn wishes(&self) -> usize {
        self.best.len()
    }

    /// At most what is believed of something known and something open.
    pub(super) fn at_most(&self, low: u32, open: u32) -> u32 {
        at_most(&self.comparison, low, open)
    }

    /// Whether some column can rule people out.
    pub(super) fn columns_block(&self) -> bool {
        !self.blocking.is_empty()
    }

    /// Whether a column rules out whoever is at a place.
    pub(super) fn is_blocked(&mut self, place: usize) -> bool {
        let Self { answers, blocking, comparison, blank, .. } = self;
        blocking.iter().any(|at| answers.get_mut(*at).is_some_and(|column| column.at(place, comparison, blank).blocks))
    }

    /// Adds what the columns and the words say for the CEO, one after the other, and drops whoever cannot reach `least` any more.
    pub(super) fn add_ceo(&mut self, promising: &mut Vec<Promising>, least: u32) {
        let Self { answers, comparison, blank, .. } = self;
        for column in answers.iter_mut().filter(|column| column.is_for_ceo()) {
            promising.retain_mut(|one| {
                let answer = column.at(one.place as usize, comparison, blank);
                one.sums.ceo_low += answer.low;
                one.sums.ceo_open += answer.open;
                one.ceo = one.ceo + answer.believed - column.most;
                one.ceo >= least
            });
        }
        if let Some(words) = &mut self.words {
            words.add(promising);
            promising.retain(|one| one.ceo >= least);
        }
    }

    /// Adds what the columns say for the CTO.
    pub(super) fn add_cto(&mut self, place: usize, sums: &mut Sums) {
        let Self { answers, comparison, blank, cto, .. } = self;
        let mut wishes = 0;
        let mut said: [Option<Option<u32>>; COLUMNS] = [None; COLUMNS];
        for column in answers.iter_mut().filter(|column| column.is_for_cto()) {
            let answer = column.at(place, comparison, blank);
            wishes |= usize::from(answer.wish);
            said[column.at] = Some(answer.cto);
        }
        for (weight, value) in cto[wishes].iter().zip(said) {
            match value {
                Some(Some(value)) => sums.cto_low += share(*weight, value),
                Some(None) => sums.cto_open += weight,
                None => {}
            }
        }
    }

    /// Adds what the lists of a profile earn, exactly.
    pub(super) fn add_lists(&mut self, elements: &[u32], sums: &mut Sums) {
        self.elements.best_of(elements, &mut self.best);
        for list in &self.lists {
            let best = |at: usize| self.best.get(at).copied().unwrap_or(0);
            if best(list.nothing_at) > 0 {
                sums.ceo_open += list.weight;
            } else {
                sums.ceo_low += share(list.weight, mean(list.wishes.iter().map(|one| (one.importance, best(one.at)))));
            }
        }
    }

    /// At most what the key of somebody will be, once lists are read.
    pub(super) fn key_at_most(&self, one: &Promising) -> u32 {
        let mut sums = one.sums;
        // What is added up may be a little more than the whole.
        sums.ceo_low = (sums.ceo_low + one.lists).min(WHOLE - sums.ceo_open);
        self.key(&sums)
    }

    /// The order's key.
    pub(super) fn key(&self, sums: &Sums) -> u32 {
        let (ceo, cto) = (sums.ceo_low, sums.cto_low);
        self.comparison.key_of(Score { low: ceo, high: ceo + sums.ceo_open }, Score { low: cto, high: cto + sums.cto_open })
    }

    /// The least that the CEO's side must be worth for a key to be reached when the CTO's side is whole.
    pub(super) fn least_ceo(&self, key: u32) -> u32 {
        let whole = Score { low: WHOLE, high: WHOLE };
        let reaches = |ceo: u32| self.comparison.key_of(Score { low: ceo, high: ceo }, whole) >= key;
        let (mut low, mut high) = (0, WHOLE);
        while low < high {
            let middle = low.midpoint(high);
            if reaches(middle) { high = middle } else { low = middle + 1 }
        }
        low
    }
}

/// The weights of the CTO's rules for somebody who wishes these kinds of things, by column.
fn cto_weights(comparison: &Comparison<'_>, mask: usize) -> [u32; COLUMNS] {
    let wished = |bit: usize| mask & bit != 0;
    let mut profile = Profile::unknown(ProfileId::NIL);
    profile.wishes = Wishes {
        sectors: domain::Sector::ALL.iter().take(usize::from(wished(1))).copied().collect(),
        impacts: domain::Impact::ALL.iter().take(usize::from(wished(2))).copied().collect(),
        mission_types: domain::MissionType::ALL.iter().take(usize::from(wished(4))).copied().collect(),
        stages: domain::Stage::ALL.iter().take(usize::from(wished(8))).copied().collect(),
        ..Wishes::default()
    };
    let weights = comparison.weights_of(Side::Cto, &profile);
    std::array::from_fn(|at| weights.iter().find(|(rule, _)| columns::RULES[at].contains(rule)).map_or(0, |(_, weight)| *weight))
}
