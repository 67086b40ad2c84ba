//! Profiles as rules and pages see them.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    DailyRate, ExperienceId, MissionId, ProfileId, Rhythm, TechnologyId,
    lifecycle::ProfileState,
    profile::{CompanyNumber, LegalStatus, Level, Photo},
};
use matching::Profile;
use sqlx::PgPool;
use unicode_normalization::UnicodeNormalization;

use super::{edit::Link, store};
use crate::{Marketplace, Problem, accounts::CurrentStaff, conflicts::Client, discretion::Identity};

/// One station of a career.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Experience {
    pub id: ExperienceId,
    pub company: String,
    pub title: String,
    pub description: String,
    /// The year it began.
    pub started: i16,
    /// The year it ended; `None` while it lasts.
    pub ended: Option<i16>,
    /// Somebody else has confirmed it to staff.
    pub confirmed: bool,
}

/// What an introduction reveals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub profile: ProfileId,
    pub name: String,
    pub email: String,
    pub about: String,
    pub experiences: Vec<Experience>,
    pub links: Vec<Link>,
    pub photo: Option<Photo>,
}

/// What a profile holds beside the facts that rules compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Particulars {
    /// Counts up with each change.
    pub version: i32,
    /// What the CTO looks for and refuses, in their own words.
    pub looks_for: String,
    pub refuses: String,
    pub legal_status: Option<LegalStatus>,
    pub company_number: Option<CompanyNumber>,
    /// When the CTO last said that the first free day is right.
    pub availability_confirmed_on: Option<NaiveDate>,
    pub updated_at: DateTime<Utc>,
    /// How well technologies are held, where it was said.
    pub levels: BTreeMap<TechnologyId, Level>,
    /// For whom they work now; no company sees it.
    pub clients: Vec<Client>,
}

/// A profile as staff sees it.
#[derive(Debug, Clone)]
pub struct ProfileCard {
    pub state: ProfileState,
    pub contact: Contact,
    pub facts: Profile,
    /// Companies that never see this CTO.
    pub exclusions: Vec<String>,
    pub particulars: Particulars,
}

/// A profile in staff's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileSummary {
    pub id: ProfileId,
    pub name: String,
    pub headline: String,
    pub state: ProfileState,
    pub rhythm: Option<Rhythm>,
    /// The least a day costs.
    pub rate: Option<DailyRate>,
    /// The first free day.
    pub available_from: Option<NaiveDate>,
    /// Nobody has confirmed it for a while.
    pub start_unconfirmed: bool,
}

/// A page of staff's list.
#[derive(Debug, Clone)]
pub struct Profiles {
    pub profiles: Vec<ProfileSummary>,
    /// How many there are on all pages.
    pub total: i64,
}

/// The facts of these profiles, in any order; four queries, however many there are.
pub(crate) async fn features(pool: &PgPool, ids: &[ProfileId]) -> Result<Vec<Profile>, Problem> {
    store::features(pool, ids).await
}

/// Names, addresses and careers. The caller has proof that they may be shown.
pub(crate) async fn contacts(pool: &PgPool, ids: &[ProfileId]) -> Result<Vec<Contact>, Problem> {
    store::contacts(pool, ids).await
}

/// Their names alone. The caller has proof that they may be shown.
pub(crate) async fn names(pool: &PgPool, ids: &[ProfileId]) -> Result<HashMap<ProfileId, String>, Problem> {
    store::names(pool, ids).await
}

/// What tells who a CTO is.
pub(crate) async fn identity(market: &Marketplace, profile: ProfileId) -> Result<Identity, Problem> {
    Ok(contacts(&market.pool, &[profile]).await?.first().map(Identity::of).unwrap_or_default())
}

/// Those of `ids` that may be proposed for the mission: in the community, not paused, account active, and the company is not excluded.
pub(crate) async fn visible(market: &Marketplace, mission: MissionId, ids: &[ProfileId]) -> Result<Vec<ProfileId>, Problem> {
    let company = store::company_of(&market.pool, mission).await?.map(|company| fold_company(&company));
    store::visible(&market.pool, company.as_deref(), ids).await
}

/// Whether the CTO excluded the company of this mission, which then does not exist for them.
pub(crate) async fn excludes(market: &Marketplace, profile: ProfileId, mission: MissionId) -> Result<bool, Problem> {
    let company = store::company_of(&market.pool, mission).await?.map(|company| fold_company(&company));
    match company {
        Some(company) => store::excludes(&market.pool, profile, &company).await,
        None => Ok(false),
    }
}

/// A profile for staff. One that its CTO still writes is not staff's to read.
pub async fn card(market: &Marketplace, _staff: &CurrentStaff, id: ProfileId) -> Result<ProfileCard, Problem> {
    let card = load(market, id).await?;
    if card.state == ProfileState::Draft { Err(Problem::NotFound) } else { Ok(card) }
}

/// How many profiles a page of the list holds.
pub const PAGE: i64 = 50;

/// All profiles but drafts, for staff: a page at a time from 0, those to vet first, then by name.
pub async fn list(market: &Marketplace, _staff: &CurrentStaff, page: i64) -> Result<Arc<Profiles>, Problem> {
    let page = page.clamp(0, 10_000);
    let ask = async || Ok(Profiles { profiles: store::page(&market.pool, page).await?, total: store::count(&market.pool).await? });
    market.unchanged.profiles.answer(market, page, ask).await
}

pub(super) async fn load(market: &Marketplace, id: ProfileId) -> Result<ProfileCard, Problem> {
    let facts = store::features(&market.pool, &[id]).await?.pop().ok_or(Problem::NotFound)?;
    let contact = store::contacts(&market.pool, &[id]).await?.pop().ok_or(Problem::NotFound)?;
    let state = store::state(&market.pool, id).await?.ok_or(Problem::NotFound)?;
    let particulars = store::particulars(&market.pool, id).await?.ok_or(Problem::NotFound)?;
    Ok(ProfileCard { state, contact, facts, exclusions: store::exclusions(&market.pool, id).await?, particulars })
}

/// A company's name as it is compared: no accents, lower case, letters and digits only, single blanks.
pub(crate) fn fold_company(name: &str) -> String {
    let plain: String = name
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_is_the_same_however_it_is_written() {
        assert_eq!(fold_company("  La Tablée "), fold_company("LA-TABLEE"));
        assert_ne!(fold_company("La Tablée"), fold_company("La Table"));
    }
}
