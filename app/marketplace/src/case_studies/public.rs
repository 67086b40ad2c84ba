//! Case studies as everybody reads them.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    CasePart, CaseStudyId, CriterionKind, MissionType, Rhythm, Sector, WrittenLanguage,
    mandate::{Objective, ObjectiveState},
};

use super::{
    store::{self, Labels, Row},
    veil::Veil,
};
use crate::{Marketplace, Problem, mandates, profiles, published::ADDRESSES_A_PAGE};

/// So many stand on a page.
pub const PAGE: u32 = 12;

/// Days of a month, for how long it took.
const MONTH_DAYS: i64 = 30;

/// What a list is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filter {
    pub mission_type: Option<MissionType>,
    pub sector: Option<Sector>,
}

/// What was to be reached, and whether it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    pub title: String,
    /// How it is measured, and what was aimed at.
    pub measure: String,
    pub target: String,
    pub state: ObjectiveState,
    /// Why it is so, where somebody said it.
    pub reason: Option<String>,
}

/// A case study as it is told: whoever is not named is veiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub id: CaseStudyId,
    pub language: WrittenLanguage,
    /// Empty until it is written.
    pub title: String,
    pub summary: String,
    /// Context, problem, intervention, mission and outcome, as far as they are written; none in a list.
    pub sections: Vec<(CasePart, String)>,
    pub last_word: Option<String>,
    /// Of the mandate, in the order of their days; none in a list.
    pub objectives: Vec<Reached>,
    /// Where it is named.
    pub company: Option<String>,
    /// Named with the company.
    pub ceo: Option<String>,
    pub cto: Option<String>,
    pub sectors: Vec<Sector>,
    pub mission_types: Vec<MissionType>,
    pub rhythm: Option<Rhythm>,
    /// How long it took, at least 1.
    pub months: u32,
    pub published_at: Option<DateTime<Utc>>,
    pub first_published_at: Option<DateTime<Utc>>,
}

/// What an address leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    Published(Box<Told>),
    /// It was public once, and is not any more.
    Gone,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseStudyList {
    /// The latest first.
    pub studies: Vec<Told>,
    /// How many there are on all pages.
    pub total: u32,
    /// What one may ask for.
    pub mission_types: Vec<MissionType>,
    pub sectors: Vec<Sector>,
}

/// The case study of an address.
///
/// # Errors
/// [`Problem::NotFound`] where nothing was ever public under it.
pub async fn found(market: &Marketplace, id: CaseStudyId) -> Result<Found, Problem> {
    match as_told(market, id).await? {
        Some(told) if told.published_at.is_some() => Ok(Found::Published(Box::new(told))),
        Some(told) if told.first_published_at.is_some() => Ok(Found::Gone),
        Some(_) | None => Err(Problem::NotFound),
    }
}

/// Those that are public, a page from 0.
pub async fn list(market: &Marketplace, filter: &Filter, page: u32) -> Result<CaseStudyList, Problem> {
    let pool = &market.pool;
    let rows = store::rows(pool, filter, i64::from(PAGE), i64::from(page) * i64::from(PAGE)).await?;
    let total = u32::try_from(store::total(pool, filter).await?).unwrap_or(u32::MAX);
    let offered = store::offered(pool).await?;
    let coded = |kind: CriterionKind| offered.iter().filter(move |(of, _)| *of == kind).map(|(_, value)| value.as_str());
    Ok(CaseStudyList {
        studies: all_told(market, &rows, true).await?,
        total,
        mission_types: coded(CriterionKind::MissionType).filter_map(|code| code.parse().ok()).collect(),
        sectors: coded(CriterionKind::Sector).filter_map(|code| code.parse().ok()).collect(),
    })
}

/// The one that was published last.
pub async fn latest(market: &Marketplace) -> Result<Option<Told>, Problem> {
    let rows = store::rows(&market.pool, &Filter::default(), 1, 0).await?;
    Ok(all_told(market, &rows, false).await?.pop())
}

