//! Leaving for good.

use leptos::prelude::*;
use ui::Failure;

/// Erases the account, and takes the session from the browser.
#[server(endpoint = "account/erase")]
pub async fn erase_account(
    #[server(default)] current_password: String,
    #[server(default)] reason: String,
    #[server(default)] confirmed: String,
) -> Result<(), Failure> {
    use marketplace::accounts::{Farewell, erase};
    use ui::server::{leave_session, market, network, settle, visitor};

    let farewell = Farewell { password: current_password, reason, confirmed, network: network() };
    let done = async { erase(&market(), visitor().account()?, farewell).await };
    let done = done.await;
    if done.is_ok() {
        leave_session();
    }
    settle(done.map(|()| "/account/deleted".to_owned())).await
}
