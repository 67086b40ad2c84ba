//! What a referee answers, by a link and without an account.

use leptos::prelude::*;
use ui::Failure;

/// Sends the answer. The boxes of the areas come as `areas[]`.
#[server(endpoint = "reference/answer")]
pub async fn answer_reference(
    #[server(default)] key: String,
    #[server(default)] period: String,
    #[server(default)] work_again: String,
    #[server(default)] strengths: String,
    #[server(default)] watch: String,
    #[server(default)] readable: String,
) -> Result<(), Failure> {
    use marketplace::references::{TypedAnswer, answer, guest};
    use ui::server::{market, network, settle, typed};

    let areas = typed().into_iter().filter(|(name, _)| name == "areas[]").map(|(_, code)| code).collect();
    let done = async {
        let (market, typed) = (market(), TypedAnswer { period, work_again, areas, strengths, watch, readable });
        let guest = guest(&market, &key).await?;
        answer::send(&market, &guest, &typed, &network()).await
    };
    settle(done.await.map(|()| format!("/reference?key={key}"))).await
}

/// Says no: `denial` is `decline`, or `disown` of somebody who does not know the CTO; `for_good` is `true` where they are never to be written
/// to again.
#[server(endpoint = "reference/refuse")]
pub async fn refuse_reference(
    #[server(default)] key: String,
    #[server(default)] denial: String,
    #[server(default)] for_good: String,
) -> Result<(), Failure> {
    use marketplace::references::{
        answer::{Denial, deny},
        guest,
    };
    use ui::server::{market, network, settle};

    let done = async {
        let market = market();
        let guest = guest(&market, &key).await?;
        let denial = if denial == "disown" { Denial::Disown } else { Denial::Decline };
        deny(&market, &guest, denial, for_good == "true", &network()).await
    };
    settle(done.await.map(|()| format!("/reference?key={key}"))).await
}
