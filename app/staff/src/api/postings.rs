//! Staff takes down what everybody may read of a mission, and allows it again.

use leptos::prelude::*;
use ui::Failure;

/// Takes it down, with a reason that the CEO is written.
#[server(endpoint = "staff/posting/take_down")]
pub async fn take_posting_down(#[server(default)] mission: String, #[server(default)] reason: String) -> Result<(), Failure> {
    use crate::asked::{at_posting, id, staff};
    use ui::server::{market, settle};

    let done = async {
        let (staff, mission) = (staff()?, id(&mission)?);
        marketplace::postings::take_down(&market(), &staff, mission, &reason).await?;
        Ok(at_posting(mission))
    };
    settle(done.await).await
}

/// Lets the CEO publish it again.
#[server(endpoint = "staff/posting/allow")]
pub async fn allow_posting(#[server(default)] mission: String) -> Result<(), Failure> {
    use crate::asked::{at_posting, id, staff};
    use ui::server::{market, settle};

    let done = async {
        let (staff, mission) = (staff()?, id(&mission)?);
        marketplace::postings::allow(&market(), &staff, mission).await?;
        Ok(at_posting(mission))
    };
    settle(done.await).await
}
