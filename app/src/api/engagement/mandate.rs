//! The parts of a mandate: an objective, a milestone, a decision or a risk, as `kind` says. The other fields are those of the part.

use leptos::prelude::*;
use ui::Failure;

/// Adds a part, once for the id `once`.
#[server(endpoint = "mandate/add")]
pub async fn add_entry(
    #[server(default)] engagement: String,
    #[server(default)] kind: String,
    #[server(default)] once: String,
) -> Result<(), Failure> {
    use crate::asked::party;
    use crate::site::engagement::mandate_address;
    use marketplace::mandates::write;
    use ui::server::{market, settle, typed};

    let done = async {
        let by = party(&engagement).await?;
        let kind = write::add(&market(), &by, &kind, &once, &typed()).await?;
        Ok(mandate_address(&by, kind))
    };
    settle(done.await).await
}

/// Changes a part of which this version was seen.
#[server(endpoint = "mandate/change")]
pub async fn change_entry(
    #[server(default)] engagement: String,
    #[server(default)] kind: String,
    #[server(default)] entry: String,
    #[server(default)] version: String,
) -> Result<(), Failure> {
    use crate::asked::party;
    use crate::site::engagement::mandate_address;
    use marketplace::mandates::write;
    use ui::server::{market, settle, typed};

    let done = async {
        let by = party(&engagement).await?;
        let kind = write::change(&market(), &by, &kind, (&entry, &version), &typed()).await?;
        Ok(mandate_address(&by, kind))
    };
    settle(done.await).await
}

/// Takes a part out of which this version was seen.
#[server(endpoint = "mandate/remove")]
pub async fn remove_entry(
    #[server(default)] engagement: String,
    #[server(default)] kind: String,
    #[server(default)] entry: String,
    #[server(default)] version: String,
) -> Result<(), Failure> {
    use crate::asked::party;
    use crate::site::engagement::mandate_address;
    use marketplace::mandates::write;
    use ui::server::{market, settle};

    let done = async {
        let by = party(&engagement).await?;
        let kind = write::remove(&market(), &by, &kind, (&entry, &version)).await?;
        Ok(mandate_address(&by, kind))
    };
    settle(done.await).await
}
