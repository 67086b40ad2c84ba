//! The time zone in which a person reads and proposes hours.

use domain::{Zone, forms::FieldErrors};

use super::{SignedIn, store};
use crate::{Marketplace, Problem};

/// From now on, this person's hours are those of this zone: an IANA name.
pub async fn set_time_zone(market: &Marketplace, who: &SignedIn, zone: &str) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let Some(zone) = errors.take("time_zone", Zone::read(zone)) else { return Err(errors.into()) };
    store::set_time_zone(&market.pool, who.account, zone).await
}

/// The zone of this person.
pub async fn time_zone(market: &Marketplace, who: &SignedIn) -> Result<Zone, Problem> {
    Ok(store::time_zone(&mut *market.pool.acquire().await?, who.account).await?.unwrap_or(Zone::PARIS))
}
