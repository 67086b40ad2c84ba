//! Wanting a mission, refusing an invitation, taking a candidacy back.

use leptos::prelude::*;
use ui::Failure;

/// Applies, invited or not; `statement` says how other clients are kept apart.
#[server(endpoint = "candidacy/apply")]
pub async fn apply(
    #[server(default)] mission: String,
    #[server(default)] message: String,
    #[server(default)] statement: String,
) -> Result<(), Failure> {
    use marketplace::{Problem, candidacies::apply::apply_saying};
    use ui::server::{market, settle, visitor};

    let done = async {
        let id = mission.parse().map_err(|_| Problem::NotFound)?;
        apply_saying(&market(), &visitor().cto()?, id, &message, &statement).await
    };
    settle(done.await.map(|_| format!("/offers/{mission}"))).await
}

/// Refuses an invitation, with a reason: a choice, words, or both.
#[server(endpoint = "candidacy/refuse_invitation")]
pub async fn refuse_invitation(
    #[server(default)] candidacy: String,
    #[server(default)] why: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use marketplace::candidacies::apply::refuse_invitation;
    use ui::server::{market, settle};

    let done = async {
        let concerned = crate::pages::concerned(&candidacy).await?;
        refuse_invitation(&market(), &concerned, &why, &reason).await.map(|()| concerned.mission())
    };
    settle(done.await.map(|mission| format!("/offers/{mission}"))).await
}

/// Takes a candidacy back, with a reason.
#[server(endpoint = "candidacy/withdraw")]
pub async fn withdraw(#[server(default)] candidacy: String, #[server(default)] reason: String) -> Result<(), Failure> {
    use marketplace::candidacies::apply::withdraw;
    use ui::server::{market, settle};

    let done = async {
        let concerned = crate::pages::concerned(&candidacy).await?;
        withdraw(&market(), &concerned, &reason).await.map(|()| concerned.mission())
    };
    settle(done.await.map(|mission| format!("/offers/{mission}"))).await
}
