//! Technologies: which are wanted, which are declined, and which words only look like one.
//!
//! Names that stand in a list, with nothing but commas and "and" between them, form a chain. What is said of one holds for all: a chain with one
//! certain technology is technical, "nice to have" weighs all of it, and "without" declines all of it.

use std::collections::BTreeSet;

use domain::{CriterionValue, Importance, TechnologyId};

use super::lexicon::{Cue, Named, Span};
use super::{Finding, Reading};
use crate::vocabulary::vocabulary;

/// Words that may stand between two names of one list.
const GLUE: [&str; 12] = ["and", "et", "or", "ou", "ni", "nor", "with", "avec", "as", "well", "then", "puis"];
/// Words that may stand between "without" and a name.
const SMALL: [&str; 14] = ["de", "du", "des", "d", "le", "la", "l", "les", "any", "the", "our", "notre", "a", "more"];
/// Words after which a name is where the company goes, not what it leaves.
const TOWARDS: [&str; 8] = ["to", "towards", "into", "vers", "pour", "par", "with", "by"];
/// How far a name may stand from the word for leaving, in bytes.
const LEAVING_REACH: usize = 40;
/// How far a capitalised name may stand from a certain technology to be believed, in bytes.
const COMPANY_REACH: usize = 90;

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
    let chains: Vec<Chain> = chains(reading).into_iter().filter_map(|chain| technical(reading, chain)).collect();
    let names: Vec<(usize, Named)> =
        chains.iter().enumerate().flat_map(|(at, chain)| chain.names.iter().map(move |name| (at, *name))).collect();
    let declined_from = declined(reading, &names);
    let technologies = vocabulary().technologies();
    let id = |name: &Named| technologies.get(name.at).map(|technology| technology.id.clone());
    let mut declined: Vec<(TechnologyId, Span)> = Vec::new();
    for from in declined_from {
        declined.extend(list_from(reading, &names, from).filter_map(|name| Some((id(name)?, name.span))));
    }
    declined.sort();
    declined.dedup_by(|later, first| later.0 == first.0);
    let refused: BTreeSet<&TechnologyId> = declined.iter().map(|(technology, _)| technology).collect();
    let mut wanted = Vec::new();
    for chain in &chains {
        let said: Vec<Importance> = chain.names.iter().filter_map(|name| reading.weights.said_of(name.span)).collect();
        let importance = said.iter().copied().find(|said| *said == Importance::Nice).or_else(|| said.first().copied());
        let known =
            chain.names.iter().filter_map(|name| Some((id(name)?, name.span))).filter(|(technology, _)| !refused.contains(technology));
        wanted.extend(known.map(|(technology, span)| Finding { value: CriterionValue::Stack(technology), span, importance }));
    }
    declined.sort_by_key(|(_, span)| *span);
    Stack { wanted, declined }
}

