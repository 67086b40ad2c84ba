//! What a request about an engagement, or about what everybody may read of a mission, asks for, in an address or a hidden field.

use domain::{MissionId, Month};
use marketplace::{
    Problem,
    engagements::{self, Party},
    missions::{self, MissionOwner},
};
use ui::server::{market, visitor};

/// The visitor's part in this engagement; to anybody else there is none.
pub(crate) async fn party(engagement: &str) -> Result<Party, Problem> {
    let visitor = visitor();
    visitor.account()?;
    engagements::party(&market(), &visitor, engagement.parse().map_err(|_| Problem::NotFound)?).await
}

/// This month; what is none is nowhere.
pub(crate) fn month_of(month: &str) -> Result<Month, Problem> {
    month.parse().map_err(|_| Problem::NotFound)
}

/// The visitor's ownership of a mission; to anybody else it does not exist.
pub(crate) async fn owner(mission: &str) -> Result<MissionOwner, Problem> {
    let mission: MissionId = mission.parse().map_err(|_| Problem::NotFound)?;
    missions::holder(&market(), &visitor(), mission).await?.owner()
}

/// Where a CEO prepares what everybody may read of a mission.
pub(crate) fn at_posting(mission: &str) -> String {
    format!("/needs/{mission}/posting")
}
