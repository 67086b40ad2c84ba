//! The outcome review of one of two who worked together.

use leptos::prelude::*;
use ui::Failure;

/// Keeps the draft (`step` is `keep`), or sends it (`send`), also once more with a change. The other fields are answers and texts.
#[server(endpoint = "outcome_reviews/write")]
pub async fn write_outcome_review(
    #[server(default)] engagement: String,
    #[server(default)] version: String,
    #[server(default)] step: String,
) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::outcome_reviews::write;
    use ui::{
        engagement::Section,
        server::{market, settle, typed},
    };

    let done = async {
        let by = party(&engagement).await?;
        write::write(&market(), &by, &version, &step, &typed()).await?;
        Ok(Section::OutcomeReview.address(by.engagement()))
    };
    settle(done.await).await
}
