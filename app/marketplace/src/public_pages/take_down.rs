//! Staff's side: a page that should not be read is taken down, with a reason that its CTO is written.

use domain::{ProfileId, forms::Reason, lifecycle::PublicPageEvent};

use super::{
    PageNews, store,
    transition::{self, With},
};
use crate::{
    Marketplace, Problem,
    accounts::CurrentStaff,
    mail::{self, Mail},
    missions::life::read_reason,
    profiles,
};

/// Takes the page of this CTO down, at once.
pub async fn take_down(market: &Marketplace, staff: &CurrentStaff, profile: ProfileId, reason: &str) -> Result<(), Problem> {
    let reason = read_reason(reason)?;
    take(market, staff, profile, PublicPageEvent::TakeDown, Some(&reason)).await
}

/// Lets the CTO publish it again, when they choose.
pub async fn allow(market: &Marketplace, staff: &CurrentStaff, profile: ProfileId) -> Result<(), Problem> {
    take(market, staff, profile, PublicPageEvent::Allow, None).await
}

async fn take(
    market: &Marketplace,
    staff: &CurrentStaff,
    profile: ProfileId,
    event: PublicPageEvent,
    reason: Option<&Reason>,
) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    profiles::lock(&mut tx, profile).await?;
    let page = store::of_profile(&mut tx, profile).await?.ok_or(Problem::NotFound)?;
    let actor = staff.who().actor();
    let with = With { reason, ..With::default() };
    let state = transition::step(&mut tx, now, actor, (page.id, profile), Some(page.state), event, with).await?;
    store::set_state(&mut tx, page.id, state, reason.map(Reason::as_str), now).await?;
    let account = profiles::account_of(&mut tx, profile).await?.ok_or(Problem::NotFound)?;
    let news = if event == PublicPageEvent::TakeDown { PageNews::TakenDown } else { PageNews::Allowed };
    mail::send(&mut tx, now, Mail::OfPublicPage { account, news }).await?;
    market.commit(tx).await
}
