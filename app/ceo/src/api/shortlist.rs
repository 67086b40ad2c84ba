//! The people put before the CEO: asked to meet, turned down, or none of them.

use leptos::prelude::*;
use ui::Failure;

/// Asks somebody to meet, which is the CEO's yes to showing names.
#[server(endpoint = "shortlist/request_introduction")]
pub async fn request_introduction(#[server(default)] mission: String, #[server(default)] candidacy: String) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, candidacies::introduction};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async { introduction::request(&market(), &proof::candidacy(&mission, &candidacy).await?.1).await }.await;
    settle(done.map(|()| format!("/needs/{mission}/candidates/{candidacy}"))).await
}

/// Says no to somebody, with a reason that the person reads.
#[server(endpoint = "shortlist/decline")]
pub async fn decline_candidate(
    #[server(default)] mission: String,
    #[server(default)] candidacy: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, candidacies::introduction};
    use ui::server::{market, settle};

    let done: Result<_, Problem> =
        async { introduction::decline(&market(), &proof::candidacy(&mission, &candidacy).await?.1, &reason).await }.await;
    settle(done.map(|()| format!("/needs/{mission}/shortlist"))).await
}

/// None of them: the search goes on.
#[server(endpoint = "shortlist/search_on")]
pub async fn search_on(#[server(default)] mission: String, #[server(default)] reason: String) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, missions::life};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async { life::search_on(&market(), &proof::owner(&mission).await?, &reason).await }.await;
    settle(done.map(|()| format!("/needs/{mission}"))).await
}
