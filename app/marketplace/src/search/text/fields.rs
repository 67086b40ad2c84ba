//! The part of the index that people search: words with their places, stems, what the vocabulary recognizes, facets, and what is sorted by.

use std::collections::BTreeSet;

use tantivy::{
    TantivyDocument,
    schema::{FAST, Field, INDEXED, IndexRecordOption, STRING, SchemaBuilder, TextFieldIndexing, TextOptions},
};
use uuid::Uuid;

use super::{
    analyzer::{self, Word},
    concepts::{Concept, joined, names},
    stems::stems,
};

/// The name of the column of facets.
pub(crate) const FACETS: &str = "facets";
/// The name of the column of days.
pub(crate) const DAY: &str = "day";
/// The name of the column of moments.
pub(crate) const SINCE: &str = "since";
/// The name of the column of rates.
pub(crate) const RATE: &str = "rate";
/// Words are analyzed here, and handed over with blanks between: tantivy writes what it is given as tokens to JSON and reads that again, which was
/// a quarter of the work of making an index.
const APART: &str = "whitespace";
/// The names of the two columns of an id's halves, by which everything stands that is alike otherwise.
pub(crate) const ID_HALVES: [&str; 2] = ["id_high", "id_low"];

/// The fields.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextFields {
    pub words: Field,
    pub stems: Field,
    /// Stems of the title alone: found there, a word counts for more.
    pub title: Field,
    pub concepts: Field,
    pub facets: Field,
    pub since: Field,
    pub rate: Field,
    pub day: Field,
    /// As in [`ID_HALVES`].
    pub id_halves: [Field; 2],
}

/// What is indexed of a mission or a profile.
#[derive(Debug, Clone, Default)]
pub(crate) struct Searchable {
    pub title: String,
    pub text: String,
    pub concepts: Vec<Concept>,
    /// As [`super::facets`] writes them.
    pub facets: Vec<String>,
    /// When it opened or was last changed, in seconds since 1970.
    pub since: i64,
    /// Euros a day; the end of the order where nothing was said.
    pub rate: u64,
    /// Days since 1970: when it may begin. [`i64::MAX`] where nothing was said.
    pub day: i64,
}

impl TextFields {
    pub(crate) fn add_to(schema: &mut SchemaBuilder) -> Self {
        let apart = TextFieldIndexing::default().set_tokenizer(APART);
        let of_words = |option| TextOptions::default().set_indexing_options(apart.clone().set_index_option(option));
        Self {
            words: schema.add_text_field("words", of_words(IndexRecordOption::WithFreqsAndPositions)),
            stems: schema.add_text_field("stems", of_words(IndexRecordOption::WithFreqs)),
            title: schema.add_text_field("title", of_words(IndexRecordOption::WithFreqs)),
            concepts: schema.add_text_field("concepts", STRING),
            facets: schema.add_text_field(FACETS, STRING | FAST),
            since: schema.add_i64_field(SINCE, FAST | INDEXED),
            rate: schema.add_u64_field(RATE, FAST),
            day: schema.add_i64_field(DAY, FAST | INDEXED),
            id_halves: ID_HALVES.map(|name| schema.add_u64_field(name, FAST)),
        }
    }

    pub(crate) fn fill(&self, document: &mut TantivyDocument, id: Uuid, searchable: &Searchable) {
        let title = analyzer::words(&searchable.title);
        let mut words = title.clone();
        words.extend(analyzer::words(&searchable.text));
        document.add_text(self.title, stems_of(&title));
        document.add_text(self.stems, stems_of(&words));
        let concepts: BTreeSet<String> = searchable.concepts.iter().chain(names().named_in(&words)).map(Concept::id).collect();
        concepts.into_iter().for_each(|id| document.add_text(self.concepts, id));
        searchable.facets.iter().for_each(|facet| document.add_text(self.facets, facet));
        document.add_i64(self.since, searchable.since);
        document.add_u64(self.rate, searchable.rate);
        document.add_i64(self.day, searchable.day);
        let (high, low) = id.as_u64_pair();
        self.id_halves.into_iter().zip([high, low]).for_each(|(half, value)| document.add_u64(half, value));
        document.add_text(self.words, joined(&words));
    }
}

/// The stems of words, with blanks between.
fn stems_of(words: &[Word]) -> String {
    words.iter().filter_map(|word| stems(&word.folded)).flatten().collect::<Vec<_>>().join(" ")
}
