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
    use crate::pages::{agency::after_dont_know, proof};
    use marketplace::{Problem, missions::criteria};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async {
        let holder = proof::holder(&mission).await?;
        criteria::weigh_or_ask(&market(), &holder.editor(), proof::id(&criterion)?, &kind, &importance).await?;
        match importance.as_str() {
            "unknown" => after_dont_know(&holder, &kind).await,
            _ => Ok(proof::at_criterion(&mission, &criterion)),
        }
    }
    .await;
    settle(done).await
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

/// Answers a question with "I don't know". For the technologies this writes a message to the agency, which knows.
#[server(endpoint = "criteria/dont_know")]
pub async fn dont_know_kind(#[server(default)] mission: String, #[server(default)] kind: String) -> Result<(), Failure> {
    use crate::pages::{agency::after_dont_know, proof};
    use marketplace::{Problem, missions::criteria};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async {
        let holder = proof::holder(&mission).await?;
        criteria::dont_know(&market(), &holder.editor(), proof::id(&kind)?).await?;
        after_dont_know(&holder, &kind).await
    }
    .await;
    settle(done).await
}
