//! The meeting, from the CTO's side.

use leptos::prelude::*;
use ui::Failure;

/// Accepts to meet: both now know each other's names.
#[server(endpoint = "introduction/accept")]
pub async fn accept_introduction(#[server(default)] candidacy: String) -> Result<(), Failure> {
    use marketplace::candidacies::introduction::accept;
    use ui::server::{market, settle};

    let done = async {
        let concerned = crate::pages::concerned(&candidacy).await?;
        accept(&market(), &concerned).await.map(|()| concerned.mission())
    };
    settle(done.await.map(|mission| format!("/offers/{mission}"))).await
}

/// Would rather not meet, with a reason.
#[server(endpoint = "introduction/refuse")]
pub async fn refuse_introduction(#[server(default)] candidacy: String, #[server(default)] reason: String) -> Result<(), Failure> {
    use marketplace::candidacies::apply::refuse_introduction;
    use ui::server::{market, settle};

    let done = async {
        let concerned = crate::pages::concerned(&candidacy).await?;
        refuse_introduction(&market(), &concerned, &reason).await.map(|()| concerned.mission())
    };
    settle(done.await.map(|mission| format!("/offers/{mission}"))).await
}

/// Says how the meeting went. `wants_to` is `yes` or `no`.
#[server(endpoint = "introduction/cto_verdict")]
pub async fn give_cto_verdict(
    #[server(default)] candidacy: String,
    #[server(default)] wants_to: String,
    #[server(default)] words: String,
) -> Result<(), Failure> {
    use marketplace::candidacies::introduction::{Verdict, cto_verdict, read_wants_to};
    use ui::server::{market, settle};

    let done = async {
        let concerned = crate::pages::concerned(&candidacy).await?;
        let verdict = Verdict { wants_to: read_wants_to(&wants_to)?, words: &words };
        cto_verdict(&market(), &concerned, verdict).await.map(|()| concerned.mission())
    };
    settle(done.await.map(|mission| format!("/offers/{mission}"))).await
}
