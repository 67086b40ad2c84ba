//! Staff says whether a document proves what it says.

use domain::{DocumentId, forms::Reason, lifecycle::DocumentEvent};

use super::{store, transition};
use crate::{Marketplace, Problem, accounts::CurrentStaff, missions::life::read_reason, vetting};

/// It does.
pub async fn verify(market: &Marketplace, staff: &CurrentStaff, document: DocumentId) -> Result<(), Problem> {
    decide(market, staff, document, DocumentEvent::Verify, None).await
}

/// It does not; the CTO reads why.
pub async fn refuse(market: &Marketplace, staff: &CurrentStaff, document: DocumentId, reason: &str) -> Result<(), Problem> {
    let reason = read_reason(reason)?;
    decide(market, staff, document, DocumentEvent::Refuse, Some(&reason)).await
}

async fn decide(
    market: &Marketplace,
    staff: &CurrentStaff,
    document: DocumentId,
    event: DocumentEvent,
    reason: Option<&Reason>,
) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let found = store::lock(&mut tx, document).await?.ok_or(Problem::NotFound)?;
    vetting::shown(&mut tx, found.profile).await?;
    let (actor, has_reason) = (staff.who().actor(), reason.is_some());
    let step = transition::Step { actor, document, profile: found.profile, from: Some(found.state), event, has_reason };
    let next = transition::step(&mut tx, now, step).await?;
    store::decide(&mut tx, document, next, reason.map(Reason::as_str), now).await?;
    tx.commit().await?;
    Ok(())
}
