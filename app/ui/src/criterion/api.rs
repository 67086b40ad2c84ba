//! What is done to the criteria of a need, by its CEO or by staff: weighed, corrected, removed, put back, added, or not known.

use leptos::prelude::*;

use crate::Failure;

/// Says how much a criterion counts; `unknown` makes its kind a question for staff and for the CTOs.
#[server(endpoint = "criteria/weigh")]
pub async fn weigh_criterion(
    #[server(default)] mission: String,
    #[server(default)] criterion: String,
    #[server(default)] kind: String,
    #[server(default)] importance: String,
) -> Result<(), Failure> {
    use crate::server::{Desk, id, market, settle};
    use marketplace::missions::criteria;

    let done = async {
        let desk = Desk::of(&mission).await?;
        criteria::weigh_or_ask(&market(), desk.editor(), id(&criterion)?, &kind, &importance).await?;
        if importance == "unknown" { desk.after_dont_know(&kind).await } else { Ok(desk.at_criterion(&criterion)) }
    };
    settle(done.await).await
}

/// Replaces a criterion's value by another of its kind. A budget comes as its two ends.
#[server(endpoint = "criteria/correct")]
pub async fn correct_criterion(
    #[server(default)] mission: String,
    #[server(default)] criterion: String,
    #[server(default)] value: String,
    #[server(default)] low: String,
    #[server(default)] high: String,
) -> Result<(), Failure> {
    use crate::server::{Desk, id, market, settle};
    use marketplace::missions::criteria;

    let done = async {
        let desk = Desk::of(&mission).await?;
        criteria::correct(&market(), desk.editor(), id(&criterion)?, &criteria::typed_value(value, &low, &high)?).await?;
        Ok(desk.at_criterion(&criterion))
    };
    settle(done.await).await
}

/// Removes a criterion, which can be put back.
#[server(endpoint = "criteria/remove")]
pub async fn remove_criterion(#[server(default)] mission: String, #[server(default)] criterion: String) -> Result<(), Failure> {
    use crate::server::{Desk, id, market, settle};
    use marketplace::missions::criteria;

    let done = async {
        let desk = Desk::of(&mission).await?;
        criteria::remove(&market(), desk.editor(), id(&criterion)?).await?;
        Ok(desk.at_criteria())
    };
    settle(done.await).await
}

/// Puts a removed criterion back.
#[server(endpoint = "criteria/restore")]
pub async fn restore_criterion(#[server(default)] mission: String, #[server(default)] criterion: String) -> Result<(), Failure> {
    use crate::server::{Desk, id, market, settle};
    use marketplace::missions::criteria;

    let done = async {
        let desk = Desk::of(&mission).await?;
        criteria::restore(&market(), desk.editor(), id(&criterion)?).await?;
        Ok(desk.at_criterion(&criterion))
    };
    settle(done.await).await
}

/// Adds a criterion that the words do not say. A budget comes as its two ends.
#[server(endpoint = "criteria/add")]
pub async fn add_criterion(
    #[server(default)] mission: String,
    #[server(default)] kind: String,
    #[server(default)] value: String,
    #[server(default)] low: String,
    #[server(default)] high: String,
    #[server(default)] importance: String,
) -> Result<(), Failure> {
    use crate::server::{Desk, market, settle};
    use marketplace::missions::criteria;

    let done = async {
        let desk = Desk::of(&mission).await?;
        let criterion = criteria::add(&market(), desk.editor(), &kind, &criteria::typed_value(value, &low, &high)?, &importance).await?;
        Ok(desk.at_criterion(&criterion.to_string()))
    };
    settle(done.await).await
}

/// Answers a question with "I don't know". A CEO's about the technologies becomes a message to the agency, which knows.
#[server(endpoint = "criteria/dont_know")]
pub async fn dont_know_kind(#[server(default)] mission: String, #[server(default)] kind: String) -> Result<(), Failure> {
    use crate::server::{Desk, id, market, settle};
    use marketplace::missions::criteria;

    let done = async {
        let desk = Desk::of(&mission).await?;
        criteria::dont_know(&market(), desk.editor(), id(&kind)?).await?;
        desk.after_dont_know(&kind).await
    };
    settle(done.await).await
}
