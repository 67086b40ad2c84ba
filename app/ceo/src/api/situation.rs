//! What a need tells of the company that is no criterion: corrected, removed, put back.

use leptos::prelude::*;
use ui::Failure;

/// Says how a fact is. A month's budget comes as its two ends.
#[server(endpoint = "situation/correct")]
pub async fn correct_situation(
    #[server(default)] mission: String,
    #[server(default)] fact: String,
    #[server(default)] value: String,
    #[server(default)] low: String,
    #[server(default)] high: String,
) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, missions::situation};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async {
        let editor = proof::holder(&mission).await?.editor();
        situation::correct(&market(), &editor, proof::id(&fact)?, &situation::typed_value(value, &low, &high)).await
    }
    .await;
    settle(done.map(|()| proof::at_fact(&mission, &fact))).await
}

/// Says that a fact is not so.
#[server(endpoint = "situation/remove")]
pub async fn remove_situation(#[server(default)] mission: String, #[server(default)] fact: String) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, missions::situation};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async {
        let editor = proof::holder(&mission).await?.editor();
        situation::remove(&market(), &editor, proof::id(&fact)?).await
    }
    .await;
    settle(done.map(|()| proof::at_situation(&mission))).await
}

/// Lets the words say again how a fact is.
#[server(endpoint = "situation/restore")]
pub async fn restore_situation(#[server(default)] mission: String, #[server(default)] fact: String) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, missions::situation};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async {
        let editor = proof::holder(&mission).await?.editor();
        situation::restore(&market(), &editor, proof::id(&fact)?).await
    }
    .await;
    settle(done.map(|()| proof::at_situation(&mission))).await
}
