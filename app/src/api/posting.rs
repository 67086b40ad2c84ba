//! What everybody may read of a mission: written, public, and back again.

use leptos::prelude::*;
use ui::Failure;

/// Keeps what everybody would read.
#[server(endpoint = "posting/prepare")]
pub async fn prepare_posting(
    #[server(default)] mission: String,
    #[server(default)] summary: String,
    #[server(default)] shows_rate: String,
) -> Result<(), Failure> {
    use crate::asked::{at_posting, owner};
    use marketplace::postings::{Typed, prepare};
    use ui::server::{market, settle};

    let typed = Typed { summary, shows_rate };
    let done = async { prepare(&market(), &owner(&mission).await?, &typed).await };
    settle(done.await.map(|()| format!("{}#preview", at_posting(&mission)))).await
}

/// Makes it public.
#[server(endpoint = "posting/publish")]
pub async fn publish_posting(
    #[server(default)] mission: String,
    #[server(default)] revision: String,
    #[server(default)] consent: String,
) -> Result<(), Failure> {
    use crate::asked::{at_posting, owner};
    use marketplace::postings::publish;
    use ui::server::{market, settle};

    let done = async { publish(&market(), &owner(&mission).await?, &revision, &consent).await };
    settle(done.await.map(|()| at_posting(&mission))).await
}

/// Takes it back.
#[server(endpoint = "posting/withdraw")]
pub async fn withdraw_posting(#[server(default)] mission: String) -> Result<(), Failure> {
    use crate::asked::{at_posting, owner};
    use marketplace::postings::withdraw;
    use ui::server::{market, settle};

    let done = async { withdraw(&market(), &owner(&mission).await?).await };
    settle(done.await.map(|()| at_posting(&mission))).await
}
