//! The question to the agency: written, taken back, its answers confirmed or left out.

use leptos::prelude::*;
use ui::Failure;

/// Writes the message with a new link; a link that waited works no longer.
#[server(endpoint = "agency/ask")]
pub async fn ask_agency(#[server(default)] mission: String) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, agency};
    use ui::server::{keep_link, market, settle};

    let done: Result<_, Problem> = async {
        let (id, key) = agency::ask::ask(&market(), &proof::holder(&mission).await?).await?;
        keep_link(id.0, &key, agency::DAYS);
        Ok(proof::at_agency(&mission))
    }
    .await;
    settle(done).await
}

/// Takes the link back, or forgets what was answered and not confirmed.
#[server(endpoint = "agency/revoke")]
pub async fn revoke_agency(#[server(default)] mission: String) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, agency::ask};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async { ask::revoke(&market(), &proof::holder(&mission).await?).await }.await;
    settle(done.map(|()| proof::at_agency(&mission))).await
}

/// Takes an answer over.
#[server(endpoint = "agency/confirm")]
pub async fn confirm_agency(#[server(default)] mission: String, #[server(default)] answer: String) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, agency::confirm};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async { confirm::confirm(&market(), &proof::holder(&mission).await?, proof::id(&answer)?).await }.await;
    settle(done.map(|()| proof::at_agency(&mission))).await
}

/// Leaves an answer out.
#[server(endpoint = "agency/refuse")]
pub async fn refuse_agency(#[server(default)] mission: String, #[server(default)] answer: String) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, agency::confirm};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async { confirm::refuse(&market(), &proof::holder(&mission).await?, proof::id(&answer)?).await }.await;
    settle(done.map(|()| proof::at_agency(&mission))).await
}
