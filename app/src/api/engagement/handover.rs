//! What passes from the CTO to the company: the list, its things, its end.

use leptos::prelude::*;
use ui::Failure;

/// Begins the list with the subjects of every handover.
#[server(endpoint = "engagements/handover/begin")]
pub async fn begin_handover(#[server(default)] engagement: String) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::handover::confirm::begin;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async { begin(&market(), &party(&engagement).await?).await };
    settle(done.await.map(|()| Section::Handover.address(&engagement))).await
}

/// Writes a thing on the list, once for one id.
#[server(endpoint = "engagements/handover/add")]
pub async fn add_handover_item(
    #[server(default)] engagement: String,
    #[server(default)] once: String,
    #[server(default)] title: String,
) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::handover::list::add;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async { add(&market(), &party(&engagement).await?, &once, &title).await };
    settle(done.await.map(|()| format!("{}#add", Section::Handover.address(&engagement)))).await
}

/// Marks a thing: `step` is `done`, `not_applicable` or `to_do`.
#[server(endpoint = "engagements/handover/mark")]
pub async fn mark_handover_item(
    #[server(default)] engagement: String,
    #[server(default)] item: String,
    #[server(default)] step: String,
    #[server(default)] words: String,
) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::handover::list::mark;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async { mark(&market(), &party(&engagement).await?, &item, &step, &words).await };
    settle(done.await.map(|()| format!("{}#item-{item}", Section::Handover.address(&engagement)))).await
}

/// The CEO has everything.
#[server(endpoint = "engagements/handover/confirm")]
pub async fn confirm_handover(#[server(default)] engagement: String) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::handover::confirm::confirm;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async { confirm(&market(), &party(&engagement).await?).await };
    settle(done.await.map(|()| Section::Handover.address(&engagement))).await
}

/// Something was forgotten: the list is open again.
#[server(endpoint = "engagements/handover/reopen")]
pub async fn reopen_handover(#[server(default)] engagement: String) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::handover::confirm::reopen;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async { reopen(&market(), &party(&engagement).await?).await };
    settle(done.await.map(|()| Section::Handover.address(&engagement))).await
}
