//! Companies whose CTO should not be this one's.

use leptos::prelude::*;
use ui::Failure;

/// Names them, one a line, in the place of those before.
#[server(endpoint = "need/rivals")]
pub async fn name_rivals(#[server(default)] mission: String, #[server(default)] rivals: String) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, conflicts};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async { conflicts::name_rivals(&market(), &proof::holder(&mission).await?, &rivals).await }.await;
    settle(done.map(|()| format!("/needs/{mission}#rivals"))).await
}
