//! What the learned reader looks at: the stems of words, their beginnings, and pairs of neighbours, in runs of up to three clauses and in whole
//! sentences. A number is a number, whichever it is.

use std::fmt::{Display, Formatter};

use super::super::lexicon::Span;
use super::super::sentences::Sentences;
use super::{KINDS, Weights};

/// How much of a word is its stem, in letters.
const STEM: usize = 5;
/// The stem of every number.
const NUMBER: &str = "0";
/// How much of a longer word is its beginning.
const BEGINNING: usize = 4;
/// Runs with fewer features count as having these: a word or two alone are no evidence.
const FEW: i64 = 20;
/// How many clauses are read together.
const TOGETHER: usize = 3;
/// A run of fewer words is only read with its neighbours.
const RUN: usize = 3;
/// Words that a clause begins with although no mark stands before them. Folded.
const JOINS: [&str; 7] = ["et", "and", "puis", "then", "ou", "or", "plus"];

/// The root of how many features there are, in thousandths, at least that of a few.
pub fn root(features: i64) -> i64 {
    (features.max(FEW) * 1_000_000).isqrt()
}

/// What a word, or one with the word before it, is looked up by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Feature<'a> {
    Stem(&'a str),
    /// The beginning of a longer word: `entr*`.
    Beginning(&'a str),
    /// The stems of two neighbours: `refai site`.
    Pair(&'a str, &'a str),
}

impl<'a> Feature<'a> {
    /// Reads what [`Display`] wrote.
    pub fn parse(written: &'a str) -> Self {
        match (written.strip_suffix('*'), written.split_once(' ')) {
            (Some(beginning), _) => Self::Beginning(beginning),
            (None, Some((before, stem))) => Self::Pair(before, stem),
            (None, None) => Self::Stem(written),
        }
    }
}

impl Display for Feature<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Stem(stem) => write!(formatter, "{stem}"),
            Self::Beginning(beginning) => write!(formatter, "{beginning}*"),
            Self::Pair(before, stem) => write!(formatter, "{before} {stem}"),
        }
    }
}

/// The weights of some features, added up.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// How many, known or not.
    pub features: i64,
    /// In thousandths, per kind.
    pub sums: [i64; KINDS],
}

impl Tally {
    fn add(&mut self, weights: Option<&[i32; KINDS]>) {
        self.features += 1;
        let Some(weights) = weights else { return };
        for (sum, weight) in self.sums.iter_mut().zip(weights) {
            *sum += i64::from(*weight);
        }
    }

    fn combined(mut self, other: &Self, sign: i64) -> Self {
        for (sum, other) in self.sums.iter_mut().zip(&other.sums) {
            *sum += sign * other;
        }
        self.features += sign * other.features;
        self
    }
}

/// One word of a text.
#[derive(Debug, Clone, Copy)]
struct Word<'a> {
    span: Span,
    stem: &'a str,
    /// Of a longer one that is no number.
    beginning: Option<&'a str>,
    sentence: usize,
    clause: usize,
}

/// The words of a folded text.
pub struct Pieces<'a> {
    words: Vec<Word<'a>>,
}

impl<'a> Pieces<'a> {
    /// Cuts a folded text into words; what is no word for `is_word`, such as a name, is passed over.
    pub fn new(text: &'a str, sentences: &Sentences, is_word: impl Fn(Span) -> bool) -> Self {
        let mut words = Vec::new();
        let mut clause = 0;
        let mut last = None;
        let mut place = sentences.along();
        let mut end = 0;
        let next = |from: usize, is: fn(&u8) -> bool| text.bytes().skip(from).position(|byte| is(&byte)).map(|ahead| from + ahead);
        while let Some(start) = next(end, u8::is_ascii_alphanumeric) {
            end = next(start, |byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len());
            let span = Span { start, end };
            if !is_word(span) {
                continue;
            }
            let word = &text[start..end];
            let (sentence, marked) = place(start);
            clause += usize::from(JOINS.contains(&word) || last.is_some_and(|last| last != marked));
            last = Some(marked);
            let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
            let stem = if is_number { NUMBER } else { word.get(..STEM).unwrap_or(word) };
            let beginning = word.get(..BEGINNING).filter(|beginning| !is_number && beginning.len() < word.len());
            words.push(Word { span, stem, beginning, sentence, clause });
        }
        Self { words }
    }

