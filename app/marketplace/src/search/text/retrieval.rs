//! From a search to documents: each part of the question must be found one way or another, each facet must hold one of the chosen values.
//!
//! A word is looked for as it is written, by its stems, and by what the vocabulary knows under it. Only where none of these finds anything is
//! the last word taken for a beginning; and only where that finds nothing are slips of the hand forgiven: one from five letters on, two from
//! nine on. Where no document has all parts, those with some are shown, and it is said.

use std::sync::Arc;

use domain::CriterionKind;
use tantivy::{
    DocAddress, Order, Searcher, TantivyDocument, Term,
    collector::{Count, TopDocs},
    query::{
        AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, FuzzyTermQuery, Occur, PhraseQuery, Query, RangeQuery, TermQuery,
    },
    schema::{Field, IndexRecordOption, Value},
};
use uuid::Uuid;

use super::{
    asked::{Asked, BEGINNINGS, Facet, Scope, Sort},
    concepts::names,
    facets::{Counting, Counts, written},
    fields::{DAY, RATE, SINCE, TextFields},
    question::{Part, Question},
    stems::stems,
};
use crate::{Problem, search::schema::Fields};

/// What was found.
#[derive(Debug, Clone)]
pub(crate) struct Hits {
    /// Of the page that was asked for, in order.
    pub ids: Vec<Uuid>,
    pub total: usize,
    pub counts: Counts,
    /// The question as it was understood; parts that were found by forgiving a slip say by how many letters.
    pub understood: Vec<(Part, u8)>,
    /// No document has all parts: these have some.
    pub relaxed: bool,
}

impl Hits {
    /// Something was found, and parts of the question were forgiven a slip of the hand for it.
    pub(crate) fn forgiven(&self) -> bool {
        self.total > 0 && self.understood.iter().any(|(_, slips)| *slips > 0)
    }
}

/// A search at one moment of one index.
pub(crate) struct Retrieval<'a> {
    pub searcher: &'a Searcher,
    pub fields: &'a Fields,
    /// What this person may find at all.
    pub scope: Box<dyn Query>,
    /// Days since 1970.
    pub today: i64,
}

