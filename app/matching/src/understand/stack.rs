//! Technologies: which are wanted, which are declined, and which words only look like one.
//!
//! Names that stand in a list, with nothing but commas, versions and "and" between them, form a chain. What is said of one mostly holds for all: a
//! chain with one certain technology is [technical], "nice to have" weighs all of it, and [refusals](refusal) reach into it as far as grammar goes.

mod refusal;
mod technical;

#[cfg(test)]
mod laws;

use std::collections::BTreeSet;

use domain::{CriterionValue, Importance, TechnologyId};

use super::lexicon::{Cue, Named, Span};
use super::{Finding, Reading};
use crate::vocabulary::{Technology, TechnologyKind, vocabulary};

/// Words that may stand between two names of one list.
const GLUE: [&str; 16] = ["and", "et", "or", "ou", "ni", "nor", "with", "avec", "as", "well", "then", "puis", "ainsi", "que", "on", "sur"];
/// How far apart two names of one list may stand, in bytes.
const LIST_GAP: usize = 16;

/// What was read of technologies.
pub struct Stack {
    pub wanted: Vec<Finding>,
    pub declined: Vec<(TechnologyId, Span)>,
}

/// Names of one list.
struct Chain {
    names: Vec<Named>,
    /// Whether only marks, and no word, stand between the names.
    by_marks: bool,
}

/// Reads the technologies of a text.
pub fn read(reading: &Reading<'_>) -> Stack {
    let chains: Vec<Chain> = chains(reading).into_iter().filter_map(|chain| technical::technical(reading, chain)).collect();
    let names: Vec<refusal::Link> = chains
        .iter()
        .enumerate()
        .flat_map(|(chain, list)| list.names.iter().map(move |name| refusal::Link { chain, name: *name }))
        .collect();
    let id = |name: &Named| technology(name).map(|technology| technology.id.clone());
    let mut declined: Vec<(TechnologyId, Span)> = refusal::refused(reading, &names)
        .iter()
        .filter_map(|at| names.get(*at))
        .filter_map(|link| Some((id(&link.name)?, link.name.span)))
        .collect();
    declined.sort();
    declined.dedup_by(|later, first| later.0 == first.0);
    let refused: BTreeSet<&TechnologyId> = declined.iter().map(|(technology, _)| technology).collect();
    let mut wanted = Vec::new();
    for chain in &chains {
        let said: Vec<Importance> = chain.names.iter().filter_map(|name| reading.weights.said_of(name.span)).collect();
        let importance = said.iter().copied().find(|said| *said == Importance::Nice).or_else(|| said.first().copied());
        let tools = chain.names.iter().filter(|name| !is_concept(name));
        let known = tools.filter_map(|name| Some((id(name)?, name.span))).filter(|(technology, _)| !refused.contains(technology));
        let weight = |span| importance.or_else(|| is_of_the_office(reading, span).then_some(Importance::Nice));
        wanted.extend(known.map(|(technology, span)| Finding { value: CriterionValue::Stack(technology), span, importance: weight(span) }));
    }
    declined.sort_by_key(|(_, span)| *span);
    Stack { wanted, declined }
}

fn technology(name: &Named) -> Option<&'static Technology> {
    vocabulary().technologies().get(name.at)
}

/// Whether a tool is one that every office has: whoever names it in passing looks for nobody who knows it.
fn is_of_the_office(reading: &Reading<'_>, span: Span) -> bool {
    let tools = reading.matches.cues(Cue::Office);
    let from = tools.partition_point(|tool| tool.end < span.end);
    tools.iter().skip(from).take_while(|tool| tool.end == span.end).any(|tool| *tool == span)
}

/// An idea rather than a tool: to mention it is not to wish for it, and proves nothing of the words beside it.
fn is_concept(name: &Named) -> bool {
    technology(name).is_some_and(|technology| technology.kind == TechnologyKind::Concept)
}

/// A place where people meet: to be there is not to build with it.
fn is_meeting_place(name: &Named) -> bool {
    technology(name).is_some_and(|technology| technology.meeting)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn chains(reading: &Reading<'_>) -> Vec<Chain> {
    let mut chains: Vec<Chain> = Vec::new();
    for name in &reading.matches.technologies {
        let misread = reading.matches.cue_covers(Cue::NeverTechnical, name.span);
        if misread || name.bundle && !technical::is_in_capitals(reading, name.span) {
            continue;
        }
        match chains.last_mut() {
            Some(chain) if is_glue(between(reading, chain, name)) => {
                let between = between(reading, chain, name);
                chain.by_marks &= words(between).all(is_number) && !between.trim().is_empty() && !between.contains('(');
                chain.names.push(*name);
            }
            _ => chains.push(Chain { names: vec![*name], by_marks: true }),
        }
    }
    chains
}

/// What stands between the last name of a chain and another; nothing between the parts of a bundle.
fn between<'a>(reading: &Reading<'a>, chain: &Chain, name: &Named) -> &'a str {
    let end = chain.names.last().map_or(name.span.start, |last| last.span.end);
    reading.folded.as_str().get(end..name.span.start).unwrap_or_default()
}

/// Whether a list goes on across these marks and words; versions (`3.11`, `v4`, `17+`) count for nothing.
fn is_glue(between: &str) -> bool {
    let full_stop = |at: usize| !between[at + 1..].starts_with(|next: char| next.is_ascii_digit());
    between.len() <= LIST_GAP
        && !between.contains(['\n', '!', '?', ';'])
        && !between.match_indices('.').any(|(at, _)| full_stop(at))
        && words(between).all(|word| GLUE.contains(&word) || is_number(word))
}

fn is_number(word: &str) -> bool {
    let digits = word.strip_prefix('v').unwrap_or(word);
    digits.starts_with(|first: char| first.is_ascii_digit()) && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x')
}
