//! A side shows a message to staff, with a reason; staff looks at it, and says when it has.

use chrono::{DateTime, Utc};
use domain::{
    CandidacyId, MessageId, MissionId, Role,
    forms::{FieldErrors, Reason},
    lifecycle::{MessageEvent, MessageGuard},
};

use super::{Member, permission::member, store, transition};
use crate::{
    Marketplace, Problem,
    accounts::{CurrentStaff, Visitor},
    digests,
};

/// What waits for staff to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenReport {
    pub message: MessageId,
    pub candidacy: CandidacyId,
    pub mission: MissionId,
    pub company: Option<String>,
    /// The CTO of the conversation; nobody once their account is gone.
    pub cto: Option<String>,
    pub author_role: Role,
    /// As it was written; nothing once its author's account is gone.
    pub words: Option<String>,
    pub reporter: String,
    pub reason: String,
    pub reported_at: DateTime<Utc>,
}

/// Reports a message of another member's. Doing so again changes the reason. Answers the member, for the way back.
pub async fn report(market: &Marketplace, visitor: &Visitor, message: MessageId, reason: &str) -> Result<Member, Problem> {
    visitor.account()?;
    let candidacy = store::conversation_of(&market.pool, message).await?.ok_or(Problem::NotFound)?;
    let member = member(market, visitor, candidacy).await?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let found = store::lock_message(&mut tx, message).await?.filter(|found| member.can_see(found)).ok_or(Problem::NotFound)?;
    // Staff reads it without being told.
    if member.role() == Role::Staff {
        return Err(Problem::NotFound);
    }
    let mut errors = FieldErrors::default();
    let Some(reason) = errors.take("reason", Reason::read(reason)) else { return Err(errors.into()) };
    let step = transition::Step {
        actor: member.actor(),
        candidacy,
        mission: member.mission(),
        from: Some(found.state),
        event: MessageEvent::Report,
    };
    let holds = |guard| match guard {
        MessageGuard::IsAnothers => found.author_role != member.role(),
        MessageGuard::HasReason => true,
        _ => false,
    };
    transition::step(&mut tx, now, step, holds).await?;
    store::report(&mut tx, message, member.account(), reason.as_str(), now).await?;
    digests::something_came(&mut tx, now).await?;
    market.commit(tx).await?;
    Ok(member)
}

/// What waits for staff, the oldest first, at most a hundred.
pub async fn open_reports(market: &Marketplace, _staff: &CurrentStaff) -> Result<Vec<OpenReport>, Problem> {
    store::open_reports(&market.pool).await
}

/// Staff has looked at a message that was reported.
pub async fn settle(market: &Marketplace, staff: &CurrentStaff, message: MessageId) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let found = store::lock_message(&mut tx, message).await?.ok_or(Problem::NotFound)?;
    let step = transition::Step {
        actor: staff.who().actor(),
        candidacy: found.candidacy,
        mission: found.mission,
        from: Some(found.state),
        event: MessageEvent::Settle,
    };
    transition::step(&mut tx, now, step, |guard| guard == MessageGuard::IsReported && found.is_reported).await?;
    store::settle(&mut tx, message, now).await?;
    tx.commit().await?;
    Ok(())
}
