//! The end of a mission of the play.

use domain::MissionId;

use super::Stage;
use crate::{
    Problem,
    accounts::Visitor,
    endings::{self, settle::Completion},
    engagements,
};

impl Stage<'_> {
    /// Staff completes it today.
    pub(super) async fn finish(&self, mission: MissionId) -> Result<(), Problem> {
        let visitor = Visitor { signed_in: Some(self.staff.who().clone()), browser: None };
        let engagement = engagements::of_mission(&self.market, &visitor, mission).await?.ok_or(Problem::NotFound)?;
        let typed = Completion { last_day: self.market.today().to_string(), confirmed: "true".to_owned() };
        endings::settle::complete(&self.market, &self.staff, engagement, &typed).await
    }
}
