//! BM25 by tantivy, over headline and text as one field: folded, then stemmed in the need's language.

use std::collections::BTreeMap;

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{AsciiFoldingFilter, Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, TextAnalyzer};
use tantivy::{DocAddress, Index, Score, TantivyDocument, TantivyError, Term};

use super::ours::Scores;
use super::set::Set;

const ANALYZER: &str = "words";
/// Longer words are no words.
const LONGEST: usize = 60;
/// Bytes for what is not yet written.
const BUFFER: usize = 50_000_000;

/// The scores of these needs' candidates; who shares no word has 0.
pub(super) fn scores(set: &Set, needs: &[usize]) -> Result<Vec<Scores<f32>>, TantivyError> {
    let (mut french, mut english) = (None, None);
    let mut found = Vec::with_capacity(needs.len());
    for need in needs {
        let is_french = set.needs[*need].is_french();
        let (index, language) = if is_french { (&mut french, Language::French) } else { (&mut english, Language::English) };
        let index = match index {
            Some(index) => index,
            empty => empty.insert(Words::new(set, language)?),
        };
        found.push(index.scores(set, *need)?);
    }
    Ok(found)
}

/// The profiles' words in one language.
struct Words {
    index: Index,
    text: Field,
}

impl Words {
    fn new(set: &Set, language: Language) -> Result<Self, TantivyError> {
        let mut schema = Schema::builder();
        let words = TextFieldIndexing::default().set_tokenizer(ANALYZER).set_index_option(IndexRecordOption::WithFreqs);
        let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(words));
        let place = schema.add_u64_field("place", FAST);
        let index = Index::create_in_ram(schema.build());
        let analyzer = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(RemoveLongFilter::limit(LONGEST))
            .filter(LowerCaser)
            .filter(AsciiFoldingFilter)
            .filter(Stemmer::new(language))
            .build();
        index.tokenizers().register(ANALYZER, analyzer);
        // One thread, so that the order of the documents is always the same.
        let mut writer = index.writer_with_num_threads(1, BUFFER)?;
        for (at, profile) in set.profiles.iter().enumerate() {
            let mut document = TantivyDocument::default();
            document.add_text(text, profile.whole());
            document.add_u64(place, at as u64);
            writer.add_document(document)?;
        }
        writer.commit()?;
        Ok(Self { index, text })
    }

    fn scores(&self, set: &Set, need: usize) -> Result<Scores<f32>, TantivyError> {
        let clauses = self.terms(&set.needs[need].text)?.into_iter().map(|(term, times)| {
            let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
            (Occur::Should, Box::new(BoostQuery::new(Box::new(query), times)) as Box<dyn Query>)
        });
        let searcher = self.index.reader()?.searcher();
        let everybody = TopDocs::with_limit(set.profiles.len().max(1)).order_by_score();
        let found: Vec<(Score, DocAddress)> = searcher.search(&BooleanQuery::new(clauses.collect()), &everybody)?;
        let mut scores: BTreeMap<usize, f32> = set.pool(need).iter().map(|place| (*place, 0.0)).collect();
        for (score, address) in found {
            let places = searcher.segment_reader(address.segment_ord).fast_fields().u64("place")?;
            let place = places.first(address.doc_id).and_then(|place| usize::try_from(place).ok());
            if let Some(held) = place.and_then(|place| scores.get_mut(&place)) {
                *held = score;
            }
        }
        Ok(scores.into_iter().collect())
    }

    /// The terms of a text, each with how often it stands there.
    fn terms(&self, text: &str) -> Result<BTreeMap<Term, f32>, TantivyError> {
        let mut analyzer = self.index.tokenizer_for_field(self.text)?;
        let mut terms = BTreeMap::new();
        analyzer.token_stream(text).process(&mut |token| *terms.entry(Term::from_field_text(self.text, &token.text)).or_insert(0.0) += 1.0);
        Ok(terms)
    }
}
