//! What stories earn by the words that they share with a need.

use super::Community;
use super::answers::at_most;
use super::asked::Promising;
use super::credits::Credits;
use super::lists::{Lists, NEAR};
use super::places::Places;
use crate::rank::outcome::share;
use crate::rank::words::{SAME, shared_worth, squashed};
use crate::rank::{Comparison, WHOLE};

/// The rule of words, where it applies.
pub(super) struct Telling<'c> {
    told: &'c Places,
    stories: &'c Lists,
    weight: u32,
    half: u32,
    credits: Credits,
    /// The best of each word; scratch.
    best: Vec<u32>,
    /// The most that is believed of somebody who told nothing.
    untold: u32,
    /// The most that is believed of anybody.
    most: u32,
}

impl<'c> Telling<'c> {
    pub(super) fn new(community: &'c Community, comparison: &Comparison<'_>, weight: u32) -> Self {
        let (words, half) = (&comparison.words, comparison.weights.words_half);
        let sum: u64 = words.iter().map(|word| u64::from(shared_worth(word, SAME))).sum();
        let untold = at_most(comparison, 0, weight);
        Self {
            told: &community.told,
            stories: &community.stories,
            weight,
            half,
            credits: community.lexicon.credits(words),
            best: vec![0; words.iter().count()],
            untold,
            most: untold.max(share(weight, squashed(sum, half))),
        }
    }

    /// The most that the CEO's side believes of anybody's story, in micro-points.
    pub(super) fn most(&self) -> u32 {
        self.most
    }

    /// Adds what their stories earn, exactly, and believes no more of them than that.
    pub(super) fn add(&mut self, promising: &mut [Promising]) {
        for near in promising.chunks_mut(NEAR) {
            self.stories.bring_near(near.iter().map(|one| one.place as usize));
            for one in near {
                let place = one.place as usize;
                let believed = if self.told.has(place) {
                    let earned = self.earned(place);
                    one.sums.ceo_low += earned;
                    earned
                } else {
                    one.sums.ceo_open += self.weight;
                    self.untold
                };
                one.ceo = one.ceo + believed - self.most;
            }
        }
    }

    fn earned(&mut self, place: usize) -> u32 {
        self.credits.best_of(self.stories.at(place), &mut self.best);
        let sum: u64 = self.best.iter().map(|worth| u64::from(*worth)).sum();
        share(self.weight, squashed(sum, self.half).min(WHOLE))
    }
}
