//! Asking to join the community, and taking that back.

use leptos::prelude::*;
use ui::Failure;

/// Asks to join.
#[server(endpoint = "vetting/apply")]
pub async fn ask_to_join(#[server(default)] motivation: String, #[server(default)] consent: String) -> Result<(), Failure> {
    use marketplace::vetting::apply;
    use ui::server::{market, settle, visitor};

    let done = async { apply(&market(), &visitor().cto()?, &motivation, &consent).await };
    settle(done.await.map(|()| "/profile#join".to_owned())).await
}

/// Takes the request back.
#[server(endpoint = "vetting/withdraw")]
pub async fn withdraw_request() -> Result<(), Failure> {
    use marketplace::vetting::withdraw;
    use ui::server::{market, settle, visitor};

    let done = async { withdraw(&market(), &visitor().cto()?).await };
    settle(done.await.map(|()| "/profile#join".to_owned())).await
}
