//! CTOs search the open missions. Only those that Postgres shows this CTO can be found or counted; company names that are not revealed are in
//! no index.

use domain::MissionId;
use matching::Need;
use tantivy::{Term, query::TermSetQuery};

use super::{
    Asked, PAGE, Passage, Results, Sort,
    concepts::Concept,
    facets::{beginning_of, day_number, of_need},
    fields::Searchable,
    highlight::Highlighter,
    in_order,
    retrieval::{Hits, Retrieval},
};
use crate::{
    Marketplace, Problem,
    accounts::CurrentCto,
    discretion::veiled_need,
    matches::{self, Offer},
    missions::MissionSheet,
};

/// A mission that was found.
#[derive(Debug, Clone)]
pub struct FoundMission {
    pub offer: Offer,
    /// What to mark in its title.
    pub title_marks: Vec<domain::Evidence>,
    pub passage: Passage,
    /// In seconds since 1970: when it opened to the community.
    pub since: i64,
}

/// Searches for this CTO.
pub async fn search(market: &Marketplace, cto: &CurrentCto, asked: &Asked) -> Result<Results<FoundMission>, Problem> {
    let open = matches::open_to(market, cto).await?;
    let ids: Vec<MissionId> = open.iter().map(|one| one.mission).collect();
    let skip = asked.page as usize * PAGE;
    // How well a mission fits is in no index: all that were found are compared, and the page is cut from their order.
    let by_fit = asked.order() == Sort::Fit;
    let Hits { ids, total, counts, understood, relaxed, forgiven } = {
        let (skip, size) = if by_fit { (0, ids.len()) } else { (skip, PAGE) };
        find(market, &ids, |retrieval| retrieval.find(asked, skip, size))?
    };
    let mut found: Vec<MissionId> = ids.into_iter().map(MissionId).collect();
    if by_fit {
        found = matches::by_fit(market, cto, &found).await?.into_iter().skip(skip).take(PAGE).collect();
    }
    let mut offers = matches::offers(market, cto, &found).await?;
    offers.sort_by_key(|offer| found.iter().position(|id| *id == offer.mission));
    let highlighter = Highlighter::new(understood);
    let shown = offers.into_iter().map(|offer| FoundMission {
        title_marks: highlighter.marks(&offer.title),
        passage: highlighter.passage(&offer.need.text),
        since: open.iter().find(|one| one.mission == offer.mission).map_or(0, |one| one.since),
        offer,
    });
    Ok(Results { found: shown.collect(), total, facets: in_order(asked, &counts), relaxed, forgiven })
}

/// How many missions this search finds for this CTO that opened after a moment.
pub(crate) async fn newer(market: &Marketplace, cto: &CurrentCto, asked: &[(Asked, i64)]) -> Result<Vec<usize>, Problem> {
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let open: Vec<MissionId> = matches::open_to(market, cto).await?.into_iter().map(|one| one.mission).collect();
    asked.iter().map(|(asked, than)| find(market, &open, |retrieval| retrieval.newer(asked, *than))).collect()
}

/// Among these missions alone.
fn find<T>(market: &Marketplace, ids: &[MissionId], search: impl FnOnce(&Retrieval<'_>) -> Result<T, Problem>) -> Result<T, Problem> {
    let generation = market.index.current();
    let searcher = generation.reader.searcher();
    let terms = ids.iter().map(|id| Term::from_field_text(generation.fields.id, &id.to_string()));
    search(&Retrieval {
        searcher: &searcher,
        fields: &generation.fields,
        scope: Box::new(TermSetQuery::new(terms)),
        today: day_number(market.today()),
    })
}

/// A mission as it is indexed: without what tells whose it is, which a CTO may not know.
pub(crate) fn searchable(sheet: &MissionSheet) -> Searchable {
    let who = sheet.summary.identity();
    let need: Need = veiled_need(sheet.need(), &who);
    let counted = need.criteria.iter().filter(|criterion| criterion.importance != domain::Importance::Indifferent);
    let rates = need.values(domain::CriterionKind::Rate).filter_map(|value| match value {
        domain::CriterionValue::Rate(range) => range.high().or(range.low()),
        _ => None,
    });
    Searchable {
        title: who.veil(sheet.summary.title.as_deref().unwrap_or_default()),
        concepts: counted.map(|criterion| Concept::new(criterion.value.kind(), criterion.value.code())).collect(),
        facets: of_need(&need),
        since: sheet.summary.opened_at.map_or(0, |at| at.timestamp()),
        rate: rates.map(|rate| u64::from(rate.euros())).max().unwrap_or(0),
        day: beginning_of(&need).unwrap_or(i64::MAX),
        text: need.text,
    }
}
