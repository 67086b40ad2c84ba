//! What may be meant by the beginning of a word: names of the vocabulary that something in this node's index bears, most frequent first.
//!
//! Names of technologies, labels and cities alone: the words of texts are their writers', and names of people nobody's to be offered.

use std::{cmp::Reverse, collections::HashMap};

use matching::vocabulary::{Lang, vocabulary};
use tantivy::Term;

use super::{
    analyzer,
    concepts::{Concept, names},
};
use crate::{Marketplace, Problem};

/// How many suggestions there are at most.
pub const MOST: usize = 8;

/// So many names with the same beginning are looked at.
const LOOKED_AT: usize = 200;

/// Suggestions for the last word of what was typed so far, in this language.
pub fn suggest(market: &Marketplace, typed: &str, lang: Lang) -> Result<Vec<String>, Problem> {
    let words = analyzer::words(typed);
    let Some(beginning) = words.last().map(|word| word.folded.as_str()).filter(|word| word.len() > 1) else { return Ok(Vec::new()) };
    let generation = market.index.current();
    let searcher = generation.reader.searcher();
    let mut borne: HashMap<&Concept, u64> = HashMap::new();
    for (_, concept) in names().beginning(beginning, LOOKED_AT) {
        let bearers = searcher.doc_freq(&Term::from_field_text(generation.fields.text.concepts, &concept.id()))?;
        borne.insert(concept, bearers);
    }
    let mut found: Vec<(&Concept, u64)> = borne.into_iter().filter(|(_, bearers)| *bearers > 0).collect();
    found.sort_by_key(|(concept, bearers)| (Reverse(*bearers), *concept));
    let name = |concept: &Concept| vocabulary().label(concept.kind, &concept.code, lang).map(str::to_owned);
    Ok(found.into_iter().filter_map(|(concept, _)| name(concept)).take(MOST).collect())
}
