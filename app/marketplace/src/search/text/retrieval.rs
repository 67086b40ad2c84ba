//! From a search to documents: each part of the question must be found one way or another, each facet must hold one of the chosen values.
//!
//! A word is looked for as it is written, by its stems, and by what the vocabulary knows under it; below what these find stands what the last
//! word is the beginning of; and below that, where both find few, what is a slip of the hand away, from five letters on. Where no document has
//! all parts, those with some are shown, and it is said.

use std::sync::Arc;

use domain::CriterionKind;
use tantivy::{
    Order, Searcher, Term,
    collector::{
        Count, SortKeyComputer, TopDocs,
        sort_key::{SortBySimilarityScore, SortByStaticFastValue},
    },
    query::{
        AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, FuzzyTermQuery, Occur, PhraseQuery, Query,
        RangeQuery, TermQuery,
    },
    schema::{Field, IndexRecordOption},
};
use uuid::Uuid;

use super::{
    Forgiven,
    asked::{Asked, BEGINNINGS, Facet, Scope, Sort},
    concepts::names,
    facets::{Counting, Counts, written},
    fields::{DAY, ID_HALVES, RATE, SINCE, TextFields},
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
    /// The question as it was understood; parts that were also looked for with slips of the hand say with how many.
    pub understood: Vec<(Part, u8)>,
    /// No document has all parts: these have some.
    pub relaxed: bool,
    pub forgiven: Forgiven,
}

/// Where fewer documents than this have a word, slips of the hand are forgiven it.
const FEW: usize = 5;

/// So many letters are a beginning, also beside what is written like that.
const BEGINNING: usize = 3;

/// What the first, the second and the third way to a part are worth by themselves: words seldom weigh as much, so that the first come first.
const TIERS: [f32; 3] = [100.0, 50.0, 25.0];

/// How one part of the question may be found.
struct Found {
    part: Part,
    /// How many slips of the hand are forgiven it.
    slips: u8,
    /// As it is written, then as the beginning of a word.
    near: Vec<Box<dyn Query>>,
    /// With slips of the hand.
    likely: Option<Box<dyn Query>>,
    /// What says which comes first among what is found in the same way.
    weight: Box<dyn Query>,
}

impl Found {
    fn as_typed(&self) -> Box<dyn Query> {
        self.weighed(copies(&self.near))
    }

    fn in_all_ways(&self) -> Box<dyn Query> {
        self.weighed(copies(&self.near).into_iter().chain(self.likely.iter().map(|query| query.box_clone())).collect())
    }

    /// By any of these ways, and worth the best of them.
    fn weighed(&self, ways: Vec<Box<dyn Query>>) -> Box<dyn Query> {
        let tiers = ways.into_iter().zip(TIERS).map(|(way, score)| worth(way, score)).collect();
        let any: Box<dyn Query> = Box::new(DisjunctionMaxQuery::new(tiers));
        Box::new(BooleanQuery::new(vec![(Occur::Must, any), (Occur::Should, self.weight.box_clone())]))
    }
}

/// The words of a search, as they are looked for.
struct Words {
    query: Box<dyn Query>,
    /// The same without slips of the hand, where any are forgiven.
    as_typed: Option<Box<dyn Query>>,
    understood: Vec<(Part, u8)>,
    relaxed: bool,
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
    /// Finds a page of `size` results, `skip` results in. What is alike in the order that is asked for stands by its id; how well something fits
    /// is not known here.
    pub(crate) fn find(&self, asked: &Asked, skip: usize, size: usize) -> Result<Hits, Problem> {
        let words = self.words(asked)?;
        let whole = self.within(&*words.query, self.chosen(asked, None));
        let (total, all) = self.searcher.search(&*whole, &(Count, Counting { today: self.today }))?;
        let ids = if size == 0 { Vec::new() } else { self.page(&*whole, asked, skip, size)? };
        let forgiven = self.forgiven(asked, &words, total)?;
        let counts = self.counts(asked, &*words.query, Arc::unwrap_or_clone(all))?;
        Ok(Hits { ids, total, counts, understood: words.understood, relaxed: words.relaxed && total > 0, forgiven })
    }

    /// How many results are newer than this moment, in seconds since 1970.
    ///
    /// Of those that [`find`](Self::find) would list now: they have all the words, and where nothing at all has all of them, older or newer,
    /// some. So that who saved a search that nothing answers whole is told of what its page shows, and no longer of that once something does.
    pub(crate) fn newer(&self, asked: &Asked, than: i64) -> Result<usize, Problem> {
        let words = self.words(asked)?;
        let mut chosen = self.chosen(asked, None);
        let since = self.fields.text.since;
        let after = RangeQuery::new(std::ops::Bound::Excluded(Term::from_field_i64(since, than)), std::ops::Bound::Unbounded);
        chosen.push(Box::new(after));
        Ok(self.searcher.search(&*self.within(&*words.query, chosen), &Count)?)
    }

