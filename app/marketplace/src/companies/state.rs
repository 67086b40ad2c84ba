//! What a CEO states of their company, if they like: its website and its number. It saves staff a call.

use chrono::{DateTime, Utc};
use domain::{
    forms::{FieldErrors, WebAddress},
    lifecycle::AccountEvent,
    profile::CompanyNumber,
};

use super::{Host, store};
use crate::{
    Marketplace, Problem,
    accounts::{CurrentCeo, Step, step},
    profiles::fold_company,
};

/// What a CEO reads of their own company.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnCompany {
    pub website: Option<String>,
    pub number: Option<CompanyNumber>,
    /// When staff made sure of it, where it did and that still stands. A doubt is no part of this page.
    pub checked_at: Option<DateTime<Utc>>,
}

/// The CEO's company, as it stands on their account.
pub async fn own(market: &Marketplace, ceo: &CurrentCeo) -> Result<OwnCompany, Problem> {
    let who = ceo.who();
    let stated = store::stated(&market.pool, who.account()).await?.ok_or(Problem::NotFound)?;
    let company = fold_company(who.company().unwrap_or_default());
    let check = store::check_of(&market.pool, who.account(), &company).await?;
    let stands = check.filter(|check| check.stands(Host::of_email(who.email()).registered(), stated.number.as_ref()));
    Ok(OwnCompany { website: stated.website, number: stated.number, checked_at: stands.map(|check| check.at) })
}

/// Keeps the website and the number, both of which may be left out.
pub async fn state(market: &Marketplace, ceo: &CurrentCeo, website: &str, number: &str) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let website = if website.trim().is_empty() { None } else { errors.take("website", WebAddress::read(website)) };
    let number = if number.trim().is_empty() { None } else { errors.take("company_number", CompanyNumber::read(number)) };
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let who = ceo.who();
    let mut tx = market.pool.begin().await?;
    let taken = Step { fields: &["company_website", "company_number"], ..Step::plain(who.actor(), AccountEvent::StateCompany) };
    step(&mut tx, market.now(), who.account(), taken).await?;
    store::set_stated(&mut tx, who.account(), website.as_ref(), number.as_ref()).await?;
    tx.commit().await?;
    Ok(())
}
