//! Completing what a need that was sent tells of its company.

use leptos::prelude::*;
use ui::Failure;

/// Says how a fact is. A month's budget comes as its two ends.
#[server(endpoint = "staff/situation/correct")]
pub async fn correct_situation(
    #[server(default)] mission: String,
    #[server(default)] fact: String,
    #[server(default)] value: String,
    #[server(default)] low: String,
    #[server(default)] high: String,
) -> Result<(), Failure> {
    use crate::asked::{at_situation, id, staff};
    use marketplace::missions::{situation, staff_editor};
    use ui::server::{market, settle};

    let done = async {
        let (staff, mission) = (staff()?, id(&mission)?);
        let value = situation::typed_value(value, &low, &high);
        situation::correct(&market(), &staff_editor(&staff, mission), id(&fact)?, &value).await?;
        Ok(at_situation(mission))
    };
    settle(done.await).await
}

/// Says that a fact is not so.
#[server(endpoint = "staff/situation/remove")]
pub async fn remove_situation(#[server(default)] mission: String, #[server(default)] fact: String) -> Result<(), Failure> {
    use crate::asked::{at_situation, id, staff};
    use marketplace::missions::{situation, staff_editor};
    use ui::server::{market, settle};

    let done = async {
        let (staff, mission) = (staff()?, id(&mission)?);
        situation::remove(&market(), &staff_editor(&staff, mission), id(&fact)?).await?;
        Ok(at_situation(mission))
    };
    settle(done.await).await
}

/// Lets the words say again how a fact is.
#[server(endpoint = "staff/situation/restore")]
pub async fn restore_situation(#[server(default)] mission: String, #[server(default)] fact: String) -> Result<(), Failure> {
    use crate::asked::{at_situation, id, staff};
    use marketplace::missions::{situation, staff_editor};
    use ui::server::{market, settle};

    let done = async {
        let (staff, mission) = (staff()?, id(&mission)?);
        situation::restore(&market(), &staff_editor(&staff, mission), id(&fact)?).await?;
        Ok(at_situation(mission))
    };
    settle(done.await).await
}
