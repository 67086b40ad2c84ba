//! Our own order: every need and profile read as the site reads them, and compared by the rules.

use std::cmp::Reverse;

use chrono::NaiveDate;
use matching::rank::{RuleId, supposing};
use matching::{Match, Need, Profile, Weights, rank, understand};

use super::as_profile::as_profile;
use super::set::{Set, TOLD};

/// Candidates of one need, by their place in the set, each with a score; more is better.
pub type Scores<T> = Vec<(usize, T)>;

/// How far, in micro-points, whoever is ruled out lies below the others: more than a key can be.
const RULED_OUT: i64 = 2_000_000;

/// Needs and profiles as they were read, and our scores.
#[derive(Debug)]
pub struct Ours {
    /// In the order of the set.
    pub needs: Vec<Need>,
    /// In the order of the set.
    pub profiles: Vec<Profile>,
    /// For each need. Somebody who is ruled out has a negative score, so that the scores alone give the order.
    pub scores: Vec<Scores<i64>>,
    weights: Weights,
}

impl Ours {
    /// The rules that can be left out.
    pub const RULES: &'static [RuleId] = RuleId::ALL;

    /// Reads everything and ranks every need's pool. `progress` is told after each profile and need how many of how many are done.
    pub fn new(set: &Set, today: NaiveDate, weights: &Weights, progress: &mut dyn FnMut(usize, usize)) -> Self {
        let steps = set.profiles.len() + set.needs.len();
        let mut profiles = Vec::with_capacity(set.profiles.len());
        for (place, told) in set.profiles.iter().enumerate() {
            profiles.push(as_profile(told, place, today));
            progress(place + 1, steps);
        }
        Self::of(set, profiles, today, weights, progress)
    }

    /// The same, with facts that are known already: one profile for each of the set, in its order.
    pub fn of(set: &Set, profiles: Vec<Profile>, today: NaiveDate, weights: &Weights, progress: &mut dyn FnMut(usize, usize)) -> Self {
        let steps = set.profiles.len() + set.needs.len();
        let mut ours = Self { needs: Vec::new(), profiles, scores: Vec::new(), weights: weights.clone() };
        for (at, told) in set.needs.iter().enumerate() {
            let need = Need { text: told.text.clone(), criteria: understand(&told.text, today).criteria };
            ours.needs.push(supposing(&need, today));
            let scores = ours.scored(set, at, &ours.needs[at], &ours.weights, |one| one.is_blocked());
            ours.scores.push(scores);
            progress(set.profiles.len() + at + 1, steps);
        }
        ours
    }

    /// Scores of a need whose criteria people have signed off, in place of what its text was read to ask for; nothing where that is not told.
    pub fn signed_off(&self, set: &Set, need: usize) -> Option<Scores<i64>> {
        let told = set.signed_off(need)?;
        let read = &self.needs[need];
        let criteria = read.criteria.iter().filter(|one| !TOLD.contains(&one.value.kind())).chain(told).cloned().collect();
        let agreed = Need { text: read.text.clone(), criteria };
        Some(self.scored(set, need, &agreed, &self.weights, Match::is_blocked))
    }

    /// Scores as if a rule weighed nothing and ruled nobody out.
    pub fn without(&self, set: &Set, need: usize, rule: RuleId) -> Scores<i64> {
        let mut weights = self.weights.clone();
        weights.rules.insert(rule, 0);
        self.scored(set, need, &self.needs[need], &weights, |one| one.blocked_by.iter().any(|block| block.rule != rule))
    }

    fn scored(&self, set: &Set, at: usize, need: &Need, weights: &Weights, is_blocked: impl Fn(&Match) -> bool) -> Scores<i64> {
        let pool = set.pool(at);
        let matches = rank(need, pool.iter().map(|place| &self.profiles[*place]), weights);
        // Micro-points; below zero for who is ruled out.
        let score = |one: &Match| i64::from(one.key) - if is_blocked(one) { RULED_OUT } else { 0 };
        let mut scores: Scores<i64> = pool.iter().map(|place| (*place, i64::MIN)).collect();
        for one in &matches {
            if let Ok(at) = pool.binary_search_by_key(&one.profile, |place| self.profiles[*place].id) {
                scores[at].1 = score(one);
            }
        }
        scores.sort_by_key(|(place, score)| (Reverse(*score), *place));
        scores
    }
}
