//! A CTO asks to join, or takes that back.

use domain::{
    ApplicationId,
    forms::{Complaint, FieldError, FieldErrors, Motivation},
    lifecycle::{ProfileEvent, ProfileState},
    vetting::kept_until,
};
use uuid::Uuid;

use super::{News, late, news, store};
use crate::{
    Marketplace, Problem,
    accounts::CurrentCto,
    digests,
    jobs::{self, Job},
    profiles,
};

/// Asks to join: a word to staff, and `consent` to be vetted (`true` where the box is ticked). The same sent twice is one request.
///
/// # Errors
/// [`Problem::NotNow`] while something is missing in the profile, or before the time to ask again has come.
pub async fn apply(market: &Marketplace, cto: &CurrentCto, motivation: &str, consent: &str) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let motivation = errors.take("motivation", Motivation::read(motivation));
    if consent != "true" {
        errors.push(FieldError::new("consent", Complaint::NotConfirmed));
    }
    let Some(motivation) = motivation.filter(|_| errors.is_empty()) else { return Err(errors.into()) };
    let (now, profile) = (market.now(), cto.profile());
    let mut tx = market.pool.begin().await?;
    let (_, latest) = store::lock(&mut tx, profile).await?.ok_or(Problem::NotFound)?;
    let running = latest.filter(|one| one.ended.is_none());
    if running.is_some_and(|one| one.motivation == motivation.as_str()) {
        return Ok(());
    }
    profiles::step(&mut tx, now, cto.who().actor(), profile, ProfileEvent::Apply).await?;
    store::insert(&mut tx, ApplicationId(Uuid::now_v7()), profile, motivation.as_str(), now).await?;
    news::tell(&mut tx, now, profile, News::Received).await?;
    late::watch(&mut tx, now, profile).await?;
    digests::something_came(&mut tx, now).await?;
    market.commit(tx).await
}

/// Takes the request back. Done twice, it is done once.
pub async fn withdraw(market: &Marketplace, cto: &CurrentCto) -> Result<(), Problem> {
    let (now, profile) = (market.now(), cto.profile());
    let mut tx = market.pool.begin().await?;
    let (state, latest) = store::lock(&mut tx, profile).await?.ok_or(Problem::NotFound)?;
    if state == ProfileState::Draft && latest.is_some() {
        return Ok(());
    }
    profiles::step(&mut tx, now, cto.who().actor(), profile, ProfileEvent::Withdraw).await?;
    if let Some(application) = latest {
        store::end(&mut tx, application.id, "withdrawn", now).await?;
        jobs::enqueue(&mut tx, now, &Job::ForgetApplication { profile }, kept_until(now)).await?;
        digests::something_came(&mut tx, now).await?;
    }
    market.commit(tx).await
}
