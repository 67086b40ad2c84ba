//! What a CTO answers by the link of a mail.

use leptos::prelude::*;
use ui::Failure;

/// Says whether whoever holds the link is still available: `still`, `change` (with a day), `pause` or `back`.
#[server(endpoint = "availability/answer")]
pub async fn answer_availability(
    #[server(default)] key: String,
    #[server(default)] answer: String,
    #[server(default)] available_from: String,
) -> Result<(), Failure> {
    use ui::{
        mail::AVAILABILITY,
        server::{market, settle},
    };

    let done = marketplace::availability::answer(&market(), &key, &answer, &available_from).await;
    settle(done.map(|answer| format!("{AVAILABILITY}?done={answer}"))).await
}
