//! Whether what a CTO says of their availability still holds: silence is asked about by mail, shown as unconfirmed, and ends with a pause.
//!
//! [`watch()`] is the job that does so, one for each profile of the community; [`answer()`] is what a link of those mails, or the
//! profile's own page, brings. What counts as silence stands in `domain::availability`.

mod answer;
mod store;
mod watch;

use chrono::NaiveDate;
use domain::{ProfileId, Rhythm, Role, lifecycle::ProfileState};

pub(crate) use answer::resume;
pub use answer::{answer, asked};
pub(crate) use store::{confirm, renew, standing_of};
pub(crate) use watch::{began, reinstated, watch};

use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, CurrentStaff},
    vetting,
};

/// How sure a profile's availability is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub state: ProfileState,
    /// The first free day.
    pub available_from: Option<NaiveDate>,
    /// Days a week that are free.
    pub rhythm: Option<Rhythm>,
    /// When the first free day was last confirmed.
    pub confirmed_on: Option<NaiveDate>,
    /// Since when nobody has answered for it, where that is long ago.
    pub unconfirmed_since: Option<NaiveDate>,
    /// Since when the profile is paused, where silence paused it.
    pub lapsed_on: Option<NaiveDate>,
    /// Who paused the profile, while it is paused. What staff paused, staff alone ends.
    pub paused_by: Option<Role>,
    /// Staff's words about their pause.
    pub pause_reason: Option<String>,
}

/// The CTO's own.
pub async fn own(market: &Marketplace, cto: &CurrentCto) -> Result<Standing, Problem> {
    let mut connection = market.pool.acquire().await?;
    store::standing(&mut connection, cto.profile()).await?.ok_or(Problem::NotFound)
}

/// A profile's, for staff.
pub async fn of_profile(market: &Marketplace, _staff: &CurrentStaff, profile: ProfileId) -> Result<Standing, Problem> {
    let mut connection = market.pool.acquire().await?;
    vetting::shown(&mut connection, profile).await?;
    store::standing(&mut connection, profile).await?.ok_or(Problem::NotFound)
}
