//! Staff searches the profiles of the community: all but drafts, by name, former employer and everything that a CTO wrote.

use std::collections::HashMap;

use domain::ProfileId;
use tantivy::query::BooleanQuery;

use super::{
    Asked, Counted, PAGE, Passage, Results,
    concepts::Concept,
    facets::{day_number, of_profile, written},
    fields::Searchable,
    highlight::Highlighter,
    in_order,
    retrieval::{Hits, Retrieval, term},
};
use crate::{
    Marketplace, Problem,
    accounts::CurrentStaff,
    profiles::{self, ProfileSummary, store::SearchableProfile},
    search::schema::{LABELS, Subject, labels_of},
};

/// A profile that was found.
#[derive(Debug, Clone)]
pub struct FoundProfile {
    pub summary: ProfileSummary,
    pub name_marks: Vec<domain::Evidence>,
    pub headline_marks: Vec<domain::Evidence>,
    pub passage: Passage,
    /// In seconds since 1970: when it was last changed.
    pub since: i64,
}

/// Searches for staff.
pub async fn search(market: &Marketplace, _staff: &CurrentStaff, asked: &Asked) -> Result<Results<FoundProfile>, Problem> {
    let skip = asked.page as usize * PAGE;
    let Hits { ids, total, counts, understood, relaxed, forgiven } = find(market, |retrieval| retrieval.find(asked, skip, PAGE))?;
    let ids: Vec<ProfileId> = ids.into_iter().map(ProfileId).collect();
    let mut known: HashMap<ProfileId, (SearchableProfile, ProfileSummary)> = HashMap::new();
    for (profile, summary) in profiles::searched(&market.pool, &ids).await? {
        known.insert(summary.id, (profile, summary));
    }
    let highlighter = Highlighter::new(understood);
    let shown = ids.iter().filter_map(|id| known.remove(id)).map(|(profile, summary)| FoundProfile {
        name_marks: highlighter.marks(&summary.name),
        headline_marks: highlighter.marks(&summary.headline),
        passage: highlighter.passage(&profile.text()),
        since: profile.updated_at.timestamp(),
        summary,
    });
    Ok(Results { found: shown.collect(), total, facets: in_order(asked, &counts), relaxed, forgiven })
}

/// What this node's index says by itself of a search, before Postgres says what may be shown: how many it finds, and how many under each
/// value of each facet.
pub fn counted(market: &Marketplace, _staff: &CurrentStaff, asked: &Asked) -> Result<(usize, Vec<Counted>), Problem> {
    let Hits { total, counts, .. } = find(market, |retrieval| retrieval.find(asked, 0, 0))?;
    Ok((total, in_order(asked, &counts)))
}

/// How many this node's index finds by itself.
pub fn total(market: &Marketplace, _staff: &CurrentStaff, asked: &Asked) -> Result<usize, Problem> {
    find(market, |retrieval| retrieval.newer(asked, i64::MIN))
}

/// How many profiles this search finds that were changed after a moment.
pub(crate) fn newer(market: &Marketplace, asked: &[(Asked, i64)]) -> Result<Vec<usize>, Problem> {
    asked.iter().map(|(asked, than)| find(market, |retrieval| retrieval.newer(asked, *than))).collect()
}

fn find<T>(market: &Marketplace, search: impl FnOnce(&Retrieval<'_>) -> Result<T, Problem>) -> Result<T, Problem> {
    let generation = market.index.current();
    let searcher = generation.reader.searcher();
    let subjects = [Subject::Profile, Subject::Aside].map(|subject| term(generation.fields.subject, subject.code()));
    search(&Retrieval {
        searcher: &searcher,
        fields: &generation.fields,
        scope: Box::new(BooleanQuery::union(Vec::from(subjects))),
        today: day_number(market.today()),
    })
}

/// A profile as it is indexed for staff.
pub(crate) fn searchable(profile: &SearchableProfile) -> Searchable {
    let facts = &profile.facts;
    let labels = LABELS.iter().flat_map(|kind| labels_of(facts, *kind).into_iter().map(|code| Concept::new(*kind, code)));
    let mut facets = of_profile(facts);
    facets.push(written(super::Facet::State, profile.state.code()));
    Searchable {
        title: format!("{}\n{}", profile.name, facts.headline),
        text: profile.text(),
        concepts: labels.collect(),
        facets,
        since: profile.updated_at.timestamp(),
        rate: facts.rate.map_or(u64::MAX, |rate| u64::from(rate.euros())),
        day: facts.available_from.map_or(i64::MAX, day_number),
    }
}
