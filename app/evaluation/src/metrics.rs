//! The arithmetic of quality: what a ranking is worth against grades, and what labels are worth against labels. Pure.

use std::collections::BTreeSet;

use serde::Serialize;

/// From this grade on, somebody was worth proposing.
pub const RELEVANT_FROM: u8 = 2;

/// How deep nDCG and recall look.
const DEEP: usize = 10;

/// What one ranking is worth; each from 0 to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Worth {
    /// Normalised discounted cumulative gain of the first ten: gain `2^grade − 1`, discount `log2(place + 1)` (Järvelin, Kekäläinen 2002).
    pub ndcg_at_10: f64,
    /// The part of the first three that is relevant.
    pub precision_at_3: f64,
    /// The part of the first five that is relevant.
    pub precision_at_5: f64,
    /// The part of what is relevant that stands among the first ten.
    pub recall_at_10: f64,
    /// One over the place of the first that is relevant.
    pub reciprocal_rank: f64,
}

impl Worth {
    /// The names of the numbers, as they are printed and as JSON calls them.
    pub const NAMES: [(&'static str, &'static str); 5] = [
        ("nDCG@10", "ndcg_at_10"),
        ("P@3", "precision_at_3"),
        ("P@5", "precision_at_5"),
        ("R@10", "recall_at_10"),
        ("MRR", "reciprocal_rank"),
    ];

    /// The numbers, in the order of [`Self::NAMES`].
    pub fn numbers(self) -> [f64; 5] {
        [self.ndcg_at_10, self.precision_at_3, self.precision_at_5, self.recall_at_10, self.reciprocal_rank]
    }

    /// The mean of several, number by number; all 0 of none.
    pub fn mean(several: &[Self]) -> Self {
        let of = |number: fn(&Self) -> f64| crate::bootstrap::mean(several.iter().map(number)).unwrap_or(0.0);
        Self {
            ndcg_at_10: of(|one| one.ndcg_at_10),
            precision_at_3: of(|one| one.precision_at_3),
            precision_at_5: of(|one| one.precision_at_5),
            recall_at_10: of(|one| one.recall_at_10),
            reciprocal_rank: of(|one| one.reciprocal_rank),
        }
    }
}

/// What a ranking is worth. `ranked` are the grades of those ranked, best place first, 0 for who was not judged; `judged` are all grades that
/// could have been reached. Where nobody is relevant, precision, recall and rank are 0; where every grade is 0, so is nDCG.
pub fn worth(ranked: &[u8], judged: &[u8]) -> Worth {
    let mut best: Vec<u8> = judged.to_vec();
    best.sort_unstable_by(|a, b| b.cmp(a));
    let is_relevant = |grade: &&u8| **grade >= RELEVANT_FROM;
    let relevant_of = |first: usize| count(ranked.iter().take(first).filter(is_relevant));
    let all = count(judged.iter().filter(is_relevant));
    let first = ranked.iter().position(|grade| *grade >= RELEVANT_FROM);
    Worth {
        ndcg_at_10: part(gain(ranked), gain(&best)),
        precision_at_3: relevant_of(3) / 3.0,
        precision_at_5: relevant_of(5) / 5.0,
        recall_at_10: part(relevant_of(DEEP), all),
        reciprocal_rank: first.map_or(0.0, |at| 1.0 / place(at)),
    }
}

fn gain(grades: &[u8]) -> f64 {
    let discounted = |(at, grade): (usize, &u8)| (f64::from(*grade).exp2() - 1.0) / (place(at) + 1.0).log2();
    // Not `sum`, which makes -0 of nothing.
    grades.iter().take(DEEP).enumerate().map(discounted).fold(0.0, |sum, gain| sum + gain)
}

/// Places count from 1.
fn place(at: usize) -> f64 {
    u32::try_from(at).map_or(f64::MAX, |at| f64::from(at) + 1.0)
}

fn count<T>(several: impl Iterator<Item = T>) -> f64 {
    several.fold(0.0, |count, _| count + 1.0)
}

fn part(some: f64, all: f64) -> f64 {
    if all > 0.0 { (some / all).min(1.0) } else { 0.0 }
}

/// Labels that were given, against those that should have been.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Given and labelled.
    pub right: u32,
    /// Given, neither labelled nor optional.
    pub wrong: u32,
    /// Labelled, not optional, and not given.
    pub missed: u32,
}

impl Counts {
    /// Compares sets. An optional label is neither required nor wrong, and counts nothing either way.
    pub fn of<T: Ord>(given: &BTreeSet<T>, labelled: &BTreeSet<T>, optional: &BTreeSet<T>) -> Self {
        let size = |several: &mut dyn Iterator<Item = &T>| {
            u32::try_from(several.filter(|one| !optional.contains(one)).count()).unwrap_or(u32::MAX)
        };
        Self {
            right: size(&mut given.intersection(labelled)),
            wrong: size(&mut given.difference(labelled)),
            missed: size(&mut labelled.difference(given)),
        }
    }

    /// Adds up, for micro-averages.
    pub fn plus(self, other: Self) -> Self {
        Self { right: self.right + other.right, wrong: self.wrong + other.wrong, missed: self.missed + other.missed }
    }

    /// The part of what was given that is right; `None` where nothing was given.
    pub fn precision(self) -> Option<f64> {
        ratio(self.right, self.right + self.wrong)
    }

    /// The part of what is labelled that was given; `None` where nothing is labelled.
    pub fn recall(self) -> Option<f64> {
        ratio(self.right, self.right + self.missed)
    }

    /// The harmonic mean of both, `2r / (2r + w + m)`; `None` where nothing was given nor labelled.
    pub fn f1(self) -> Option<f64> {
        ratio(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }
}

fn ratio(some: u32, all: u32) -> Option<f64> {
    (all > 0).then(|| f64::from(some) / f64::from(all))
}

/// Whether the strongest label given is among those labelled; `None` where nothing is labelled.
pub fn first_is_right<T: Ord>(given: &[T], labelled: &BTreeSet<T>) -> Option<bool> {
    (!labelled.is_empty()).then(|| given.first().is_some_and(|first| labelled.contains(first)))
}

/// How many of the labels are among the three strongest given, over `min(3, labels)`; `None` where nothing is labelled.
pub fn recall_at_three<T: Ord>(given: &[T], labelled: &BTreeSet<T>) -> Option<f64> {
    let found: BTreeSet<&T> = given.iter().take(3).filter(|one| labelled.contains(one)).collect();
    (!labelled.is_empty()).then(|| count(found.into_iter()) / count(labelled.iter().take(3)))
}

#[cfg(test)]
mod tests;
