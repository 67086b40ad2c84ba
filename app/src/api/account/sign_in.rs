//! Signing in and out, and a password that was forgotten.

use leptos::prelude::*;
use ui::Failure;

/// Opens a session and goes on to `next`, or to the first page of the person's role.
#[server(endpoint = "account/sign_in")]
pub async fn sign_in(
    #[server(default)] email: String,
    #[server(default)] password: String,
    #[server(default)] next: String,
) -> Result<(), Failure> {
    use marketplace::accounts::{Credentials, sign_in, speak};
    use ui::{
        Locale,
        server::{device, first_page, market, network, open_session, settle, visitor},
    };

    let credentials = Credentials { email, password, network: network(), device: device() };
    let opened = async {
        let (token, who) = sign_in(&market(), &visitor(), credentials).await?;
        speak(&market(), &who, Locale::current().into()).await?;
        Ok((token, who))
    };
    settle(opened.await.map(|(token, who)| {
        open_session(&token);
        first_page(&who, &next)
    }))
    .await
}

/// Ends the session. There is nothing to refuse: whoever asks is signed out.
#[server(endpoint = "sign_out")]
pub async fn sign_out() -> Result<(), Failure> {
    use marketplace::accounts::sign_out;
    use ui::server::{leave_session, market, settle};

    let done = match leave_session() {
        Some(token) => sign_out(&market(), &token).await,
        None => Ok(()),
    };
    settle(done.map(|()| "/".to_owned())).await
}

/// Sends a link to whoever forgot their password.
#[server(endpoint = "account/forget_password")]
pub async fn forget_password(#[server(default)] email: String) -> Result<(), Failure> {
    use marketplace::accounts::ask_reset;
    use ui::{
        server::{market, network, settle},
        site::nav,
    };

    let asked = ask_reset(&market(), &email, &network()).await;
    settle(asked.map(|()| format!("{}/sent", nav::FORGOT_PASSWORD))).await
}

/// Gives the account another password, for whoever holds the link. They sign in with it themselves.
#[server(endpoint = "account/reset_password")]
pub async fn reset_password(#[server(default)] key: String, #[server(default)] password: String) -> Result<(), Failure> {
    use marketplace::accounts::reset_password;
    use ui::{
        server::{market, settle},
        site::nav,
    };

    let done = reset_password(&market(), &key, &password).await;
    settle(done.map(|()| format!("{}?done=reset", nav::SIGN_IN))).await
}
