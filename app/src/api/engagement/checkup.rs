//! How it goes a fortnight after the start.

use leptos::prelude::*;
use ui::Failure;

/// One of the two answers: `going` is `yes`, `mixed` or `no`, `call` is `yes` or `no`.
#[server(endpoint = "engagements/checkup/answer")]
pub async fn answer_checkup(
    #[server(default)] engagement: String,
    #[server(default)] going: String,
    #[server(default)] missing: String,
    #[server(default)] call: String,
) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::checkups::answer::{Typed, answer};
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let typed = Typed { going: &going, missing: &missing, call: &call };
    let done = async { answer(&market(), &party(&engagement).await?, typed).await };
    settle(done.await.map(|()| Section::Checkup.address(&engagement))).await
}

/// Staff notes what came of a call with the `role` that was worried.
#[server(endpoint = "staff/engagements/settle_checkup")]
pub async fn settle_checkup(
    #[server(default)] engagement: String,
    #[server(default)] role: String,
    #[server(default)] note: String,
) -> Result<(), Failure> {
    use marketplace::{Problem, checkups};
    use ui::{
        engagement::Section,
        server::{market, settle, visitor},
    };

    let done = async {
        let (staff, id) = (visitor().staff()?, engagement.parse().map_err(|_| Problem::NotFound)?);
        checkups::settle::settle(&market(), &staff, id, &role, &note).await
    };
    settle(done.await.map(|()| Section::Checkup.address(&engagement))).await
}
