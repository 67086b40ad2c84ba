//! What the learned reader looks at: the stems of words, their beginnings, and pairs of neighbours, in runs of up to three clauses and in whole
//! sentences. A number is a number, whichever it is.

use super::super::lexicon::Span;
use super::super::sentences::Sentences;
use super::{KINDS, Weights};

/// How much of a word is its stem, in letters.
const STEM: usize = 5;
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

/// The weights of some features, added up.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// How many, known or not.
    pub features: i64,
    /// In thousandths, per kind.
    pub sums: [i64; KINDS],
}

impl Tally {
    fn add(&mut self, weights: Option<&[i64; KINDS]>) {
        self.features += 1;
        for (sum, weight) in self.sums.iter_mut().zip(weights.into_iter().flatten()) {
            *sum += weight;
        }
    }

    fn combined(self, other: Self, sign: i64) -> Self {
        let mut sums = self.sums;
        for (sum, other) in sums.iter_mut().zip(other.sums) {
            *sum += sign * other;
        }
        Self { features: self.features + sign * other.features, sums }
    }
}

/// One word of a text.
#[derive(Debug, Clone, Copy)]
struct Word {
    span: Span,
    sentence: usize,
    clause: usize,
}

/// The words of a folded text.
pub struct Pieces<'a> {
    text: &'a str,
    words: Vec<Word>,
}

impl<'a> Pieces<'a> {
    /// Cuts a folded text into words; what is no word for `is_word`, such as a name, is passed over.
    pub fn new(text: &'a str, sentences: &Sentences, is_word: impl Fn(Span) -> bool) -> Self {
        let mut words = Vec::new();
        let mut clause = 0;
        let mut last = None;
        let mut rest = text.bytes().enumerate().peekable();
        while let Some((start, byte)) = rest.next() {
            if !byte.is_ascii_alphanumeric() {
                continue;
            }
            let mut end = start + 1;
            while let Some((at, _)) = rest.next_if(|(_, next)| next.is_ascii_alphanumeric()) {
                end = at + 1;
            }
            let span = Span { start, end };
            if !is_word(span) {
                continue;
            }
            let marked = sentences.clause(start);
            let joins = text.get(start..end).is_some_and(|word| JOINS.contains(&word));
            clause += usize::from(joins || last.is_some_and(|last| last != marked));
            last = Some(marked);
            words.push(Word { span, sentence: sentences.sentence(start), clause });
        }
        Self { text, words }
    }

    fn word(&self, at: usize) -> &'a str {
        self.words.get(at).and_then(|word| self.text.get(word.span.start..word.span.end)).unwrap_or_default()
    }

    /// Hands over the features of the word at a place by itself.
    fn alone(&self, at: usize, feature: &mut String, mut found: impl FnMut(&str)) {
        let word = self.word(at);
        feature.clear();
        push_stem(feature, word);
        found(feature);
        if word.len() > BEGINNING && !is_number(word) {
            feature.truncate(BEGINNING);
            feature.push('*');
            found(feature);
        }
    }

    /// Hands over the feature of the word at a place with the one before it.
    fn with_the_one_before(&self, at: usize, feature: &mut String, mut found: impl FnMut(&str)) {
        feature.clear();
        push_stem(feature, self.word(at - 1));
        feature.push(' ');
        push_stem(feature, self.word(at));
        found(feature);
    }

    /// Every feature of some words of one sentence.
    pub fn features(&self, words: std::ops::Range<usize>, mut found: impl FnMut(&str)) {
        let mut feature = String::new();
        for at in words.clone() {
            self.alone(at, &mut feature, &mut found);
            if at > words.start {
                self.with_the_one_before(at, &mut feature, &mut found);
            }
        }
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
        let mut feature = String::new();
        for (sentence, runs) in self.runs() {
            let Some(whole) = runs.iter().map(|run| run.start).min().zip(runs.iter().map(|run| run.end).max()) else { continue };
            let mut joined = vec![Tally::default(); whole.1 - whole.0];
            let mut until = vec![Tally::default(); whole.1 - whole.0 + 1];
            for at in whole.0..whole.1 {
                let here = at - whole.0;
                if here > 0 {
                    self.with_the_one_before(at, &mut feature, |feature| joined[here].add(weights.of(feature)));
                }
                let mut alone = Tally::default();
                self.alone(at, &mut feature, |feature| alone.add(weights.of(feature)));
                until[here + 1] = until[here].combined(joined[here], 1).combined(alone, 1);
            }
            let tallies: Vec<(Span, Tally)> = runs
                .into_iter()
                .filter_map(|run| {
                    let (from, to) = (run.start - whole.0, run.end - whole.0);
                    let tally = until[to].combined(until[from], -1).combined(joined[from], -1);
                    Some((Span { start: self.words.get(run.start)?.span.start, end: self.words.get(run.end - 1)?.span.end }, tally))
                })
                .collect();
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

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn push_stem(feature: &mut String, word: &str) {
    feature.push_str(if is_number(word) { "0" } else { word.get(..STEM).unwrap_or(word) });
}