/// The names of one list from a position on, up to a word such as "with", after which comes what is wanted instead.
fn list_from<'a>(reading: &'a Reading<'a>, names: &'a [(usize, Named)], from: usize) -> impl Iterator<Item = &'a Named> {
    let mut last: Option<(usize, Span)> = None;
    names.get(from..).unwrap_or_default().iter().map_while(move |(chain, name)| {
        if let Some((first_chain, before)) = last {
            let between = reading.text().get(before.end..name.span.start).unwrap_or_default();
            if *chain != first_chain || words(between).any(|word| TOWARDS.contains(&word) || word == "avec") {
                return None;
            }
        }
        last = Some((*chain, name.span));
        Some(name)
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn chains(reading: &Reading<'_>) -> Vec<Chain> {
    let mut chains: Vec<Chain> = Vec::new();
    for name in &reading.matches.technologies {
        let misread = name.ambiguous && reading.matches.cue_covers(Cue::NeverTechnical, name.span);
        if misread || name.bundle && !is_in_capitals(reading, name.span) {
            continue;
        }
        match chains.last_mut() {
            Some(chain) if is_glue(between(reading, chain, name)) => {
                let between = between(reading, chain, name);
                chain.by_marks &= words(between).next().is_none() && !between.trim().is_empty();
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

fn is_glue(between: &str) -> bool {
    between.len() <= 16 && !between.contains(['\n', '!', '?', '.', ';']) && words(between).all(|word| GLUE.contains(&word))
}

/// The names of a chain that are technologies here; `None` when none is.
fn technical(reading: &Reading<'_>, chain: Chain) -> Option<Chain> {
    let proven = chain.names.iter().any(|name| !name.ambiguous || has_technical_words(reading, *name))
        || chain.names.len() >= 3 && chain.names.iter().all(|name| is_capitalised(reading, name.span));
    let names: Vec<Named> = chain
        .names
        .iter()
        .copied()
        .filter(|name| {
            let capitalised = is_capitalised(reading, name.span);
            let fits_list = proven && chain.names.len() > 1 && (capitalised || chain.by_marks && name.span.len() > 1);
            !name.ambiguous || fits_list || has_technical_words(reading, *name) || capitalised && has_company(reading, *name)
        })
        .collect();
    (!names.is_empty()).then_some(Chain { names, by_marks: chain.by_marks })
}

/// Whether the words right before or after an ambiguous name are of the trade.
fn has_technical_words(reading: &Reading<'_>, name: Named) -> bool {
    if !name.ambiguous {
        return true;
    }
    let Span { start, end } = name.span;
    let capitalised = is_capitalised(reading, name.span);
    if name.span.len() == 1 && !capitalised {
        return false;
    }
    let matches = reading.matches;
    let near =
        |cue: Cue| matches.cue_before(cue, start, 3).is_some_and(|span| !reading.text()[span.end..start].contains(char::is_alphanumeric));
    let after = matches.cue_after(Cue::TechnicalAfter, end, 1).is_some();
    let sentence_is_technical = || {
        let sentence = reading.sentences.sentence(start);
        [Cue::TechnicalAfter].iter().any(|cue| {
            let around = [matches.cue_before(*cue, start, COMPANY_REACH), matches.cue_after(*cue, end, COMPANY_REACH)];
            around.into_iter().flatten().any(|span| reading.sentences.sentence(span.start) == sentence)
        })
    };
    let opens_sentence = start == 0 || reading.sentences.sentence(start) != reading.sentences.sentence(start.saturating_sub(2));
    after && (capitalised || name.span.len() > 3 && !opens_sentence)
        || near(Cue::TechnicalBefore) && (capitalised && !opens_sentence || sentence_is_technical())
        || capitalised && (near(Cue::Without) || near(Cue::Leaving))
}

/// Whether a certain technology stands in the same sentence, not far; the first word of a sentence is capitalised anyway and needs more.
fn has_company(reading: &Reading<'_>, name: Named) -> bool {
    let sentence = reading.sentences.sentence(name.span.start);
    if name.span.start == 0 || reading.sentences.sentence(name.span.start.saturating_sub(2)) != sentence {
        return false;
    }
    let names = &reading.matches.technologies;
    let at = names.partition_point(|other| other.span.start < name.span.start);
    let around = names.iter().skip(at.saturating_sub(3)).take(7);
    around.filter(|other| !other.ambiguous && reading.sentences.sentence(other.span.start) == sentence).any(|other| {
        let gap = if other.span.start > name.span.start {
            other.span.start.saturating_sub(name.span.end)
        } else {
            name.span.start.saturating_sub(other.span.end)
        };
        gap <= COMPANY_REACH
    })
}

fn is_in_capitals(reading: &Reading<'_>, span: Span) -> bool {
    let words = reading.folded.original(span.start..span.end).and_then(|evidence| evidence.words(reading.given));
    words.is_some_and(|words| words.chars().all(char::is_uppercase))
}

fn is_capitalised(reading: &Reading<'_>, span: Span) -> bool {
    let words = reading.folded.original(span.start..span.end).and_then(|evidence| evidence.words(reading.given));
    words.is_some_and(|words| words.starts_with(|first: char| first.is_uppercase() || first == '.'))
}

/// The positions of the names that a "without" or a "leaving" reaches first.
fn declined(reading: &Reading<'_>, names: &[(usize, Named)]) -> Vec<usize> {
    let first_after = |at: usize| names.partition_point(|(_, name)| name.span.start < at);
    let mut found = Vec::new();
    for cue in reading.matches.cues(Cue::Without) {
        let first = first_after(cue.end);
        let Some((_, name)) = names.get(first) else { continue };
        let between = &reading.text()[cue.end..name.span.start];
        if between.len() <= 16 && !between.contains([',', '.', ';', ':', '\n']) && words(between).all(|word| SMALL.contains(&word)) {
            found.push(first);
        }
    }
    for cue in reading.matches.cues(Cue::Leaving) {
        let first = first_after(cue.end);
        let Some((_, name)) = names.get(first) else { continue };
        let between = &reading.text()[cue.end..name.span.start];
        let same_clause = reading.sentences.clause(cue.start) == reading.sentences.clause(name.span.start);
        if between.len() <= LEAVING_REACH && same_clause && !words(between).any(|word| TOWARDS.contains(&word)) {
            found.push(first);
        }
    }
    found
}
