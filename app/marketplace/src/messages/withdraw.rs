//! An author takes a message back: its words and its file go, its place stays.

use chrono::Duration;
use domain::{
    MessageId,
    conversation::FRESH_MINUTES,
    lifecycle::{MessageEvent, MessageGuard},
};

use super::{Member, permission::member, store, transition};
use crate::{Marketplace, Problem, accounts::Visitor};

/// Takes it back, for whoever wrote it, within [`FRESH_MINUTES`] and while nobody has reported it. Answers the member, for the way back. To whoever
/// is not part of its conversation it is not there.
pub async fn withdraw(market: &Marketplace, visitor: &Visitor, message: MessageId) -> Result<Member, Problem> {
    visitor.account()?;
    let candidacy = store::conversation_of(&market.pool, message).await?.ok_or(Problem::NotFound)?;
    let member = member(market, visitor, candidacy).await?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let found = store::lock_message(&mut tx, message).await?.filter(|found| member.can_see(found)).ok_or(Problem::NotFound)?;
    let step = transition::Step {
        actor: member.actor(),
        candidacy,
        mission: member.mission(),
        from: Some(found.state),
        event: MessageEvent::Withdraw,
    };
    let holds = |guard| match guard {
        MessageGuard::IsOwn => found.author == Some(member.account()),
        MessageGuard::NotReported => !found.is_reported,
        MessageGuard::IsFresh => now < found.sent_at + Duration::minutes(FRESH_MINUTES),
        _ => false,
    };
    let next = transition::step(&mut tx, now, step, holds).await?;
    store::withdraw(&mut tx, message, next).await?;
    tx.commit().await?;
    Ok(member)
}