    /// All the words of a search, or, where nothing that this person may find has all, any of them.
    fn words(&self, asked: &Asked) -> Result<Words, Problem> {
        let parts = Question::read(&asked.words).parts.into_iter();
        let found = parts.map(|part| self.found(part)).collect::<Result<Vec<Found>, Problem>>()?;
        let ways: Vec<Box<dyn Query>> = found.iter().map(Found::in_all_ways).collect();
        let all = all_of(&ways);
        let relaxed = ways.len() > 1 && self.count(&*all)? == 0;
        // Where nothing has all the words, that is what is said.
        let forgives = !relaxed && found.iter().any(|one| one.slips > 0);
        let as_typed = forgives.then(|| all_of(&found.iter().map(Found::as_typed).collect::<Vec<_>>()));
        let query: Box<dyn Query> = if relaxed { Box::new(BooleanQuery::union(ways)) } else { all };
        Ok(Words { query, as_typed, understood: found.into_iter().map(|one| (one.part, one.slips)).collect(), relaxed })
    }

    /// How much of what was found is there only because slips of the hand were forgiven.
    fn forgiven(&self, asked: &Asked, words: &Words, total: usize) -> Result<Forgiven, Problem> {
        let Some(as_typed) = words.as_typed.as_ref().filter(|_| total > 0) else { return Ok(Forgiven::Nothing) };
        Ok(match self.searcher.search(&*self.within(&**as_typed, self.chosen(asked, None)), &Count)? {
            0 => Forgiven::Everything,
            found if found < total => Forgiven::Part,
            _ => Forgiven::Nothing,
        })
    }

    /// Counts under each facet what the other facets leave; `counts` are those of what all of them leave.
    fn counts(&self, asked: &Asked, words: &dyn Query, mut counts: Counts) -> Result<Counts, Problem> {
        for facet in asked.chosen.keys() {
            let others = self.within(words, self.chosen(asked, Some(*facet)));
            let alone = self.searcher.search(&*others, &Counting { today: self.today })?;
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

    /// The ways to a part: as it is written, as a beginning, and, where this person finds few by these, with slips of the hand.
    ///
    /// No more slips are forgiven than it takes to find something that these do not. A word that the vocabulary knows is no slip, unless nothing
    /// is found by it; and only then are two forgiven: where something is written so, one is enough.
    fn found(&self, part: Part) -> Result<Found, Problem> {
        let exact = self.exact(&part);
        let alone = part.words.first().filter(|_| part.words.len() == 1 && !part.quoted).cloned();
        let Some(word) = alone else {
            let weight = exact.box_clone();
            return Ok(Found { part: part.whole(), slips: 0, near: vec![exact], likely: None, weight });
        };
        let is_long = word.chars().count() >= BEGINNING;
        let begun = match part.begun() {
            Some(begun) if is_long || self.count(&*exact)? == 0 => Some(begun),
            _ => None,
        };
        let mut near = vec![exact];
        near.extend(begun.as_ref().map(|begun| self.beginning(&word, begun)));
        let few = if part.concepts.is_empty() { FEW } else { 1 };
        let part = begun.unwrap_or_else(|| part.whole());
        let mut found = Found { weight: self.exact(&part), part, slips: 0, near, likely: None };
        let forgiven = slips_forgiven(&word);
        let held = if forgiven == 0 { few } else { self.count(&*found.as_typed())? };
        let most = if held == 0 { forgiven } else { forgiven.min(1) };
        for slips in (1..=most).filter(|_| held < few) {
            found.likely = Some(self.like(&word, slips));
            if self.count(&*found.in_all_ways())? > held {
                return Ok(Found { slips, ..found });
            }
        }
        Ok(Found { likely: None, ..found })
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

    fn page(&self, query: &dyn Query, asked: &Asked, skip: usize, size: usize) -> Result<Vec<Uuid>, Problem> {
        let top = TopDocs::with_limit(size).and_offset(skip);
        match asked.order() {
            Sort::Relevance => self.sorted(query, top, SortBySimilarityScore),
            Sort::Newest | Sort::Fit => self.sorted(query, top, (SortByStaticFastValue::<i64>::for_field(SINCE), Order::Desc)),
            Sort::Beginning => self.sorted(query, top, (SortByStaticFastValue::<i64>::for_field(DAY), Order::Asc)),
            Sort::Rate => {
                // A CTO looks for the best paid mission, staff for a CTO whom a startup can pay.
                let order = if asked.scope == Scope::Profiles { Order::Asc } else { Order::Desc };
                self.sorted(query, top, (SortByStaticFastValue::<u64>::for_field(RATE), order))
            }
        }
    }

    /// In this order, then by id: where a document lies in the index changes with every merge, and is another on each node.
    fn sorted<K: SortKeyComputer + Send + 'static>(&self, query: &dyn Query, top: TopDocs, key: K) -> Result<Vec<Uuid>, Problem> {
        let [high, low] = ID_HALVES.map(|half| (SortByStaticFastValue::<u64>::for_field(half), Order::Asc));
        let found = self.searcher.search(query, &top.order_by((key, high, low)))?;
        Ok(found.into_iter().map(|((_, high, low), _)| Uuid::from_u64_pair(high.unwrap_or_default(), low.unwrap_or_default())).collect())
    }
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
    worth(query, 0.0)
}

fn worth(query: Box<dyn Query>, score: f32) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, score))
}

fn copies(queries: &[Box<dyn Query>]) -> Vec<Box<dyn Query>> {
    queries.iter().map(|query| query.box_clone()).collect()
}

fn all_of(queries: &[Box<dyn Query>]) -> Box<dyn Query> {
    if queries.is_empty() { Box::new(AllQuery) } else { Box::new(BooleanQuery::intersection(copies(queries))) }
}
