//! The meeting, after a yes from both sides: the CEO's verdict, and the choice.

use leptos::prelude::*;
use ui::Failure;

/// Says how the meeting went; it may be said again until the choice.
#[server(endpoint = "introduction/verdict")]
pub async fn give_verdict(
    #[server(default)] mission: String,
    #[server(default)] candidacy: String,
    #[server(default)] wants_to: String,
    #[server(default)] words: String,
) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, candidacies::introduction};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async {
        let (_, candidacy) = proof::candidacy(&mission, &candidacy).await?;
        let verdict = introduction::Verdict { wants_to: proof::yes_or_no("wants_to", &wants_to)?, words: &words };
        introduction::ceo_verdict(&market(), &candidacy, verdict).await
    }
    .await;
    settle(done.map(|()| format!("/needs/{mission}/candidates/{candidacy}"))).await
}

/// Chooses this CTO: the mission is engaged, and the others read `reason`.
#[server(endpoint = "introduction/choose")]
pub async fn choose_candidate(
    #[server(default)] mission: String,
    #[server(default)] candidacy: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, candidacies::choice};
    use ui::server::{market, settle};

    let done: Result<_, Problem> =
        async { choice::select(&market(), &proof::candidacy(&mission, &candidacy).await?.1, &reason).await }.await;
    settle(done.map(|()| format!("/needs/{mission}"))).await
}
