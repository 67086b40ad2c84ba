//! Choosing people for a mission: invitations, the selection and its order, refusals, the proposal to the CEO.

use leptos::prelude::*;
use ui::Failure;

/// Invites a CTO, who has 48 hours to answer.
#[server(endpoint = "staff/curation/invite")]
pub async fn invite(#[server(default)] mission: String, #[server(default)] profile: String) -> Result<(), Failure> {
    use crate::asked::{curation_path, id, staff};
    use marketplace::candidacies::invite;
    use ui::server::{market, settle};

    let done = async {
        let (staff, mission) = (staff()?, id(&mission)?);
        invite::invite(&market(), &staff, mission, id(&profile)?).await?;
        Ok(curation_path(mission))
    };
    settle(done.await).await
}

/// Says no to a CTO, who reads the reason.
#[server(endpoint = "staff/curation/decline")]
pub async fn decline(
    #[server(default)] mission: String,
    #[server(default)] candidacy: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use crate::asked::{curation_path, id, staff};
    use marketplace::candidacies::invite;
    use ui::server::{market, settle};

    let done = async {
        let (staff, mission) = (staff()?, id(&mission)?);
        invite::decline(&market(), &staff, id(&candidacy)?, &reason).await?;
        Ok(curation_path(mission))
    };
    settle(done.await).await
}

/// Puts somebody who applied on the selection; a reason is demanded where a better-ranked applicant is passed over.
#[server(endpoint = "staff/curation/add")]
pub async fn add_to_shortlist(
    #[server(default)] mission: String,
    #[server(default)] candidacy: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use crate::asked::{curation_path, id, staff};
    use marketplace::candidacies::shortlist;
    use ui::server::{market, settle};

    let done = async {
        let (staff, mission) = (staff()?, id(&mission)?);
        shortlist::add(&market(), &staff, id(&candidacy)?, &reason).await?;
        Ok(curation_path(mission))
    };
    settle(done.await).await
}

/// Takes somebody off the selection.
#[server(endpoint = "staff/curation/remove")]
pub async fn remove_from_shortlist(
    #[server(default)] mission: String,
    #[server(default)] candidacy: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use crate::asked::{curation_path, id, staff};
    use marketplace::candidacies::shortlist;
    use ui::server::{market, settle};

    let done = async {
        let (staff, mission) = (staff()?, id(&mission)?);
        shortlist::remove(&market(), &staff, id(&candidacy)?, &reason).await?;
        Ok(curation_path(mission))
    };
    settle(done.await).await
}

/// Moves somebody one place: `direction` is `up` or `down`.
#[server(endpoint = "staff/curation/reorder")]
pub async fn reorder_shortlist(
    #[server(default)] mission: String,
    #[server(default)] candidacy: String,
    #[server(default)] direction: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use crate::asked::{curation_path, id, staff, unknown};
    use marketplace::candidacies::shortlist::{self, Move};
    use ui::server::{market, settle};

    let done = async {
        let (staff, mission) = (staff()?, id(&mission)?);
        let direction = match direction.as_str() {
            "up" => Move::Up,
            "down" => Move::Down,
            _ => return Err(unknown("direction")),
        };
        shortlist::reorder(&market(), &staff, id(&candidacy)?, direction, &reason).await?;
        Ok(curation_path(mission))
    };
    settle(done.await).await
}

/// Puts the selection before the CEO.
#[server(endpoint = "staff/curation/publish")]
pub async fn publish_shortlist(#[server(default)] mission: String) -> Result<(), Failure> {
    use crate::asked::{curation_path, id, staff};
    use marketplace::candidacies::shortlist;
    use ui::server::{market, settle};

    let done = async {
        let (staff, mission) = (staff()?, id(&mission)?);
        shortlist::publish(&market(), &staff, mission).await?;
        Ok(curation_path(mission))
    };
    settle(done.await).await
}
