//! Whether two who work together go on.

use leptos::prelude::*;
use ui::Failure;

/// One of the two answers: `renew`, `end` or `rematch`; `tell` is `true` where the other may read it at once.
#[server(endpoint = "engagements/renewal/answer")]
pub async fn answer_renewal(
    #[server(default)] engagement: String,
    #[server(default)] renewal: String,
    #[server(default)] answer: String,
    #[server(default)] words: String,
    #[server(default)] tell: String,
) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::renewals::answer::{Typed, answer as keep};
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let typed = Typed { renewal: &renewal, answer: &answer, words: &words, tell: &tell };
    let done = async { keep(&market(), &party(&engagement).await?, typed).await };
    settle(done.await.map(|()| Section::Renewal.address(&engagement))).await
}

/// Tells the other side one's answer before it has answered.
#[server(endpoint = "engagements/renewal/tell")]
pub async fn tell_renewal(#[server(default)] engagement: String, #[server(default)] renewal: String) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::renewals::answer::tell_now;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async { tell_now(&market(), &party(&engagement).await?, &renewal).await };
    settle(done.await.map(|()| Section::Renewal.address(&engagement))).await
}

/// Staff notes what came of it.
#[server(endpoint = "staff/engagements/settle_renewal")]
pub async fn settle_renewal(
    #[server(default)] engagement: String,
    #[server(default)] renewal: String,
    #[server(default)] note: String,
) -> Result<(), Failure> {
    use marketplace::{Problem, renewals};
    use ui::{
        engagement::Section,
        server::{market, settle, visitor},
    };

    let done = async {
        let (staff, id) = (visitor().staff()?, engagement.parse().map_err(|_| Problem::NotFound)?);
        renewals::settle::settle(&market(), &staff, id, &renewal, &note).await
    };
    settle(done.await.map(|()| Section::Renewal.address(&engagement))).await
}
