//! Staff's side: a posting that should not be read is taken down, with a reason that its CEO is written.

use domain::{MissionId, forms::Reason, lifecycle::PostingEvent};

use super::{
    PostingNews, store,
    transition::{self, With},
};
use crate::{
    Marketplace, Problem,
    accounts::CurrentStaff,
    mail::{self, Mail},
    missions::{self, life::read_reason},
};

/// Takes the posting of this mission down, at once.
///
/// # Errors
/// A complaint about `reason`; [`Problem::NotNow`] unless it is published; [`Problem::NotFound`] where there is none.
pub async fn take_down(market: &Marketplace, staff: &CurrentStaff, mission: MissionId, reason: &str) -> Result<(), Problem> {
    let reason = read_reason(reason)?;
    take(market, staff, mission, PostingEvent::TakeDown, Some(&reason)).await
}

/// Lets the CEO publish it again, when they choose.
///
/// # Errors
/// [`Problem::NotNow`] unless it was taken down; [`Problem::NotFound`] where there is none.
pub async fn allow(market: &Marketplace, staff: &CurrentStaff, mission: MissionId) -> Result<(), Problem> {
    take(market, staff, mission, PostingEvent::Allow, None).await
}

async fn take(
    market: &Marketplace,
    staff: &CurrentStaff,
    mission: MissionId,
    event: PostingEvent,
    reason: Option<&Reason>,
) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    missions::lock_state(&mut tx, mission).await?.ok_or(Problem::NotFound)?;
    let posting = store::of_mission(&mut tx, mission).await?.ok_or(Problem::NotFound)?;
    let actor = staff.who().actor();
    let with = With { reason, ..With::default() };
    let state = transition::step(&mut tx, now, actor, (posting.id, mission), Some(posting.state), event, with).await?;
    store::set_state(&mut tx, posting.id, state, reason.map(Reason::as_str), now).await?;
    if let Some(account) = missions::held_by(&mut *tx, mission).await?.and_then(|held| held.owner) {
        let news = if event == PostingEvent::TakeDown { PostingNews::TakenDown } else { PostingNews::Allowed };
        mail::send(&mut tx, now, Mail::OfPosting { account, mission, news }).await?;
    }
    market.commit(tx).await
}
