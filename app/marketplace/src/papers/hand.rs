//! The CTO hands a document over to the company of one engagement, and takes it back.

use domain::{
    DocumentId, Role,
    lifecycle::{DocumentState, EngagementState, PAPER, PaperEvent, PaperGuard, PaperState},
};

use super::store;
use crate::{
    Marketplace, Problem, audit,
    engagements::{self, Party},
};

/// Lets the company have it; had already, nothing.
///
/// # Errors
/// [`Problem::NotFound`] for anybody else, and for what is no paper of theirs; [`Problem::NotNow`] where staff has refused it, or the two have ended.
pub async fn hand_over(market: &Marketplace, by: &Party, document: DocumentId) -> Result<(), Problem> {
    take(market, by, document, PaperEvent::HandOver).await
}

/// Takes it back, also after the end; taken back already, nothing.
///
/// # Errors
/// [`Problem::NotFound`] for anybody else, and for what was never handed over.
pub async fn take_back(market: &Marketplace, by: &Party, document: DocumentId) -> Result<(), Problem> {
    take(market, by, document, PaperEvent::TakeBack).await
}

async fn take(market: &Marketplace, by: &Party, document: DocumentId, event: PaperEvent) -> Result<(), Problem> {
    by.only(Role::Cto)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let engagement = engagements::lock(&mut tx, by.engagement()).await?;
    let found = store::lock(&mut tx, engagement.id, document).await?.ok_or(Problem::NotFound)?;
    match (event, found.state) {
        (PaperEvent::HandOver, Some(PaperState::HandedOver)) | (PaperEvent::TakeBack, Some(PaperState::TakenBack)) => return Ok(()),
        (PaperEvent::TakeBack, None) => return Err(Problem::NotFound),
        _ => {}
    }
    let holds = |guard| match guard {
        PaperGuard::EngagementOpen => engagement.state != EngagementState::Ended,
        PaperGuard::NotRefused => found.document != DocumentState::Refused,
    };
    let fields = [found.kind.code()];
    let step = audit::Step::new(by.actor, engagement.subject(), found.state, event).on(&fields);
    let to = audit::take(&mut tx, now, &PAPER, step, holds).await?;
    store::put(&mut tx, engagement.id, document, to, now).await?;
    if to == PaperState::HandedOver {
        // Where it is missing once more, both are told once more.
        store::forget_asked(&mut tx, engagement.id, found.kind).await?;
    }
    market.commit(tx).await
}
