//! Retrieval of missions: a wide net. What a CTO has done is a term of its own kind, weighed; all other missions follow behind.

use domain::{CriterionKind, MissionId};
use matching::Profile;
use tantivy::{
    DocAddress, Score, TantivyDocument, Term,
    collector::TopDocs,
    query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, Query, TermQuery},
    schema::{IndexRecordOption, Value},
};
use uuid::Uuid;

use super::{
    generation::Generation,
    schema::{LABELS, Subject, labels_of},
};
use crate::{Marketplace, Problem};

/// Open missions worth comparing with a profile, most promising first, `limit` at most.
pub(crate) fn missions_for(market: &Marketplace, profile: &Profile, limit: usize) -> Result<Vec<MissionId>, Problem> {
    let generation = market.index.current();
    let mut terms = Vec::new();
    for (kind, field) in LABELS.iter().zip(generation.fields.labels) {
        let boost = if *kind == CriterionKind::MissionType { 2.0 } else { 1.0 };
        terms.extend(labels_of(profile, *kind).into_iter().map(|code| (field, code, boost)));
    }
    Ok(search(&generation, Subject::Mission, terms, limit)?.into_iter().map(MissionId).collect())
}

fn search(
    generation: &Generation,
    subject: Subject,
    terms: Vec<(tantivy::schema::Field, String, f32)>,
    limit: usize,
) -> Result<Vec<Uuid>, Problem> {
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = terms
        .into_iter()
        .map(|(field, code, boost)| {
            let term = TermQuery::new(Term::from_field_text(field, &code), IndexRecordOption::WithFreqs);
            (Occur::Should, Box::new(BoostQuery::new(Box::new(term), boost)) as Box<dyn Query>)
        })
        .collect();
    let of_subject = TermQuery::new(Term::from_field_text(generation.fields.subject, subject.code()), IndexRecordOption::Basic);
    clauses.push((Occur::Must, Box::new(ConstScoreQuery::new(Box::new(of_subject), 0.0))));
    let searcher = generation.reader.searcher();
    let found: Vec<(Score, DocAddress)> =
        searcher.search(&BooleanQuery::new(clauses), &TopDocs::with_limit(limit.max(1)).order_by_score())?;
    let mut ids = Vec::with_capacity(found.len());
    for (_, address) in found {
        let document: TantivyDocument = searcher.doc(address)?;
        let id = document.get_first(generation.fields.id).and_then(|value| value.as_str()).and_then(|text| Uuid::try_parse(text).ok());
        ids.extend(id);
    }
    Ok(ids)
}
