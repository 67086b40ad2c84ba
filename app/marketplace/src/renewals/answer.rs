//! What one of the two wants from the day on that is asked about.

use domain::{
    RenewalAnswer, RenewalId,
    forms::{FieldErrors, Remark},
    lifecycle::{RenewalEvent, RenewalState},
    promises::reconcile_by,
};

use super::{
    store::{self, Answer},
    transition::{self, With},
};
use crate::{
    Marketplace, Problem, digests,
    engagements::{self, Party},
    jobs::{self, Job},
    mail::{self, Mail, RenewalNews},
};

/// What is typed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Typed<'a> {
    /// The question that stood on the page.
    pub renewal: &'a str,
    pub answer: &'a str,
    /// A word for the other side.
    pub words: &'a str,
    /// `true` where the other side may read it at once.
    pub tell: &'a str,
}

/// Keeps the answer: another one takes its place until the other side has answered. The second answer shows both to both.
///
/// # Errors
/// [`Problem::NotFound`] for staff; [`Problem::Stale`] where another day is asked about, or none; [`Problem::Invalid`] for what cannot be taken;
/// [`Problem::NotNow`] once both have answered, or the engagement has ended.
pub async fn answer(market: &Marketplace, by: &Party, typed: Typed<'_>) -> Result<(), Problem> {
    let role = by.side()?;
    let mut errors = FieldErrors::default();
    let wanted: Option<RenewalAnswer> = errors.code("answer", typed.answer);
    let words = if typed.words.trim().is_empty() {
        Some(None)
    } else {
        errors.take("words", Remark::read(typed.words)).map(|words| Some(words.into_string()))
    };
    let (Some(wanted), Some(words)) = (wanted, words) else { return Err(errors.into()) };
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let engagement = engagements::lock(&mut tx, by.engagement()).await?;
    let round = asked(&mut tx, by, typed.renewal).await?;
    let (own, other) = round.of(role);
    let told = typed.tell == "true" || own.is_some_and(|own| own.told);
    let said = Answer { role, answer: wanted, words, told, at: now };
    if own.is_some_and(|own| (own.answer, &own.words, own.told) == (said.answer, &said.words, said.told)) {
        return Ok(());
    }
    let event = match other.map(|other| other.answer == wanted) {
        None => RenewalEvent::Answer,
        Some(true) => RenewalEvent::Agree,
        Some(false) => RenewalEvent::Differ,
    };
    let is_told = told && other.is_none();
    let with = With { other: other.map(|other| other.answer == wanted), answered: own.is_some(), note: None };
    let to = transition::step(&mut tx, now, by.actor, &engagement, Some(round.state), event, with).await?;
    store::put_answer(&mut tx, round.id, &said).await?;
    if to != round.state {
        store::set_state(&mut tx, round.id, to, None, now).await?;
    }
    if to != RenewalState::Asked || is_told {
        tell(&mut tx, now, by, round.id).await?;
    }
    if to == RenewalState::Differing {
        digests::something_came(&mut tx, now).await?;
        jobs::enqueue(&mut tx, now, &Job::WatchRenewals { engagement: by.engagement() }, reconcile_by(now)).await?;
    }
    market.commit(tx).await
}

/// Tells the other side one's answer before it has answered; told already, nothing.
///
/// # Errors
/// Those of [`answer`]; [`Problem::NotNow`] where there is no answer to tell.
pub async fn tell_now(market: &Marketplace, by: &Party, renewal: &str) -> Result<(), Problem> {
    let role = by.side()?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let engagement = engagements::lock(&mut tx, by.engagement()).await?;
    let round = asked(&mut tx, by, renewal).await?;
    let (own, _) = round.of(role);
    if own.is_some_and(|own| own.told) {
        return Ok(());
    }
    let with = With { other: None, answered: own.is_some(), note: None };
    transition::step(&mut tx, now, by.actor, &engagement, Some(round.state), RenewalEvent::Tell, with).await?;
    store::set_told(&mut tx, round.id, role).await?;
    tell(&mut tx, now, by, round.id).await?;
    market.commit(tx).await
}

/// The question that stood on the page.
async fn asked(tx: &mut sqlx::PgConnection, by: &Party, renewal: &str) -> Result<store::Round, Problem> {
    let id: RenewalId = renewal.parse().map_err(|_| Problem::Stale)?;
    let round = store::latest(tx, by.engagement()).await?.filter(|round| round.id == id);
    round.ok_or(Problem::Stale)
}

/// The other side is written to.
async fn tell(tx: &mut sqlx::PgConnection, now: chrono::DateTime<chrono::Utc>, by: &Party, renewal: RenewalId) -> Result<(), Problem> {
    match by.role().other().and_then(|other| by.engagement.account_of(other)) {
        Some(account) => {
            let told = Mail::OfRenewal { account, engagement: by.engagement(), renewal, news: RenewalNews::Answered };
            mail::send(tx, now, told).await.map(drop)
        }
        None => Ok(()),
    }
}
