//! Staff has talked with two who do not want the same, or who have not answered.

use domain::{
    EngagementId, RenewalId,
    forms::{FieldErrors, Reason},
    lifecycle::RenewalEvent,
};

use super::{
    store,
    transition::{self, With},
};
use crate::{Marketplace, Problem, accounts::CurrentStaff, engagements};

/// Notes what came of it, for staff alone; noted in the same words it is noted once.
///
/// # Errors
/// [`Problem::NotFound`] for what is not there; [`Problem::Invalid`] without a note; [`Problem::NotNow`] where nothing is open.
pub async fn settle(
    market: &Marketplace,
    staff: &CurrentStaff,
    engagement: EngagementId,
    renewal: &str,
    note: &str,
) -> Result<(), Problem> {
    let id: RenewalId = renewal.parse().map_err(|_| Problem::NotFound)?;
    let mut errors = FieldErrors::default();
    let note = errors.take("note", Reason::read(note)).ok_or(Problem::Invalid(errors))?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let engagement = engagements::lock(&mut tx, engagement).await?;
    let round = store::latest(&mut tx, engagement.id).await?.filter(|round| round.id == id).ok_or(Problem::NotFound)?;
    if round.note.as_deref() == Some(note.as_str()) {
        return Ok(());
    }
    let with = With { note: Some(&note), ..With::default() };
    let actor = staff.who().actor();
    let to = transition::step(&mut tx, now, actor, &engagement, Some(round.state), RenewalEvent::Settle, with).await?;
    store::set_state(&mut tx, round.id, to, Some(note.as_str()), now).await?;
    market.commit(tx).await
}
