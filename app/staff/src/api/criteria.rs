//! Completing the criteria of a need that was sent.

use leptos::prelude::*;
use ui::Failure;

/// Says how much a criterion counts; `unknown` makes its kind a question.
#[server(endpoint = "staff/criteria/weigh")]
pub async fn weigh_criterion(
    #[server(default)] mission: String,
    #[server(default)] criterion: String,
    #[server(default)] kind: String,
    #[server(default)] importance: String,
) -> Result<(), Failure> {
    use crate::asked::{id, mission_path, staff};
    use marketplace::missions::{criteria, staff_editor};
    use ui::server::{market, settle};

    let done = async {
        let (staff, mission) = (staff()?, id(&mission)?);
        criteria::weigh_or_ask(&market(), &staff_editor(&staff, mission), id(&criterion)?, &kind, &importance).await?;
        Ok(format!("{}#criteria", mission_path(mission)))
    };
    settle(done.await).await
}

/// Gives a criterion another value. A budget comes as its two ends.
#[server(endpoint = "staff/criteria/correct")]
pub async fn correct_criterion(
    #[server(default)] mission: String,
    #[server(default)] criterion: String,
    #[server(default)] value: String,
    #[server(default)] low: String,
    #[server(default)] high: String,
) -> Result<(), Failure> {
    use crate::asked::{id, mission_path, staff};
    use marketplace::missions::{criteria, staff_editor};
    use ui::server::{market, settle};

    let done = async {
        let (staff, mission) = (staff()?, id(&mission)?);
        let value = criteria::typed_value(value, &low, &high)?;
        criteria::correct(&market(), &staff_editor(&staff, mission), id(&criterion)?, &value).await?;
        Ok(format!("{}#criteria", mission_path(mission)))
    };
    settle(done.await).await
}

/// Removes a criterion.
#[server(endpoint = "staff/criteria/remove")]
pub async fn remove_criterion(#[server(default)] mission: String, #[server(default)] criterion: String) -> Result<(), Failure> {
    use crate::asked::{id, mission_path, staff};
    use marketplace::missions::{criteria, staff_editor};
    use ui::server::{market, settle};

    let done = async {
        let (staff, mission) = (staff()?, id(&mission)?);
        criteria::remove(&market(), &staff_editor(&staff, mission), id(&criterion)?).await?;
        Ok(format!("{}#criteria", mission_path(mission)))
    };
    settle(done.await).await
}

/// Takes a removal back.
#[server(endpoint = "staff/criteria/restore")]
pub async fn restore_criterion(#[server(default)] mission: String, #[server(default)] criterion: String) -> Result<(), Failure> {
    use crate::asked::{id, mission_path, staff};
    use marketplace::missions::{criteria, staff_editor};
    use ui::server::{market, settle};

    let done = async {
        let (staff, mission) = (staff()?, id(&mission)?);
        criteria::restore(&market(), &staff_editor(&staff, mission), id(&criterion)?).await?;
        Ok(format!("{}#criteria", mission_path(mission)))
    };
    settle(done.await).await
}

/// Adds a wish that the words do not say. A budget comes as its two ends.
#[server(endpoint = "staff/criteria/add")]
pub async fn add_criterion(
    #[server(default)] mission: String,
    #[server(default)] kind: String,
    #[server(default)] value: String,
    #[server(default)] low: String,
    #[server(default)] high: String,
    #[server(default)] importance: String,
) -> Result<(), Failure> {
    use crate::asked::{id, mission_path, staff};
    use marketplace::missions::{criteria, staff_editor};
    use ui::server::{market, settle};

    let done = async {
        let (staff, mission) = (staff()?, id(&mission)?);
        let value = criteria::typed_value(value, &low, &high)?;
        criteria::add(&market(), &staff_editor(&staff, mission), &kind, &value, &importance).await?;
        Ok(format!("{}#criteria", mission_path(mission)))
    };
    settle(done.await).await
}

/// Notes that nobody at the company knows.
#[server(endpoint = "staff/criteria/dont_know")]
pub async fn dont_know_criterion(#[server(default)] mission: String, #[server(default)] kind: String) -> Result<(), Failure> {
    use crate::asked::{code, id, mission_path, staff};
    use marketplace::missions::{criteria, staff_editor};
    use ui::server::{market, settle};

    let done = async {
        let (staff, mission) = (staff()?, id(&mission)?);
        let kind = code("kind", &kind)?;
        criteria::dont_know(&market(), &staff_editor(&staff, mission), kind).await?;
        Ok(format!("{}#criteria", mission_path(mission)))
    };
    settle(done.await).await
}
