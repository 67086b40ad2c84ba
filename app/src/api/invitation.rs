//! Refusing an invitation by the link of its mail.

use leptos::prelude::*;
use ui::Failure;

/// Refuses it, for whoever holds the link, signed in or not. Doing so again changes nothing.
#[server(endpoint = "invitation/refuse")]
pub async fn refuse_by_link(
    #[server(default)] key: String,
    #[server(default)] why: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use marketplace::candidacies::by_link;
    use ui::{
        mail::INVITATION,
        server::{market, settle},
    };

    // The key is known to be one once it was found: nothing else comes back into the address.
    settle(by_link::refuse(&market(), &key, &why, &reason).await.map(|()| format!("{INVITATION}?key={key}"))).await
}
