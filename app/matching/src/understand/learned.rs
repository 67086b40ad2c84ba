//! A second reader of kinds of mission, learned from phrases that were written for it (`vocabulary/phrases/`).
//!
//! The terms know what they were told, and know it surely; but a word of theirs may stand in a sentence that speaks of something else, and a plain
//! wish may hold none of them. This reader weighs all words of a sentence, and pairs of them, for and against each kind. It does two things only:
//! it takes away a kind that [the terms](super::labels) read from little and that the sentences around them do not bear out, and where they read
//! none at all it proposes what it is surest of. It never overrules what is said plainly.
//!
//! The weights are integers, made from the phrases by [`training`] and checked against them by a test: nobody edits them by hand.

mod pieces;
pub mod training;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::MissionType;
use rustc_hash::FxHashMap;

use super::Reading;
use super::lexicon::Span;
use crate::vocabulary::load;
use pieces::{Feature, Pieces, Tally};

/// How many kinds there are.
const KINDS: usize = MissionType::ALL.len();
/// What stands in the place of a feature in the line of the weights that each kind begins with.
const BASE: &str = "*";
/// Margins are in thousandths: 1000 is as sure as a phrase that was learned should be.
const SURE: i64 = 1000;
/// A kind whose every sentence has a smaller margin is not borne out.
const NOT_BORNE_OUT: i64 = -800;
/// From which margin on a kind is proposed.
const PROPOSED: i64 = 300;
/// What is proposed from more than this would point at nothing, in bytes.
const POINTED: usize = 240;
/// How many kinds are proposed at most.
const PROPOSALS: usize = 2;

/// What each feature says for and against each kind, in thousandths.
struct Weights {
    rows: FxHashMap<Feature<'static>, usize>,
    weights: Vec<[i32; KINDS]>,
    base: [i64; KINDS],
}

impl Weights {
    /// The weights that were learned.
    fn shared() -> &'static Self {
        // The file is compiled in and a test reads it: a broken one cannot be shipped.
        static WEIGHTS: LazyLock<Weights> =
            LazyLock::new(|| Weights::parse(load::LEARNED.text).unwrap_or_else(|error| panic!("learned.tsv: {error}")));
        &WEIGHTS
    }

    /// One feature a line, with a number for each kind.
    ///
    /// # Errors
    /// Says which line is none, or that there is none that each kind begins with.
    fn parse(file: &'static str) -> Result<Self, String> {
        let mut read = Self { rows: FxHashMap::default(), weights: Vec::new(), base: [-SURE; KINDS] };
        let mut base: Option<[i32; KINDS]> = None;
        for line in file.lines() {
            let row = |numbers: &str| numbers.split(' ').map(|number| number.parse().ok()).collect::<Option<Vec<i32>>>()?.try_into().ok();
            let broken = || format!("no line of weights: {line:?}");
            let (feature, row) = line.split_once('\t').and_then(|(feature, numbers)| Some((feature, row(numbers)?))).ok_or_else(broken)?;
            if feature == BASE {
                base = Some(row);
            } else if read.rows.insert(Feature::parse(feature), read.weights.len()).is_none() {
                read.weights.push(row);
            } else {
                return Err(broken());
            }
        }
        read.base = base.ok_or("no line that each kind begins with")?.map(i64::from);
        Ok(read)
    }

    fn of(&self, feature: Feature<'_>) -> Option<&[i32; KINDS]> {
        self.weights.get(*self.rows.get(&feature)?)
    }
}

/// What one sentence says of each kind: the best margin, and the words that reach it.
#[derive(Debug, Clone, Copy)]
struct Said {
    best: [(i64, Span); KINDS],
}

/// What the sentences of a text say of each kind of mission.
pub(super) struct Opinion {
    /// By the sentence's number.
    sentences: Vec<(usize, Said)>,
}

impl Opinion {
    /// Reads a text.
    pub fn new(reading: &Reading<'_>) -> Self {
        let weights = Weights::shared();
        let mut sentences = Vec::new();
        let is_word = |span: Span| !reading.names.cover(span);
        Pieces::new(reading.text(), reading.sentences, is_word).each_sentence(weights, |sentence, windows| {
            let mut said = Said { best: [(i64::MIN, Span { start: 0, end: 0 }); KINDS] };
            for (span, tally) in windows {
                let margins = margins(weights, tally);
                for (best, margin) in said.best.iter_mut().zip(margins) {
                    if margin > best.0 {
                        *best = (margin, *span);
                    }
                }
            }
            sentences.push((sentence, said));
        });
        Self { sentences }
    }

    /// Whether one of the sentences that some spans stand in bears a kind out.
    pub fn bears_out(&self, reading: &Reading<'_>, kind: MissionType, mut spans: impl Iterator<Item = Span>) -> bool {
        let place = MissionType::ALL.iter().position(|known| *known == kind).unwrap_or_default();
        spans.any(|span| {
            let sentence = reading.sentences.sentence(span.start);
            let said = self.sentences.binary_search_by_key(&sentence, |(number, _)| *number).ok().and_then(|at| self.sentences.get(at));
            said.and_then(|(_, said)| said.best.get(place)).is_none_or(|(margin, _)| *margin >= NOT_BORNE_OUT)
        })
    }

    /// The kinds that it is surest of, with the words that say so: from what asks, or from what opens the text.
    pub fn proposals(&self, reading: &Reading<'_>) -> Vec<(MissionType, Span)> {
        let counts =
            |span: Span| span.len() <= POINTED && reading.passages.of(span.start).is_some_and(|passage| passage.asking || passage.opening);
        let mut sure: BTreeMap<MissionType, (i64, Span)> = BTreeMap::new();
        for (_, said) in &self.sentences {
            for (kind, (margin, span)) in
                MissionType::ALL.iter().zip(&said.best).filter(|(_, (margin, span))| *margin >= PROPOSED && counts(*span))
            {
                let best = sure.entry(*kind).or_insert((*margin, *span));
                if *margin > best.0 {
                    *best = (*margin, *span);
                }
            }
        }
        let mut sure: Vec<(MissionType, (i64, Span))> = sure.into_iter().collect();
        sure.sort_by_key(|(kind, (margin, _))| (Reverse(*margin), *kind));
        sure.into_iter().take(PROPOSALS).map(|(kind, (_, span))| (kind, span)).collect()
    }
}

/// How sure some features are of each kind: their weights, over the root of how many they are.
fn margins(weights: &Weights, tally: &Tally) -> [i64; KINDS] {
    let root = pieces::root(tally.features);
    let mut margins = weights.base;
    for (margin, sum) in margins.iter_mut().zip(tally.sums) {
        *margin += sum * 1000 / root;
    }
    margins
}

#[cfg(test)]
mod tests;
