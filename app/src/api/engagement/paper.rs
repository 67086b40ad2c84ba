//! Papers about a CTO's status.

use leptos::prelude::*;
use ui::Failure;

/// Lets the company have a document.
#[server(endpoint = "engagements/papers/hand_over")]
pub async fn hand_over_paper(#[server(default)] engagement: String, #[server(default)] document: String) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::{Problem, papers};
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async {
        let by = party(&engagement).await?;
        papers::hand::hand_over(&market(), &by, document.parse().map_err(|_| Problem::NotFound)?).await
    };
    settle(done.await.map(|()| format!("{}#paper-{document}", Section::Papers.address(&engagement)))).await
}

/// Takes it back.
#[server(endpoint = "engagements/papers/take_back")]
pub async fn take_back_paper(#[server(default)] engagement: String, #[server(default)] document: String) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::{Problem, papers};
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async {
        let by = party(&engagement).await?;
        papers::hand::take_back(&market(), &by, document.parse().map_err(|_| Problem::NotFound)?).await
    };
    settle(done.await.map(|()| format!("{}#paper-{document}", Section::Papers.address(&engagement)))).await
}
