//! The steps of a mission that staff takes.

use leptos::prelude::*;
use ui::Failure;

/// Asks the CEO to sign the criteria off.
#[server(endpoint = "staff/missions/ask_sign_off")]
pub async fn ask_sign_off(#[server(default)] mission: String) -> Result<(), Failure> {
    use crate::asked::{id, mission_path, staff};
    use ui::server::{market, settle};

    let done = async {
        let (staff, mission) = (staff()?, id(&mission)?);
        marketplace::missions::life::ask_sign_off(&market(), &staff, mission).await?;
        Ok(mission_path(mission))
    };
    settle(done.await).await
}

/// Opens the mission to the community.
#[server(endpoint = "staff/missions/open")]
pub async fn open_mission(#[server(default)] mission: String) -> Result<(), Failure> {
    use crate::asked::{curation_path, id, staff};
    use ui::server::{market, settle};

    let done = async {
        let (staff, mission) = (staff()?, id(&mission)?);
        marketplace::missions::life::open(&market(), &staff, mission).await?;
        Ok(curation_path(mission))
    };
    settle(done.await).await
}
