//! What is done, by a need's CEO or by staff, to what it tells of the company that is no criterion: corrected, removed, put back.

use leptos::prelude::*;

use crate::Failure;

/// Says how a fact is. A month's budget comes as its two ends.
#[server(endpoint = "situation/correct")]
pub async fn correct_situation(
    #[server(default)] mission: String,
    #[server(default)] fact: String,
    #[server(default)] value: String,
    #[server(default)] low: String,
    #[server(default)] high: String,
) -> Result<(), Failure> {
    use crate::server::{Desk, id, market, settle};
    use marketplace::missions::situation;

    let done = async {
        let desk = Desk::of(&mission).await?;
        situation::correct(&market(), desk.editor(), id(&fact)?, &situation::typed_value(value, &low, &high)?).await?;
        Ok(desk.at_fact(&fact))
    };
    settle(done.await).await
}

/// Says that a fact is not so.
#[server(endpoint = "situation/remove")]
pub async fn remove_situation(#[server(default)] mission: String, #[server(default)] fact: String) -> Result<(), Failure> {
    use crate::server::{Desk, id, market, settle};
    use marketplace::missions::situation;

    let done = async {
        let desk = Desk::of(&mission).await?;
        situation::remove(&market(), desk.editor(), id(&fact)?).await?;
        Ok(desk.at_situation())
    };
    settle(done.await).await
}

/// Lets the words say again how a fact is.
#[server(endpoint = "situation/restore")]
pub async fn restore_situation(#[server(default)] mission: String, #[server(default)] fact: String) -> Result<(), Failure> {
    use crate::server::{Desk, id, market, settle};
    use marketplace::missions::situation;

    let done = async {
        let desk = Desk::of(&mission).await?;
        situation::restore(&market(), desk.editor(), id(&fact)?).await?;
        Ok(desk.at_situation())
    };
    settle(done.await).await
}
