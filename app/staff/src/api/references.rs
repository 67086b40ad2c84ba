//! Writing to a CTO's referees.

use leptos::prelude::*;
use ui::Failure;

/// Writes to a referee, as it was shown: `version` is that of the request on the page.
#[server(endpoint = "staff/references/ask")]
pub async fn ask_reference(
    #[server(default)] profile: String,
    #[server(default)] reference: String,
    #[server(default)] version: String,
) -> Result<(), Failure> {
    use crate::asked::{at_references, id, staff};
    use ui::server::{market, settle};

    let done = async {
        let (staff, profile) = (staff()?, id(&profile)?);
        marketplace::references::ask::ask(&market(), &staff, id(&reference)?, &version).await?;
        Ok(at_references(profile))
    };
    settle(done.await).await
}

/// Takes a request back.
#[server(endpoint = "staff/references/withdraw")]
pub async fn withdraw_reference(#[server(default)] profile: String, #[server(default)] reference: String) -> Result<(), Failure> {
    use crate::asked::{at_references, id, staff};
    use ui::server::{market, settle};

    let done = async {
        let (staff, profile) = (staff()?, id(&profile)?);
        marketplace::references::ask::withdraw(&market(), &staff, id(&reference)?).await?;
        Ok(at_references(profile))
    };
    settle(done.await).await
}