impl Retrieval<'_> {
    /// Finds a page of `size` results, `skip` results in.
    pub(crate) fn find(&self, asked: &Asked, skip: usize, size: usize) -> Result<Hits, Problem> {
        let question = Question::read(&asked.words);
        let mut understood = Vec::with_capacity(question.parts.len());
        let mut found_by = Vec::with_capacity(question.parts.len());
        for part in question.parts {
            let (query, part, slips) = self.forgiving(part)?;
            found_by.push(query);
            understood.push((part, slips));
        }
        let all = all_of(&found_by);
        let relaxed = found_by.len() > 1 && self.count(&*all)? == 0;
        let words: Box<dyn Query> = if relaxed { Box::new(BooleanQuery::union(copies(&found_by))) } else { all };
        let chosen = self.chosen(asked, None);
        let whole = self.within(&*words, chosen);
        let total = self.searcher.search(&*whole, &Count)?;
        let addresses = if size == 0 { Vec::new() } else { self.page(&*whole, asked, skip, size)? };
        let ids = addresses.into_iter().map(|address| self.id(address)).collect::<Result<_, _>>()?;
        Ok(Hits { ids, total, counts: self.counts(asked, &*words)?, understood, relaxed: relaxed && total > 0 })
    }

    /// How many results are newer than this moment, in seconds since 1970.
    pub(crate) fn newer(&self, asked: &Asked, than: i64) -> Result<usize, Problem> {
        let mut found_by = Vec::new();
        for part in Question::read(&asked.words).parts {
            found_by.push(self.forgiving(part)?.0);
        }
        let mut chosen = self.chosen(asked, None);
        let since = self.fields.text.since;
        let after = RangeQuery::new(std::ops::Bound::Excluded(Term::from_field_i64(since, than)), std::ops::Bound::Unbounded);
        chosen.push(Box::new(after));
        Ok(self.searcher.search(&*self.within(&*all_of(&found_by), chosen), &Count)?)
    }

    /// Counts under each facet what the other facets leave.
    fn counts(&self, asked: &Asked, words: &dyn Query) -> Result<Counts, Problem> {
        let counting = Counting { today: self.today };
        let counted = |but| self.searcher.search(&*self.within(words, self.chosen(asked, but)), &counting);
        let mut counts = Arc::unwrap_or_clone(counted(None)?);
        for facet in asked.chosen.keys() {
            let alone = Arc::unwrap_or_clone(counted(Some(*facet))?);
            counts.insert(*facet, alone.get(facet).cloned().unwrap_or_default());
        }
        Ok(counts)
    }

    fn within(&self, words: &dyn Query, chosen: Vec<Box<dyn Query>>) -> Box<dyn Query> {
        let mut clauses = vec![(Occur::Must, words.box_clone()), (Occur::Must, silent(self.scope.box_clone()))];
        clauses.extend(chosen.into_iter().map(|query| (Occur::Must, silent(query))));
        Box::new(BooleanQuery::new(clauses))
    }

    /// One condition for each facet that has chosen values, but one.
    fn chosen(&self, asked: &Asked, but: Option<Facet>) -> Vec<Box<dyn Query>> {
        let facets = asked.chosen.iter().filter(|(facet, _)| Some(**facet) != but);
        facets
            .map(|(facet, values)| Box::new(BooleanQuery::union(values.iter().map(|value| self.under(*facet, value)).collect())) as _)
            .collect()
    }

    fn under(&self, facet: Facet, value: &str) -> Box<dyn Query> {
        let TextFields { facets, day, .. } = self.fields.text;
        if facet != Facet::Beginning {
            return term(facets, &written(facet, value));
        }
        let Some((_, after, upto)) = BEGINNINGS.iter().find(|(code, ..)| *code == value) else { return Box::new(EmptyQuery) };
        let moved = |ahead: i64| Term::from_field_i64(day, self.today.saturating_add(ahead));
        Box::new(RangeQuery::new(std::ops::Bound::Excluded(moved(*after)), std::ops::Bound::Included(moved(*upto))))
    }

    fn count(&self, words: &dyn Query) -> Result<usize, Problem> {
        Ok(self.searcher.search(&*self.within(words, Vec::new()), &Count)?)
    }

    /// A part as it is written, or else, where this person can find nothing by that, as a beginning, or with slips of the hand; with the part
    /// as it was understood, and how many slips were forgiven.
    fn forgiving(&self, part: Part) -> Result<(Box<dyn Query>, Part, u8), Problem> {
        let exact = self.exact(&part);
        let [word] = part.words.as_slice() else { return Ok((exact, part.whole(), 0)) };
        if part.quoted || self.count(&*exact)? > 0 {
            return Ok((exact, part.whole(), 0));
        }
        if let Some(begun) = part.begun() {
            let beginning = self.beginning(word, &begun);
            if self.count(&*beginning)? > 0 {
                return Ok((beginning, begun, 0));
            }
        }
        for slips in 1..=slips_forgiven(word) {
            let likely = self.like(word, slips);
            if self.count(&*likely)? > 0 {
                return Ok((likely, part.whole(), slips));
            }
        }
        Ok((exact, part.whole(), 0))
    }

    fn exact(&self, part: &Part) -> Box<dyn Query> {
        let concepts = self.fields.text.concepts;
        let mut ways = vec![boosted(self.phrase(&part.words), 2.0)];
        if part.quoted {
            return Box::new(BooleanQuery::union(ways));
        }
        ways.push(all_of(&part.words.iter().map(|word| self.forms(word)).collect::<Vec<_>>()));
        let weight = |kind| if kind == CriterionKind::Stack { 2.0 } else { 0.8 };
        ways.extend(part.concepts.iter().map(|concept| boosted(term(concepts, &concept.id()), weight(concept.kind))));
        Box::new(BooleanQuery::union(ways))
    }

    /// The word itself or another form of it; in a title it counts for more.
    fn forms(&self, word: &str) -> Box<dyn Query> {
        let TextFields { words, stems: of_text, title, .. } = self.fields.text;
        let mut ways = vec![term(words, word)];
        for stem in stems(word).into_iter().flatten() {
            ways.push(term(of_text, &stem));
            ways.push(boosted(term(title, &stem), 2.0));
        }
        Box::new(BooleanQuery::union(ways))
    }

    fn phrase(&self, words: &[String]) -> Box<dyn Query> {
        let field = self.fields.text.words;
        match words {
            [word] => term(field, word),
            words => Box::new(PhraseQuery::new(words.iter().map(|word| Term::from_field_text(field, word)).collect())),
        }
    }

    fn beginning(&self, word: &str, begun: &Part) -> Box<dyn Query> {
        let TextFields { words, concepts, .. } = self.fields.text;
        let mut ways: Vec<Box<dyn Query>> = begun.concepts.iter().map(|concept| term(concepts, &concept.id())).collect();
        ways.push(Box::new(FuzzyTermQuery::new_prefix(Term::from_field_text(words, word), 0, true)));
        Box::new(BooleanQuery::union(ways))
    }

    fn like(&self, word: &str, slips: u8) -> Box<dyn Query> {
        let TextFields { words, concepts, .. } = self.fields.text;
        let mut ways: Vec<Box<dyn Query>> = vec![Box::new(FuzzyTermQuery::new(Term::from_field_text(words, word), slips, true))];
        ways.extend(names().like(word, slips).into_iter().map(|concept| term(concepts, &concept.id())));
        Box::new(BooleanQuery::union(ways))
    }

    fn page(&self, query: &dyn Query, asked: &Asked, skip: usize, size: usize) -> Result<Vec<DocAddress>, Problem> {
        let top = TopDocs::with_limit(size).and_offset(skip);
        Ok(match asked.order() {
            Sort::Relevance | Sort::Fit => addresses(self.searcher.search(query, &top.order_by_score())?),
            Sort::Newest => addresses(self.searcher.search(query, &top.order_by_fast_field::<i64>(SINCE, Order::Desc))?),
            Sort::Beginning => addresses(self.searcher.search(query, &top.order_by_fast_field::<i64>(DAY, Order::Asc))?),
            Sort::Rate => {
                // A CTO looks for the best paid mission, staff for a CTO whom a startup can pay.
                let order = if asked.scope == Scope::Profiles { Order::Asc } else { Order::Desc };
                addresses(self.searcher.search(query, &top.order_by_fast_field::<u64>(RATE, order))?)
            }
        })
    }

    fn id(&self, address: DocAddress) -> Result<Uuid, Problem> {
        let document: TantivyDocument = self.searcher.doc(address)?;
        let text = document.get_first(self.fields.id).and_then(|value| value.as_str()).unwrap_or_default();
        Uuid::try_parse(text).map_err(Problem::broken)
    }
}

fn addresses<T>(found: Vec<(T, DocAddress)>) -> Vec<DocAddress> {
    found.into_iter().map(|(_, address)| address).collect()
}

/// How many slips of the hand a word of this length is forgiven.
pub(crate) fn slips_forgiven(word: &str) -> u8 {
    match word.chars().count() {
        0..5 => 0,
        5..9 => 1,
        _ => 2,
    }
}

pub(crate) fn term(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs))
}

fn boosted(query: Box<dyn Query>, weight: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, weight))
}

/// A condition that says nothing about the order.
fn silent(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}

fn copies(queries: &[Box<dyn Query>]) -> Vec<Box<dyn Query>> {
    queries.iter().map(|query| query.box_clone()).collect()
}

fn all_of(queries: &[Box<dyn Query>]) -> Box<dyn Query> {
    if queries.is_empty() { Box::new(AllQuery) } else { Box::new(BooleanQuery::intersection(copies(queries))) }
}
