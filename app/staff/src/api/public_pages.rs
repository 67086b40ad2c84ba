//! Staff takes a CTO's public page down, and allows it again.

use leptos::prelude::*;
use ui::Failure;

/// Takes it down, with a reason that the CTO is written.
#[server(endpoint = "staff/public_page/take_down")]
pub async fn take_page_down(#[server(default)] profile: String, #[server(default)] reason: String) -> Result<(), Failure> {
    use crate::asked::{at_public_page, id, staff};
    use ui::server::{market, settle};

    let done = async {
        let (staff, profile) = (staff()?, id(&profile)?);
        marketplace::public_pages::take_down(&market(), &staff, profile, &reason).await?;
        Ok(at_public_page(profile))
    };
    settle(done.await).await
}

/// Lets the CTO publish it again.
#[server(endpoint = "staff/public_page/allow")]
pub async fn allow_page(#[server(default)] profile: String) -> Result<(), Failure> {
    use crate::asked::{at_public_page, id, staff};
    use ui::server::{market, settle};

    let done = async {
        let (staff, profile) = (staff()?, id(&profile)?);
        marketplace::public_pages::allow(&market(), &staff, profile).await?;
        Ok(at_public_page(profile))
    };
    settle(done.await).await
}
