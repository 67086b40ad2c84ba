//! A CTO wants a mission, refuses an invitation, or takes a candidacy back.

use chrono::{DateTime, Utc};
use domain::{
    CandidacyId, MissionId, Refusal,
    forms::{FieldErrors, Message, Reason},
    lifecycle::CandidacyEvent,
};
use sqlx::PgConnection;

use super::{
    ConcernedCto, by_link, store,
    transition::{Which, step},
};
use crate::{Marketplace, Problem, accounts::CurrentCto, audit::Actor, conflicts, matches, missions::life::read_reason, profiles};

/// Applies with a message. A mission that is not open to this CTO does not exist; whoever is paused comes back first.
pub async fn apply(market: &Marketplace, cto: &CurrentCto, mission: MissionId, message: &str) -> Result<CandidacyId, Problem> {
    apply_saying(market, cto, mission, message, "").await
}

/// The same, with what the CTO says of keeping this company and their other clients apart; staff reads it, and it may be left out.
pub async fn apply_saying(
    market: &Marketplace,
    cto: &CurrentCto,
    mission: MissionId,
    message: &str,
    statement: &str,
) -> Result<CandidacyId, Problem> {
    let is_open = store::open_to_ctos(&market.pool, mission, cto.profile()).await?;
    if !is_open || profiles::excludes(market, cto.profile(), mission).await? {
        return Err(Problem::NotFound);
    }
    if profiles::visible(market, mission, &[cto.profile()]).await?.is_empty() {
        return Err(Problem::NotNow("paused"));
    }
    let mut errors = FieldErrors::default();
    let message = errors.take("message", Message::read(message));
    let statement = conflicts::read_statement(statement, &mut errors);
    let Some(message) = message.filter(|_| errors.is_empty()) else { return Err(errors.into()) };
    let rank = matches::machine_rank(market, mission, cto.profile()).await?;
    let actor = Actor { account: Some(cto.who().account()), role: domain::Role::Cto };
    let mut tx = market.pool.begin().await?;
    let id = step(&mut tx, market.now(), actor, Which::Pair(mission, cto.profile()), CandidacyEvent::Apply, None).await?;
    store::set_message(&mut tx, id, message.as_str()).await?;
    store::set_rank(&mut tx, id, rank).await?;
    if let Some(statement) = statement {
        conflicts::say(&mut tx, id, &statement).await?;
    }
    market.commit(tx).await?;
    Ok(id)
}

/// Refuses an invitation, with a reason: a choice (`why`, a code), words, or both.
pub async fn refuse_invitation(market: &Marketplace, cto: &ConcernedCto, why: &str, reason: &str) -> Result<(), Problem> {
    let refusal = Refusal::read(why, reason)?;
    let mut tx = market.pool.begin().await?;
    by_link::end(&mut tx, market.now(), cto.actor, cto.candidacy, &refusal).await?;
    market.commit(tx).await
}

/// Would rather not meet, with a reason.
pub async fn refuse_introduction(market: &Marketplace, cto: &ConcernedCto, reason: &str) -> Result<(), Problem> {
    end(market, cto, CandidacyEvent::RefuseIntroduction, reason).await
}

/// Takes the candidacy back, with a reason.
pub async fn withdraw(market: &Marketplace, cto: &ConcernedCto, reason: &str) -> Result<(), Problem> {
    end(market, cto, CandidacyEvent::Withdraw, reason).await
}

/// Ends a candidacy inside the caller's transaction, as whoever acts may.
pub(crate) async fn end_of(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    candidacy: CandidacyId,
    event: CandidacyEvent,
    reason: &Reason,
) -> Result<(), Problem> {
    step(tx, now, actor, Which::Candidacy(candidacy), event, Some(reason)).await.map(drop)
}

async fn end(market: &Marketplace, cto: &ConcernedCto, event: CandidacyEvent, reason: &str) -> Result<(), Problem> {
    let reason = read_reason(reason)?;
    let mut tx = market.pool.begin().await?;
    step(&mut tx, market.now(), cto.actor, Which::Candidacy(cto.candidacy), event, Some(&reason)).await?;
    market.commit(tx).await
}
