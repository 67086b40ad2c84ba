//! The meeting: the CEO asks, the CTO accepts, names appear, both say how it went.

use domain::{
    forms::{Complaint, FieldErrors, Message},
    lifecycle::CandidacyEvent,
};

use super::{
    ConcernedCto, OwnersCandidacy, store,
    transition::{Which, step},
};
use crate::{Marketplace, Problem, audit::Actor, meetings, missions::life::read_reason};

/// The CEO asks to meet. Asking is the CEO's yes to showing names.
pub async fn request(market: &Marketplace, candidacy: &OwnersCandidacy) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    step(&mut tx, now, candidacy.actor, Which::Candidacy(candidacy.candidacy), CandidacyEvent::RequestIntroduction, None).await?;
    store::insert_introduction(&mut tx, candidacy.candidacy, now).await?;
    market.commit(tx).await
}

/// The CTO accepts: both now know each other's names.
pub async fn accept(market: &Marketplace, cto: &ConcernedCto) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    step(&mut tx, now, cto.actor, Which::Candidacy(cto.candidacy), CandidacyEvent::AcceptIntroduction, None).await?;
    store::accept_introduction(&mut tx, cto.candidacy, now).await?;
    meetings::begin_to_watch(&mut tx, now, cto.candidacy).await?;
    market.commit(tx).await
}

/// How the meeting went.
#[derive(Debug, Clone, Copy)]
pub struct Verdict<'a> {
    /// Whether this side wants to go on.
    pub wants_to: bool,
    /// In a few words; staff reads them, the other side does not.
    pub words: &'a str,
}

/// The CEO's verdict; it may be changed until the choice.
pub async fn ceo_verdict(market: &Marketplace, candidacy: &OwnersCandidacy, verdict: Verdict<'_>) -> Result<(), Problem> {
    give(market, candidacy.actor, candidacy.candidacy, verdict).await
}

/// The CTO's verdict; it may be changed until the choice.
pub async fn cto_verdict(market: &Marketplace, cto: &ConcernedCto, verdict: Verdict<'_>) -> Result<(), Problem> {
    give(market, cto.actor, cto.candidacy, verdict).await
}

async fn give(market: &Marketplace, actor: Actor, candidacy: domain::CandidacyId, verdict: Verdict<'_>) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let Some(words) = errors.take("words", Message::read(verdict.words)) else { return Err(errors.into()) };
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    step(&mut tx, now, actor, Which::Candidacy(candidacy), CandidacyEvent::GiveVerdict, None).await?;
    store::set_verdict(&mut tx, candidacy, actor.role, verdict.wants_to, words.as_str()).await?;
    meetings::begin_to_watch(&mut tx, now, candidacy).await?;
    market.commit(tx).await
}

/// The CEO says no to somebody on the shortlist, with a reason that the CTO reads.
pub async fn decline(market: &Marketplace, candidacy: &OwnersCandidacy, reason: &str) -> Result<(), Problem> {
    let reason = read_reason(reason)?;
    let mut tx = market.pool.begin().await?;
    step(&mut tx, market.now(), candidacy.actor, Which::Candidacy(candidacy.candidacy), CandidacyEvent::Decline, Some(&reason)).await?;
    market.commit(tx).await
}

/// Reads the answer to "do you want to go on?" from a form: `yes` or `no`.
pub fn read_wants_to(text: &str) -> Result<bool, Problem> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        "" => Err(Problem::field("wants_to", Complaint::Missing)),
        _ => Err(Problem::field("wants_to", Complaint::Unknown)),
    }
}
