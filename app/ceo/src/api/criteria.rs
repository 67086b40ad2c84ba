//! The criteria of a need: weighed, corrected, removed, put back, added, or not known.

use leptos::prelude::*;
use ui::Failure;

/// Says how much a criterion counts; `unknown` makes its kind a question for staff and for the CTOs.
#[server(endpoint = "criteria/weigh")]
pub async fn weigh_criterion(
    #[server(default)] mission: String,
    #[server(default)] criterion: String,
    #[server(default)] kind: String,
    #[server(default)] importance: String,
) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, missions::criteria};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async {
        let editor = proof::holder(&mission).await?.editor();
        criteria::weigh_or_ask(&market(), &editor, proof::id(&criterion)?, &kind, &importance).await
    }
    .await;
    settle(done.map(|()| proof::at_criterion(&mission, &criterion))).await
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
    use crate::pages::proof;
    use marketplace::{Problem, missions::criteria};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async {
        let editor = proof::holder(&mission).await?.editor();
        criteria::correct(&market(), &editor, proof::id(&criterion)?, &criteria::typed_value(value, &low, &high)?).await
    }
    .await;
    settle(done.map(|()| proof::at_criterion(&mission, &criterion))).await
}

/// Removes a criterion, which can be put back.
#[server(endpoint = "criteria/remove")]
pub async fn remove_criterion(#[server(default)] mission: String, #[server(default)] criterion: String) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, missions::criteria};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async {
        let editor = proof::holder(&mission).await?.editor();
        criteria::remove(&market(), &editor, proof::id(&criterion)?).await
    }
    .await;
    settle(done.map(|()| proof::at_criteria(&mission))).await
}

/// Puts a removed criterion back.
#[server(endpoint = "criteria/restore")]
pub async fn restore_criterion(#[server(default)] mission: String, #[server(default)] criterion: String) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, missions::criteria};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async {
        let editor = proof::holder(&mission).await?.editor();
        criteria::restore(&market(), &editor, proof::id(&criterion)?).await
    }
    .await;
    settle(done.map(|()| proof::at_criterion(&mission, &criterion))).await
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
    use crate::pages::proof;
    use marketplace::{Problem, missions::criteria};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async {
        let editor = proof::holder(&mission).await?.editor();
        criteria::add(&market(), &editor, &kind, &criteria::typed_value(value, &low, &high)?, &importance).await
    }
    .await;
    settle(done.map(|criterion| proof::at_criterion(&mission, &criterion.to_string()))).await
}

/// Answers a question with "I don't know".
#[server(endpoint = "criteria/dont_know")]
pub async fn dont_know_kind(#[server(default)] mission: String, #[server(default)] kind: String) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, missions::criteria};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async {
        let editor = proof::holder(&mission).await?.editor();
        criteria::dont_know(&market(), &editor, proof::id(&kind)?).await
    }
    .await;
    settle(done.map(|()| proof::at_criteria(&mission))).await
}
