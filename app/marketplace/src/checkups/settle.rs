//! Staff has talked with whoever is worried.

use domain::{
    EngagementId, Role,
    forms::{FieldErrors, Reason},
    lifecycle::CheckupEvent,
};

use super::{
    store,
    transition::{self, With},
};
use crate::{Marketplace, Problem, accounts::CurrentStaff, engagements};

/// Notes what came of it, for staff alone; noted in the same words it is noted once. `role` is `ceo` or `cto`.
///
/// # Errors
/// [`Problem::NotFound`] for what is not there; [`Problem::Invalid`] without a note; [`Problem::NotNow`] where nobody is worried.
pub async fn settle(market: &Marketplace, staff: &CurrentStaff, engagement: EngagementId, role: &str, note: &str) -> Result<(), Problem> {
    let role: Role = role.parse().map_err(|_| Problem::NotFound)?;
    let mut errors = FieldErrors::default();
    let note = errors.take("note", Reason::read(note)).ok_or(Problem::Invalid(errors))?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let engagement = engagements::lock(&mut tx, engagement).await?;
    let present = store::checkup(&mut tx, engagement.id, role).await?.ok_or(Problem::NotFound)?;
    if present.note.as_deref() == Some(note.as_str()) {
        return Ok(());
    }
    let with = With { note: Some(&note), ..With::default() };
    let actor = staff.who().actor();
    let to = transition::step(&mut tx, now, actor, &engagement, Some(present.state), CheckupEvent::Settle, with).await?;
    store::settle(&mut tx, engagement.id, role, to, Reason::as_str(&note), now).await?;
    market.commit(tx).await
}
