//! How an engagement ends: what one of the two asks for, and what staff does.

use leptos::prelude::*;
use ui::Failure;

/// Asks staff to end it: `wanted` is `completion` or `rematch`.
#[server(endpoint = "engagements/ask_ending")]
pub async fn ask_ending(
    #[server(default)] engagement: String,
    #[server(default)] wanted: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::endings::ask;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async { ask::ask(&market(), &party(&engagement).await?, &wanted, &reason).await };
    settle(done.await.map(|()| format!("{}#ending", Section::Overview.address(&engagement)))).await
}

/// Staff completes the mission: `confirmed` is `true` where the box is ticked.
#[server(endpoint = "staff/engagements/complete")]
pub async fn complete_mission(
    #[server(default)] engagement: String,
    #[server(default)] last_day: String,
    #[server(default)] confirmed: String,
) -> Result<(), Failure> {
    use marketplace::{
        Problem,
        endings::settle::{Completion, complete},
    };
    use ui::{
        engagement::Section,
        server::{market, settle, visitor},
    };

    let done = async {
        let (staff, id) = (visitor().staff()?, engagement.parse().map_err(|_| Problem::NotFound)?);
        complete(&market(), &staff, id, &Completion { last_day, confirmed }).await
    };
    settle(done.await.map(|()| Section::Overview.address(&engagement))).await
}

/// Staff has somebody else searched.
#[server(endpoint = "staff/engagements/search_again")]
pub async fn search_again(
    #[server(default)] engagement: String,
    #[server(default)] reason: String,
    #[server(default)] confirmed: String,
) -> Result<(), Failure> {
    use marketplace::{Problem, endings};
    use ui::{
        engagement::Section,
        server::{market, settle, visitor},
    };

    let done = async {
        let (staff, id) = (visitor().staff()?, engagement.parse().map_err(|_| Problem::NotFound)?);
        endings::settle::search_again(&market(), &staff, id, &reason, &confirmed).await
    };
    settle(done.await.map(|()| Section::Overview.address(&engagement))).await
}

/// Staff lets it go on, and says why to whoever of the two asked: `asked_by` is `ceo` or `cto`.
#[server(endpoint = "staff/engagements/refuse_ending")]
pub async fn refuse_ending(
    #[server(default)] engagement: String,
    #[server(default)] asked_by: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use marketplace::{Problem, endings};
    use ui::{
        engagement::Section,
        server::{market, settle, visitor},
    };

    let done = async {
        let (staff, id) = (visitor().staff()?, engagement.parse().map_err(|_| Problem::NotFound)?);
        endings::settle::refuse(&market(), &staff, id, &asked_by, &reason).await
    };
    settle(done.await.map(|()| format!("{}#ending", Section::Overview.address(&engagement)))).await
}
