//! A community held in memory, so that a need finds its best profiles in milliseconds, and finds exactly those that scoring everybody would.
//!
//! # How
//! - Facts of few different values (a rate, a rhythm, a list of stages) are kept once each, and a profile holds their numbers, a column a kind
//!   (`columns`); a rule is asked once for each different fact (`answers`).
//! - Lists (technologies, sectors, engagements, kinds of mission) are kept as elements, each with who has it (`elements`). What an element
//!   earns alone (`wanted`) says without whom nobody gets in (`gates`), and what a list gives at most (`gains`).
//! - Whoever cannot reach the last place that is still free, even if all else fitted, is passed over, if possible without being looked at. The
//!   others are scored exactly, the most promising first (`best`). What it takes to reach it is hoped before it is known;
//!   where that was too much, everybody is looked at again (`bar`).
//!
//! The rules stay the only truth: every number comes from asking a rule about one fact. That is sound because each rule reads one column,
//! or takes the best of a list for each wish; `laws` tests that what comes out equals [`rank`](crate::rank::rank()), for any need and profiles.
//!
//! Texts are not kept, but the words in them are (`lexicon`), for the rule of words (`telling`).

mod answers;
mod asked;
mod bar;
mod best;
mod columns;
mod credits;
mod elements;
mod gains;
mod gates;
#[cfg(test)]
mod laws;
mod lexicon;
mod lists;
mod places;
mod telling;
mod wanted;

use std::collections::HashMap;

use domain::ProfileId;

use super::{Candidate, Comparison, Match, Weights};
use crate::vocabulary::vocabulary;
use crate::{Need, Profile};
pub use best::Placed;
use columns::{COLUMNS, Column};
use elements::Elements;
use lexicon::Lexicon;
use lists::Lists;
use places::Places;

/// Profiles, ready to be compared with any need.
#[derive(Debug, Clone, Default)]
pub struct Community {
    places: HashMap<ProfileId, u32>,
    /// By place, as everything that follows; free places are kept for whoever comes next.
    ids: Vec<ProfileId>,
    /// Where somebody is.
    taken: Places,
    /// Who has a text.
    told: Places,
    columns: [Column; COLUMNS],
    lists: Lists,
    stories: Lists,
    free: Vec<u32>,
    elements: Elements,
    lexicon: Lexicon,
}

impl Community {
    /// How many profiles there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Whether a profile is here.
    pub fn contains(&self, id: ProfileId) -> bool {
        self.places.contains_key(&id)
    }

    /// Takes a profile in, in place of its former state where it was there.
    pub fn put(&mut self, profile: &Profile) {
        self.remove(profile.id);
        let place = self.free.pop().unwrap_or_else(|| {
            self.ids.push(ProfileId::NIL);
            u32::try_from(self.ids.len() - 1).unwrap_or(u32::MAX)
        });
        let at = place as usize;
        self.columns.iter_mut().zip(columns::facets(profile)).for_each(|(column, facet)| column.put(at, facet));
        self.ids[at] = profile.id;
        self.taken.set(at, true);
        self.told.set(at, !profile.text.trim().is_empty());
        self.lists.put(at, &self.elements.enter(profile, place));
        self.stories.put(at, &self.lexicon.enter(&profile.text));
        self.places.insert(profile.id, place);
    }

    /// Forgets a profile.
    pub fn remove(&mut self, id: ProfileId) {
        let Some(place) = self.places.remove(&id) else { return };
        let at = place as usize;
        self.elements.leave(self.lists.at(at), place);
        self.taken.set(at, false);
        self.lists.put(at, &[]);
        self.stories.put(at, &[]);
        self.free.push(place);
    }

    /// What the rules say of these profiles, in this order; whoever is not here is left out.
    pub fn explain(&self, need: &Need, weights: &Weights, ids: impl IntoIterator<Item = ProfileId>) -> Vec<Match> {
        let comparison = Comparison::new(need, weights, vocabulary());
        let asks_words = !need.text.trim().is_empty();
        let explained = ids.into_iter().filter_map(|id| {
            let at = *self.places.get(&id)? as usize;
            let profile = self.facts(at, id);
            let story = (asks_words && self.told.has(at)).then(|| self.lexicon.story(self.stories.at(at)));
            Some(comparison.with(&Candidate { profile: &profile, story }))
        });
        explained.collect()
    }

    /// The facts at a place; without texts, which are not kept.
    fn facts(&self, at: usize, id: ProfileId) -> Profile {
        let mut profile = Profile::unknown(id);
        for facet in self.columns.iter().filter_map(|column| column.at(at)) {
            facet.put_into(&mut profile);
        }
        for element in self.lists.at(at).iter().filter_map(|number| self.elements.get(*number)) {
            element.put_into(&mut profile);
        }
        profile
    }
}