/// How many are public.
pub async fn count(market: &Marketplace) -> Result<u64, Problem> {
    Ok(u64::try_from(store::total(&market.pool, &Filter::default()).await?).unwrap_or(0))
}

/// Which are public, and since when as they stand: a page from 0 of [`ADDRESSES_A_PAGE`], in an order that lasts.
pub async fn published(market: &Marketplace, page: u64) -> Result<Vec<(CaseStudyId, DateTime<Utc>)>, Problem> {
    let a_page = i64::try_from(ADDRESSES_A_PAGE).unwrap_or(i64::MAX);
    let offset = i64::try_from(page).unwrap_or(i64::MAX).saturating_mul(a_page);
    store::published(&market.pool, a_page, offset).await
}

/// One as it would be told, whether it is public or not.
pub(super) async fn as_told(market: &Marketplace, id: CaseStudyId) -> Result<Option<Told>, Problem> {
    let Some(row) = store::row(&market.pool, id).await? else { return Ok(None) };
    Ok(all_told(market, std::slice::from_ref(&row), false).await?.pop())
}

async fn all_told(market: &Marketplace, rows: &[Row], is_list: bool) -> Result<Vec<Told>, Problem> {
    let missions: Vec<_> = rows.iter().map(|row| row.mission).collect();
    let studies: Vec<_> = rows.iter().map(|row| row.id).collect();
    let veiled: Vec<_> = rows.iter().filter(|row| !row.names_cto).map(|row| row.profile).collect();
    let labels = store::labels(&market.pool, &missions).await?;
    let contacts = profiles::contacts(&market.pool, &veiled).await?;
    let mut connection = market.pool.acquire().await?;
    let words = store::words(&mut connection, &studies, is_list).await?;
    let objectives = match rows {
        [row] if !is_list && row.shows_objectives => mandates::known(&mut connection, row.engagement).await?.objectives,
        _ => Vec::new(),
    };
    let today = market.today();
    let told = |row: &Row| {
        let veil = Veil::of(row, &contacts);
        let own = words.iter().filter(|(study, _, _)| *study == row.id).map(|(_, part, words)| (*part, veil.over(words)));
        told(row, own.collect(), &labels, objectives.iter().map(|objective| reached(objective, &veil)).collect(), today)
    };
    Ok(rows.iter().map(told).collect())
}

fn told(row: &Row, mut words: Vec<(CasePart, String)>, labels: &[Labels], objectives: Vec<Reached>, today: NaiveDate) -> Told {
    let mut taken = |part: CasePart| words.extract_if(.., |(of, _)| *of == part).next().map(|(_, words)| words);
    let (title, summary, last_word) = (taken(CasePart::Title), taken(CasePart::Summary), taken(CasePart::LastWord));
    let coded = |kind: CriterionKind| {
        let own = labels.iter().filter(move |one| one.mission == row.mission && one.kind == kind);
        own.map(|one| one.value.as_str())
    };
    let days = (row.ended_on.unwrap_or(today) - row.began_on).num_days();
    Told {
        id: row.id,
        language: row.language,
        title: title.unwrap_or_default(),
        summary: summary.unwrap_or_default(),
        sections: words,
        last_word,
        objectives,
        company: row.company.clone().filter(|_| row.names_company),
        ceo: row.ceo.clone().filter(|_| row.names_company),
        cto: row.names_cto.then(|| row.cto.clone()),
        sectors: coded(CriterionKind::Sector).filter_map(|code| code.parse().ok()).collect(),
        mission_types: coded(CriterionKind::MissionType).filter_map(|code| code.parse().ok()).collect(),
        rhythm: row.rhythm,
        months: u32::try_from((days + MONTH_DAYS / 2) / MONTH_DAYS).unwrap_or(0).max(1),
        published_at: row.published_at,
        first_published_at: row.first_published_at,
    }
}

fn reached(objective: &Objective, veil: &Veil) -> Reached {
    Reached {
        title: veil.over(&objective.title),
        measure: veil.over(&objective.measure),
        target: veil.over(&objective.target),
        state: objective.state,
        reason: objective.reason.as_deref().map(|reason| veil.over(reason)),
    }
}
