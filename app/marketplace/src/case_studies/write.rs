//! Both write it: one part at a time, each upon the version that was seen.

use domain::{
    CasePart, CaseStudyId, Role, WrittenLanguage,
    forms::FieldErrors,
    lifecycle::{CaseStudyEvent, CaseStudyState},
};
use uuid::Uuid;

use super::{
    store::{self, Chosen, Study},
    tell::{self, News},
    transition::{self, With},
};
use crate::{Marketplace, Problem, engagements::Party};

/// Begins it, in a language. Begun twice, it is begun once.
///
/// # Errors
/// [`Problem::NotNow`] while the engagement runs; [`Problem::NotFound`] for staff.
pub async fn begin(market: &Marketplace, by: &Party, language: &str) -> Result<(), Problem> {
    writes(by)?;
    let mut errors = FieldErrors::default();
    let language: WrittenLanguage = errors.code("language", language).ok_or(Problem::Invalid(errors))?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let (ended, study) = transition::lock(&mut tx, by).await?;
    if study.is_some() {
        return Ok(());
    }
    let event = CaseStudyEvent::Begin;
    let state = transition::step(&mut tx, now, (by.actor, &by.engagement), (ended, None), event, With::default()).await?;
    store::insert(&mut tx, CaseStudyId(Uuid::now_v7()), by.engagement(), state, language, now).await?;
    tell::tell_other(&mut tx, now, by, News::Begun).await?;
    market.commit(tx).await
}

/// Writes a part of which this version was seen (0 for one that is not there yet). Both consents fall, and what was public is gone.
///
/// # Errors
/// [`Problem::Invalid`] for what cannot be taken; [`Problem::Stale`] where the other has changed this part meanwhile; [`Problem::NotFound`] for staff, for
/// the last word by anybody but the CEO, for a part that is none, and where nothing was begun.
pub async fn write(market: &Marketplace, by: &Party, part: &str, version: &str, words: &str) -> Result<(), Problem> {
    let part: CasePart = part.parse().map_err(|_| Problem::NotFound)?;
    if !part.is_written_by(by.role()) {
        return Err(Problem::NotFound);
    }
    let mut errors = FieldErrors::default();
    let words = errors.take("words", part.read(words)).ok_or(Problem::Invalid(errors))?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let (ended, study) = transition::lock(&mut tx, by).await?;
    let study = study.ok_or(Problem::NotFound)?;
    let present = store::parts(&mut tx, study.id).await?.into_iter().find(|one| one.part == part);
    if present.as_ref().is_some_and(|present| present.words == words) {
        return Ok(());
    }
    if version.parse() != Ok(present.map_or(0, |present| present.version)) {
        return Err(Problem::Stale);
    }
    let with = With { fields: &[part.code()], ..With::default() };
    let state = transition::step(&mut tx, now, (by.actor, &by.engagement), (ended, Some(&study)), CaseStudyEvent::Edit, with).await?;
    store::put_part(&mut tx, study.id, (part, &words), by.role(), now).await?;
    revised(&mut tx, now, by, &study, state).await?;
    market.commit(tx).await
}

/// What is typed of a choice: each box is `true` where it is ticked.
pub struct Choice<'a> {
    /// Whether one's own side is named; the other decides for itself.
    pub names: &'a str,
    /// Whether the objectives of the mandate stand in it.
    pub objectives: &'a str,
    pub language: &'a str,
}

/// Chooses how it is told. A change is another revision.
///
/// # Errors
/// [`Problem::Invalid`] for a language that is none; [`Problem::NotFound`] for staff, and where nothing was begun.
pub async fn choose(market: &Marketplace, by: &Party, typed: Choice<'_>) -> Result<(), Problem> {
    writes(by)?;
    let mut errors = FieldErrors::default();
    let language: WrittenLanguage = errors.code("language", typed.language).ok_or(Problem::Invalid(errors))?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let (ended, study) = transition::lock(&mut tx, by).await?;
    let study = study.ok_or(Problem::NotFound)?;
    let before = study.chosen();
    let mut chosen = Chosen { shows_objectives: typed.objectives == "true", language, ..before };
    *(if by.role() == Role::Ceo { &mut chosen.names_company } else { &mut chosen.names_cto }) = typed.names == "true";
    if chosen == before {
        return Ok(());
    }
    let differs = [
        ("names_company", chosen.names_company != before.names_company),
        ("names_cto", chosen.names_cto != before.names_cto),
        ("shows_objectives", chosen.shows_objectives != before.shows_objectives),
        ("language", chosen.language != before.language),
    ];
    let fields: Vec<&str> = differs.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect();
    let with = With { fields: &fields, ..With::default() };
    let state = transition::step(&mut tx, now, (by.actor, &by.engagement), (ended, Some(&study)), CaseStudyEvent::Edit, with).await?;
    store::choose(&mut tx, study.id, chosen).await?;
    revised(&mut tx, now, by, &study, state).await?;
    market.commit(tx).await
}

/// Another revision stands; the other side is told.
async fn revised(
    tx: &mut sqlx::PgConnection,
    now: chrono::DateTime<chrono::Utc>,
    by: &Party,
    before: &Study,
    state: CaseStudyState,
) -> Result<(), Problem> {
    store::revise(tx, before.id, state, now).await?;
    let other = if by.role() == Role::Ceo { Role::Cto } else { Role::Ceo };
    tell::tell_changed(tx, now, by, before.is_agreed_by(other)).await
}

/// Whether this party is one of the two who write it.
fn writes(by: &Party) -> Result<(), Problem> {
    if matches!(by.role(), Role::Ceo | Role::Cto) { Ok(()) } else { Err(Problem::NotFound) }
}
