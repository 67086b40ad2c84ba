//! What somebody without an account asks and answers on a developers' page, by its link.

use leptos::prelude::*;
use ui::Failure;

/// Asks, once for the id `once`; `owner` is `ceo` or `cto`.
#[server(endpoint = "briefing/ask")]
pub async fn ask_as_guest(
    #[server(default)] key: String,
    #[server(default)] name: String,
    #[server(default)] words: String,
    #[server(default)] owner: String,
    #[server(default)] once: String,
) -> Result<(), Failure> {
    use marketplace::briefing::{
        guest,
        questions::{GuestTyped, ask_as_guest},
    };
    use ui::server::{market, network, settle};

    let done = async {
        let (market, network) = (market(), network());
        let guest = guest(&market, &key).await?;
        let typed = GuestTyped { name: &name, words: &words, once: &once, network: &network };
        ask_as_guest(&market, &guest, typed, &owner).await
    };
    settle(done.await.map(|()| format!("/briefing?key={key}#questions"))).await
}

/// Answers a question, once for the id `once`.
#[server(endpoint = "briefing/answer")]
pub async fn answer_as_guest(
    #[server(default)] key: String,
    #[server(default)] question: String,
    #[server(default)] name: String,
    #[server(default)] words: String,
    #[server(default)] once: String,
) -> Result<(), Failure> {
    use marketplace::briefing::{
        guest,
        questions::{GuestTyped, answer_as_guest},
    };
    use ui::server::{market, network, settle};

    let done = async {
        let (market, network) = (market(), network());
        let guest = guest(&market, &key).await?;
        let typed = GuestTyped { name: &name, words: &words, once: &once, network: &network };
        answer_as_guest(&market, &guest, typed, &question).await
    };
    settle(done.await.map(|()| format!("/briefing?key={key}#questions"))).await
}