    /// The features of the word at a place by itself.
    fn alone(&self, at: usize) -> impl Iterator<Item = Feature<'a>> {
        self.words.get(at).into_iter().flat_map(|word| [Some(Feature::Stem(word.stem)), word.beginning.map(Feature::Beginning)]).flatten()
    }

    /// The feature of the word at a place with the one before it.
    fn with_the_one_before(&self, at: usize) -> Option<Feature<'a>> {
        Some(Feature::Pair(self.words.get(at.checked_sub(1)?)?.stem, self.words.get(at)?.stem))
    }

    /// Every feature of some words of one sentence.
    pub fn features(&self, words: std::ops::Range<usize>) -> impl Iterator<Item = Feature<'a>> {
        let first = words.start;
        words.flat_map(move |at| self.alone(at).chain(self.with_the_one_before(at).filter(|_| at > first)))
    }

    /// The runs of words that are read, sentence by sentence: up to three clauses together, and the whole.
    pub fn runs(&self) -> impl Iterator<Item = (usize, Vec<std::ops::Range<usize>>)> {
        let mut start = 0;
        self.words.chunk_by(|one, next| one.sentence == next.sentence).map(move |sentence| {
            let first = start;
            start += sentence.len();
            let mut bounds = vec![first];
            for clause in sentence.chunk_by(|one, next| one.clause == next.clause) {
                bounds.push(bounds.last().copied().unwrap_or(first) + clause.len());
            }
            (sentence.first().map_or(0, |word| word.sentence), runs(&bounds))
        })
    }

    /// Adds up the weights of every run, sentence by sentence. Takes time in proportion to the text: each word is weighed once.
    pub fn each_sentence(&self, weights: &Weights, mut said: impl FnMut(usize, &[(Span, Tally)])) {
        // Of one sentence: what each word says with the one before it, what all say up to each, and what its runs do.
        let (mut joined, mut until, mut tallies) = (Vec::new(), Vec::new(), Vec::new());
        for (sentence, runs) in self.runs() {
            let Some(whole) = runs.iter().map(|run| run.start).min().zip(runs.iter().map(|run| run.end).max()) else { continue };
            joined.clear();
            until.clear();
            until.push(Tally::default());
            for at in whole.0..whole.1 {
                let mut pair = Tally::default();
                if let Some(feature) = self.with_the_one_before(at).filter(|_| at > whole.0) {
                    pair.add(weights.of(feature));
                }
                let mut here = until[at - whole.0].combined(&pair, 1);
                self.alone(at).for_each(|feature| here.add(weights.of(feature)));
                joined.push(pair);
                until.push(here);
            }
            tallies.clear();
            tallies.extend(runs.into_iter().filter_map(|run| {
                let (from, to) = (run.start - whole.0, run.end - whole.0);
                let tally = until[to].combined(&until[from], -1).combined(&joined[from], -1);
                Some((Span { start: self.words.get(run.start)?.span.start, end: self.words.get(run.end - 1)?.span.end }, tally))
            }));
            said(sentence, &tallies);
        }
    }
}

/// The runs between some bounds of clauses.
fn runs(bounds: &[usize]) -> Vec<std::ops::Range<usize>> {
    let clauses = bounds.len() - 1;
    let mut runs = Vec::new();
    for first in 0..clauses {
        for last in first + 1..=(first + TOGETHER).min(clauses) {
            let run = bounds[first]..bounds[last];
            if run.len() >= RUN || clauses == 1 {
                runs.push(run);
            }
        }
    }
    let whole = bounds[0]..bounds[clauses];
    if clauses > TOGETHER || runs.is_empty() {
        runs.push(whole);
    }
    runs
}
